"""What other people on the team would buy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.assessment.model import IsoDate, Target
from advisor.document.checked import Frozen, LevelNumber
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Aim, Milestone, Outcome, Roadmap
from advisor.roadmap.plan import plan
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard


@dataclass(frozen=True, kw_only=True)
class LevelGain(Frozen):
    """A level that a plan reaches, and by how many working days earlier than without the change.

    `saved` is None where one of the two plans has no date for it.
    """

    level: LevelNumber
    dimension: str | None
    stage: str | None
    date: IsoDate | None
    saved: int | None


@dataclass(frozen=True, kw_only=True)
class Alternative(Frozen):
    """A plan with some roles' capacity changed, beside the plan without the change.

    `end` is the day from which the target is held, or else the last day of work, and `saved` the
    working days by which it is earlier, None where one of the two plans has no dates; `more` the
    practice levels it raises more; `levels` what it reaches and how much sooner. With
    `buys_nothing` all of that is as it was, though the confidence may differ.
    """

    capacity: dict[str, float]
    status: Outcome
    aim: Aim
    end: IsoDate | None
    p85: IsoDate | None
    saved: int | None
    more: int
    buys_nothing: bool
    levels: tuple[LevelGain, ...]
    milestones: tuple[Milestone, ...]


def alternatives(  # noqa: PLR0913 an argument for each choice
    rubric: Rubric,
    card: Scorecard,
    wanted: Target,
    conditions: Conditions,
    *,
    strict: bool = False,
    sound: bool = False,
    changes: Sequence[Mapping[str, float]] = (),
) -> list[Alternative]:
    """Return the plan as it is and with each of the changed capacities, in full-time equivalents.

    Without `changes` each role that has work gets one more full-time equivalent. What fewer people
    can do, more people can do as well, should the search for their own plan find less.
    """

    def planned(change: Mapping[str, float]) -> Roadmap:
        changed = conditions.with_capacity(change)
        return plan(rubric, card, wanted, strict=strict, sound=sound, conditions=changed)

    base = planned({})
    made = []
    for change in changes or _one_more(rubric, base, conditions):
        roadmap = planned(change)
        more = all(fte >= conditions.capacity.get(role, 0.0) for role, fte in change.items())
        if more and base.start and _merit(roadmap) < _merit(base):
            roadmap = base
        made.append((change, roadmap))
    return [_alternative(base, roadmap, change) for change, roadmap in [({}, base), *made]]


def _one_more(rubric: Rubric, base: Roadmap, conditions: Conditions) -> Iterator[dict[str, float]]:
    busy = {role for step in base.steps for role in step.effort}
    for role in rubric.roles:
        if role.id in busy:
            yield {role.id: conditions.capacity.get(role.id, 0.0) + 1}


def _alternative(base: Roadmap, changed: Roadmap, change: Mapping[str, float]) -> Alternative:
    more = _raises(changed) - _raises(base)
    days = [(_part(reached), reached.date) for reached in changed.milestones]
    before = [(_part(reached), reached.date) for reached in base.milestones]
    ends = _held_on(changed) == _held_on(base) or base.aim == "date"
    as_it_was = ends and changed.outcome == base.outcome and sorted(days) == sorted(before)
    return Alternative(
        capacity=dict(change),
        status=changed.outcome,
        aim=changed.aim,
        end=_held_on(changed),
        p85=changed.confidence.p85 if changed.confidence else None,
        saved=_saved(base, _held_on(base), _held_on(changed)),
        more=more,
        buys_nothing=bool(change) and as_it_was and not more,
        levels=tuple(_levels(base, changed)),
        milestones=changed.milestones,
    )


def _part(reached: Milestone) -> tuple[int, str, str]:
    return reached.level, reached.dimension or "", reached.stage or ""


def _levels(base: Roadmap, changed: Roadmap) -> Iterator[LevelGain]:
    before = {_part(reached): reached.date for reached in base.milestones}
    for reached in changed.milestones:
        yield LevelGain(
            level=reached.level,
            dimension=reached.dimension,
            stage=reached.stage,
            date=reached.date,
            saved=_saved(base, before.get(_part(reached)), reached.date),
        )


def _saved(base: Roadmap, before: date | None, now: date | None) -> int | None:
    """Return how many working days earlier one day is than another."""
    if base.start is None or before is None or now is None:
        return None
    days = WorkingDays(base.start, base.conditions.holidays)
    return days.count_until(before) - days.count_until(now)


def _merit(roadmap: Roadmap) -> tuple[int, int]:
    """Return what makes a plan better than another one for the same wish, most important first."""
    if roadmap.aim == "level":
        end = _held_on(roadmap)
        return (-end.toordinal() if end else 0), 0
    levels = [m.level for m in roadmap.milestones if m.dimension is None and m.stage is None]
    return max(levels, default=0), _raises(roadmap)


def _held_on(roadmap: Roadmap) -> date | None:
    return roadmap.held_on or roadmap.end


def _raises(roadmap: Roadmap) -> int:
    return sum(len(step.raises) for step in roadmap.steps)
