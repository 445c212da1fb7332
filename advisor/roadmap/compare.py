"""What other people on the team would buy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.assessment.model import IsoDate, Target
from advisor.document.checked import Frozen
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Milestone, Roadmap, Status
from advisor.roadmap.plan import plan
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard


@dataclass(frozen=True, kw_only=True)
class Alternative(Frozen):
    """A plan with some roles' capacity changed, beside the plan without the change.

    `end` is the day from which the target is held, or else the last day of work.
    `saved` are the working days by which the target is held earlier, or else the plan ends earlier;
    `more` the practice levels it raises more; None where one of the two plans has no dates.
    """

    capacity: dict[str, float]
    status: Status
    end: IsoDate | None
    p85: IsoDate | None
    saved: int | None
    more: int
    milestones: tuple[Milestone, ...]


def alternatives(
    rubric: Rubric,
    card: Scorecard,
    wanted: Target,
    conditions: Conditions,
    *,
    strict: bool = False,
    changes: Sequence[Mapping[str, float]] = (),
) -> list[Alternative]:
    """Return the plan as it is and with each of the changed capacities, in full-time equivalents.

    Without `changes` each role that has work gets one more full-time equivalent. What fewer people
    can do, more people can do as well, should the search for their own plan find less.
    """

    def planned(change: Mapping[str, float]) -> Roadmap:
        capacity = {**conditions.capacity, **change}
        changed = replace(conditions, capacity=capacity)
        return plan(rubric, card, wanted, strict=strict, conditions=changed)

    base = planned({})
    found = []
    for change in changes or _one_more(base, conditions):
        roadmap = planned(change)
        more = all(fte >= conditions.capacity.get(role, 0.0) for role, fte in change.items())
        if more and base.start and _merit(roadmap) < _merit(base):
            roadmap = base
        found.append((change, roadmap))
    return [_alternative(base, roadmap, change) for change, roadmap in [({}, base), *found]]


def _one_more(base: Roadmap, conditions: Conditions) -> Iterator[dict[str, float]]:
    roles = dict.fromkeys(role for step in base.steps for role in step.effort)
    for role in roles:
        yield {role: conditions.capacity.get(role, 0.0) + 1}


def _alternative(base: Roadmap, found: Roadmap, change: Mapping[str, float]) -> Alternative:
    return Alternative(
        capacity=dict(change),
        status=found.status,
        end=_held_on(found),
        p85=found.confidence.p85 if found.confidence else None,
        saved=_saved(base, found),
        more=_raises(found) - _raises(base),
        milestones=found.milestones,
    )


def _merit(roadmap: Roadmap) -> tuple[int, int]:
    """Return what makes a plan better than another one for the same wish, most important first."""
    if roadmap.aim == "level":
        end = _held_on(roadmap)
        return (-end.toordinal() if end else 0), 0
    levels = [m.level for m in roadmap.milestones if m.dimension is None and m.stage is None]
    return max(levels, default=0), _raises(roadmap)


def _held_on(roadmap: Roadmap) -> date | None:
    return roadmap.held_on or roadmap.end


def _saved(base: Roadmap, found: Roadmap) -> int | None:
    before, after = _held_on(base), _held_on(found)
    if base.start is None or before is None or after is None:
        return None
    days = WorkingDays(base.start, base.conditions.holidays)
    return days.count_until(before) - days.count_until(after)


def _raises(roadmap: Roadmap) -> int:
    return sum(len(step.raises) for step in roadmap.steps)
