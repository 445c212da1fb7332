"""Why the level held did or did not move between two scorecards."""

from collections.abc import Container, Iterator

from advisor.frozen import dataclass
from advisor.scoring.change import CriterionChange, ValueChange
from advisor.scoring.feature import facts
from advisor.scoring.level import blockers_for, features_of
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import Basis, CriterionState


@dataclass(frozen=True, kw_only=True)
class Lifted:
    """A criterion that no longer keeps the team from `level`; None where it is not asked now."""

    practice: str
    criterion: str
    title: str
    text: str
    level: int
    feature: str
    state: ValueChange[CriterionState | None]
    supported: bool


@dataclass(frozen=True, kw_only=True)
class BlockerChanges:
    """What became of the blockers of `level`, the one that was next before; None at the top."""

    level: int | None
    lifted: tuple[Lifted, ...] = ()
    remaining: tuple[Blocker, ...] = ()
    new: tuple[Blocker, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LevelChange:
    """Why the level of the primary side did or did not move.

    Of a level that is reached, `lifted` are the criteria that stood before it; of one that is lost,
    `barring` are those that stand before it now, and `fell` tells that each was met before.
    """

    held: ValueChange[int | None]
    guarded: ValueChange[bool | None]
    lifted: tuple[Lifted, ...] = ()
    barring: tuple[Blocker, ...] = ()
    fell: bool = False


def blocker_changes(
    old: Scorecard, new: Scorecard, level: int | None, basis: Basis
) -> BlockerChanges:
    """Compare what keeps each of the two from `level`, by the features of its own rubric."""
    if level is None:
        return BlockerChanges(level=None)
    before = {_name(blocker) for blocker in _blockers(old, level, basis)}
    now = _blockers(new, level, basis)
    return BlockerChanges(
        level=level,
        lifted=tuple(_lifted(old, new, level, basis)),
        remaining=tuple(blocker for blocker in now if _name(blocker) in before),
        new=tuple(blocker for blocker in now if _name(blocker) not in before),
    )


def level_change(
    old: Scorecard, new: Scorecard, fallen: Container[str], basis: Basis
) -> LevelChange:
    """Return why the level did or did not move; `fallen` are criteria met before and not now."""
    held = ValueChange(before=old.held(basis), after=new.held(basis))
    guarded = ValueChange(before=old.guarded(), after=new.guarded())
    if held.before is None or held.after is None or held.before == held.after:
        return LevelChange(held=held, guarded=guarded)
    if held.after > held.before:
        lifted = tuple(_lifted(old, new, held.after, basis))
        return LevelChange(held=held, guarded=guarded, lifted=lifted)
    barring = _blockers(new, held.before, basis)
    return LevelChange(
        held=held,
        guarded=guarded,
        barring=barring,
        fell=all(_name(blocker) in fallen for blocker in barring),
    )


def fallen_criteria(
    changes: tuple[CriterionChange, ...], basis: Basis
) -> tuple[CriterionChange, ...]:
    """Return the defining criteria, of any side, that were met and are not met any more."""
    return tuple(c for c in changes if c.features and _was_met(c, basis) and not _is_met(c, basis))


def _was_met(change: CriterionChange, basis: Basis) -> bool:
    met = change.state.before is CriterionState.MET
    return met and (basis == "claimed" or change.supported.before)


def _is_met(change: CriterionChange, basis: Basis) -> bool:
    met = change.state.after is CriterionState.MET
    return met and (basis == "claimed" or change.supported.after)


def forgotten_criteria(changes: tuple[CriterionChange, ...]) -> tuple[CriterionChange, ...]:
    """Return the criteria that were met or unmet, of which nothing is known any more."""
    known = (CriterionState.MET, CriterionState.UNMET)
    return tuple(c for c in changes if c.state.before in known and c.state.after not in known)


def _blockers(card: Scorecard, level: int, basis: Basis) -> tuple[Blocker, ...]:
    return blockers_for(features_of(card, basis=basis), level, card.practices)


def _name(blocker: Blocker) -> str:
    return f"{blocker.practice}/{blocker.criterion}"


def _lifted(old: Scorecard, new: Scorecard, level: int, basis: Basis) -> Iterator[Lifted]:
    now = {_name(blocker) for blocker in _blockers(new, level, basis)}
    was, is_now = facts(old.practices), facts(new.practices)
    for blocker in _blockers(old, level, basis):
        name = _name(blocker)
        if name not in now:
            yield _lift(blocker, was[name], is_now.get(name))


def _lift(blocker: Blocker, was: CriterionScore, now: CriterionScore | None) -> Lifted:
    return Lifted(
        practice=blocker.practice,
        criterion=was.id,
        title=blocker.title,
        text=was.text,
        level=blocker.level,
        feature=blocker.feature or "",
        state=ValueChange(before=was.state, after=now.state if now else None),
        supported=bool(now and now.supported),
    )
