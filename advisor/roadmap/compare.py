"""What other people on the team would buy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Alternative, LevelGain, Milestone, Roadmap
from advisor.roadmap.plan import plan
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard

_TENTHS = 10
_SEVERAL = 2


def alternatives(  # noqa: PLR0913 an argument for each choice
    rubric: Rubric,
    card: Scorecard,
    wanted: Target,
    conditions: Conditions,
    *,
    strict: bool = False,
    sound: bool = False,
    changes: Sequence[Mapping[str, float]] = (),
    current: Roadmap | None = None,
) -> list[Alternative]:
    """Return the plan as it is and with each of the changed capacities, in full-time equivalents.

    Without `changes` each role that has work gets one more full-time equivalent, besides all people
    with names; and where all time was given by role, it is divided as the work is, if that is
    sooner. What fewer people can do, more people can do as well, should the search for their own
    plan find less. `current` is the plan as it is, if it was made.
    """

    def planned(changed: Conditions) -> Roadmap:
        return plan(rubric, card, wanted, strict=strict, sound=sound, conditions=changed)

    base = current or planned(conditions)
    made = []
    for change, changed in _changed(conditions, changes) or _one_more(rubric, base, conditions):
        roadmap = planned(changed)
        if _has_all(changed, conditions) and base.start and _merit(roadmap) < _merit(base):
            roadmap = base
        made.append(_alternative(base, roadmap, change))
    if not changes and (split := _split_as_the_work(base, conditions)):
        divided = planned(conditions.with_capacity(split))
        sooner = _alternative(base, divided, split)
        made += [replace(sooner, split=True)] if (sooner.saved or 0) > 0 else []
    return [_alternative(base, base, {}), *made]


def _split_as_the_work(base: Roadmap, conditions: Conditions) -> dict[str, float]:
    """Return all the time that was given by role, in tenths, divided as the plan's work is.

    Nothing where people have names, or no two roles have work.
    """
    work: dict[str, float] = {}
    for step in base.steps:
        for role, effort in step.effort.items() if not step.beyond else ():
            work[role] = work.get(role, 0.0) + effort.likely
    tenths = round(sum(conditions.capacity.values()) * _TENTHS)
    if conditions.active or len(work) < _SEVERAL or tenths < len(work):
        return {}
    shares = {role: days / sum(work.values()) * (tenths - len(work)) for role, days in work.items()}
    whole = {role: 1 + int(share) for role, share in shares.items()}
    rest = sorted(shares, key=lambda role: (int(shares[role]) - shares[role], role))
    for role in rest[: tenths - sum(whole.values())]:
        whole[role] += 1
    idle = dict.fromkeys(conditions.capacity.keys() - work.keys(), 0.0)
    return idle | {role: number / _TENTHS for role, number in sorted(whole.items())}


def _changed(
    conditions: Conditions, changes: Sequence[Mapping[str, float]]
) -> list[tuple[Mapping[str, float], Conditions]]:
    return [(change, conditions.with_capacity(change)) for change in changes]


def _one_more(
    rubric: Rubric, base: Roadmap, conditions: Conditions
) -> list[tuple[Mapping[str, float], Conditions]]:
    """Return each role with work, all of its time with one more, and the conditions with that."""
    busy = {role for step in base.steps for role in step.effort}
    busy |= {item.role for item in base.unstaffed}
    given, all_time = conditions.capacity, conditions.full_time_equivalents
    return [
        (
            {role.id: all_time.get(role.id, 0.0) + 1},
            replace(conditions, capacity={**given, role.id: given.get(role.id, 0.0) + 1}),
        )
        for role in rubric.roles
        if role.id in busy
    ]


def _has_all(changed: Conditions, conditions: Conditions) -> bool:
    """Tell whether everybody is still there, for as much time at least."""
    return changed.people == conditions.people and all(
        changed.capacity.get(role, 0.0) >= fte for role, fte in conditions.capacity.items()
    )


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
        saved=_saved(base, _reached_on(base), _reached_on(changed)),
        more=more,
        buys_nothing=bool(change) and as_it_was and not more,
        levels=tuple(_levels(base, changed)),
        milestones=changed.milestones,
    )


def _part(reached: Milestone) -> tuple[int, str, str, bool]:
    return reached.level, reached.dimension or "", reached.stage or "", reached.guarded


def _levels(base: Roadmap, changed: Roadmap) -> Iterator[LevelGain]:
    before = {_part(reached): reached.date for reached in base.milestones}
    for reached in changed.milestones:
        # A level that is guarded as soon as it is held is one milestone.
        then = before.get(_part(reached)) or before.get(_part(replace(reached, guarded=True)))
        yield LevelGain(
            level=reached.level,
            dimension=reached.dimension,
            stage=reached.stage,
            guarded=reached.guarded,
            date=reached.date,
            saved=_saved(base, then, reached.date),
        )


def _saved(base: Roadmap, before: date | None, now: date | None) -> int | None:
    """Return how many working days earlier one day is than another."""
    if base.start is None or before is None or now is None:
        return None
    days = WorkingDays(base.start, base.conditions.holidays)
    return days.count_until(before) - days.count_until(now)


def _merit(roadmap: Roadmap) -> tuple[int, int, int]:
    """Return what makes a plan better than another one for the same wish, most important first.

    Of two that are as good in all else it is the one that is likely to be done sooner.
    """
    likely = -roadmap.confidence.p85.toordinal() if roadmap.confidence else -date.max.toordinal()
    if roadmap.aim == "level":
        end = _reached_on(roadmap)
        return (
            (-end.toordinal(), 0, likely) if end else (-date.max.toordinal(), _raises(roadmap), 0)
        )
    levels = [m.level for m in roadmap.milestones if m.dimension is None and m.stage is None]
    return max(levels, default=0), _raises(roadmap), likely


def _held_on(roadmap: Roadmap) -> date | None:
    return roadmap.held_on or roadmap.end


def _reached_on(roadmap: Roadmap) -> date | None:
    """Return the day on which the plan reaches what it is for; None where it does not."""
    reaches = roadmap.aim == "date" or roadmap.outcome in {"scheduled", "late"}
    return _held_on(roadmap) if reaches else None


def _raises(roadmap: Roadmap) -> int:
    return sum(len(step.raises) for step in roadmap.steps)
