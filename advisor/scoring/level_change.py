"""Why the level held did or did not move between two scorecards."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.plain_text import counted
from advisor.scoring.change import Change, paired, shared_practices
from advisor.scoring.level import blockers_for
from advisor.scoring.model import Basis, Blocker, PracticeScore, Scorecard

_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Lifted:
    """A practice that no longer keeps the team from `level`, and how that came about."""

    practice: str
    title: str
    level: int
    how: str


@dataclass(frozen=True, kw_only=True)
class BlockerChanges:
    """What became of the blockers of `level`, the one that was next before; None at the top."""

    level: int | None
    lifted: tuple[Lifted, ...] = ()
    remaining: tuple[Blocker, ...] = ()
    new: tuple[Blocker, ...] = ()


def blocker_changes(
    old: Scorecard, new: Scorecard, level: int | None, basis: Basis
) -> BlockerChanges:
    """Compare what keeps each of the two from `level`, by the gates of its own rubric."""
    if level is None:
        return BlockerChanges(level=None)
    before = {blocker.practice for blocker in _blockers(old, level, basis)}
    now = _blockers(new, level, basis)
    return BlockerChanges(
        level=level,
        lifted=_lifted(old, new, level, basis),
        remaining=tuple(blocker for blocker in now if blocker.practice in before),
        new=tuple(blocker for blocker in now if blocker.practice not in before),
    )


def fallen_gates(old: Scorecard, new: Scorecard, basis: Basis) -> tuple[Blocker, ...]:
    """Return each practice of any side below a gate that its earlier level met.

    Both levels are held against the gates of `new`, so that a stricter rubric is no fall. What
    does not apply any more has not fallen. Each practice is named with its lowest such gate.
    """
    found: list[Blocker] = []
    for before, after in shared_practices(old, new):
        value = before.value(basis) or 0
        for level in sorted(after.gates):
            if after.applicable and value >= after.need(level) and not after.meets(level, basis):
                found += blockers_for([after], level, basis)
                break
    return tuple(found)


def because(
    old: Scorecard, new: Scorecard, blockers: BlockerChanges, basis: Basis
) -> tuple[str, ...]:
    """Say in sentences why the level of the primary side did or did not move."""
    held = Change(before=old.held(basis), after=new.held(basis))
    word = "Level" if basis == "claimed" else "Supported level"
    if held.before is None or held.after is None:
        return (_without_level(held),)
    if held.after > held.before:
        return (_risen(old, new, f"{word} {held.after}", basis),)
    if held.after < held.before:
        return (_fallen(old, new, word, basis),)
    return (f"{word} stays {held.before}{_stayed(blockers)}.",)


def _without_level(held: Change[int | None]) -> str:
    none = "no applicable practice"
    if held.after is not None:
        return f"Level {held.after} is held; before, no level could be, as {none} had a gate."
    if held.before is not None:
        return f"Level {held.before} was held; no level can be now, as {none} has a gate."
    return f"No level could be held before and none can be now, as {none} has a gate."


def _risen(old: Scorecard, new: Scorecard, reached: str, basis: Basis) -> str:
    lifted = _lifted(old, new, new.held(basis) or 0, basis)
    if not lifted:
        return f"{reached} is reached."
    were = "blocker lifted was" if len(lifted) == 1 else "blockers lifted were"
    names = listed([f"{quoted(item.title)} ({item.how})" for item in lifted])
    return f"{reached} is reached: the last {were} {names}."


def _fallen(old: Scorecard, new: Scorecard, word: str, basis: Basis) -> str:
    level = old.held(basis) or 0
    below = _blockers(new, level, basis)
    fallen = {blocker.practice for blocker in fallen_gates(old, new, basis)}
    again = " any more" if {blocker.practice for blocker in below} <= fallen else ""
    verb = "does not meet its gate" if len(below) == 1 else "do not meet their gates"
    names = listed([f"{quoted(blocker.title)} ({blocker.reason})" for blocker in below])
    return f"{word} fell from {level} to {new.held(basis)}: {names} {verb}{again}."


def _stayed(blockers: BlockerChanges) -> str:
    if blockers.level is None:
        return ", the highest there was"
    lifted, remaining, new = blockers.lifted, blockers.remaining, blockers.new
    before = len(lifted) + len(remaining)
    was = "was" if len(lifted) <= 1 else "were"
    clauses = [f"{len(lifted) or 'none'} of {counted(before, 'blocker')} {was} lifted"]
    if remaining:
        verb = "remains" if len(remaining) == 1 else "remain"
        clauses.append(f"{len(remaining)} {verb}: {_named(remaining)}")
    if new:
        verb = "is new" if len(new) == 1 else "are new"
        clauses.append(f"{len(new)} {verb}: {_named(new)}")
    return f": {clauses[0]}{''.join(f'; {clause}' for clause in clauses[1:])}"


def _named(blockers: Sequence[Blocker]) -> str:
    return listed([quoted(blocker.title) for blocker in blockers])


def quoted(title: str) -> str:
    """Return a title as a sentence names it: it may hold commas."""
    return f"“{title}”"


def listed(names: Sequence[str]) -> str:
    """Return names in a sentence, the first five and how many more there are."""
    shown, left = list(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    if left > 0:
        shown.append(f"{left} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)


def _blockers(card: Scorecard, level: int, basis: Basis) -> tuple[Blocker, ...]:
    side = card.rubric.primary_side
    return blockers_for([p for p in card.practices if p.side == side], level, basis)


def _lifted(old: Scorecard, new: Scorecard, level: int, basis: Basis) -> tuple[Lifted, ...]:
    before = {blocker.practice for blocker in _blockers(old, level, basis)}
    lifted = before - {blocker.practice for blocker in _blockers(new, level, basis)}
    return tuple(
        Lifted(practice=was.id, title=was.title, level=level, how=_how(was, now, basis))
        for was, now in paired(old.practices, new.practices)
        if was and was.id in lifted
    )


def _how(was: PracticeScore, now: PracticeScore | None, basis: Basis) -> str:
    if now is None:
        return "no longer asked"
    if not now.applicable:
        return f"left out now: {now.reason}"
    before, after = _said(was, basis), _said(now, basis)
    return f"at {after}, its gate moved" if before == after else f"from {before} to {after}"


def _said(practice: PracticeScore, basis: Basis) -> str:
    value = practice.value(basis)
    return practice.state.value if value is None else str(value)
