"""What moved between two assessments of the same rubric."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.errors import ContentError
from advisor.scoring.model import PracticeScore, Scorecard


@dataclass(frozen=True, kw_only=True)
class Move:
    """One practice whose answer is another; None is no level."""

    practice: str
    title: str
    before: int | None
    after: int | None
    gated: bool

    @property
    def by(self) -> int:
        """How many levels up, or down; no level counts as 0."""
        return (self.after or 0) - (self.before or 0)


def moves(before: Scorecard, after: Scorecard) -> tuple[Move, ...]:
    """Return the practices that moved, the furthest up first.

    Raises ContentError when the two are not for the same rubric.
    """
    if before.rubric.reference != after.rubric.reference:
        raise ContentError(
            f"{before.rubric.reference} and {after.rubric.reference} cannot be compared",
            hint="Choose two assessments of one rubric.",
        )
    found = list(_moves(before, after))
    return tuple(sorted(found, key=lambda move: (-move.by, move.title)))


def _moves(before: Scorecard, after: Scorecard) -> Iterator[Move]:
    old = {practice.id: practice for practice in before.practices}
    for new in after.practices:
        earlier = old.get(new.id)
        if earlier is not None and _level(earlier) != _level(new):
            yield Move(
                practice=new.id,
                title=new.title,
                before=_level(earlier),
                after=_level(new),
                gated=bool(new.gates) and new.side == after.rubric.primary_side,
            )


def _level(practice: PracticeScore) -> int | None:
    return practice.claimed if practice.applicable else None


def because(before: Scorecard, after: Scorecard) -> str:
    """Return in a sentence why the level moved, or why it did not."""
    old, new = before.level["claimed"], after.level["claimed"]
    left = len(after.blockers)
    if old == new:
        if not left:
            return f"Level {new} is held as before, and nothing blocks."
        gone = {b.practice for b in before.blockers} - {b.practice for b in after.blockers}
        met = f"{len(gone)} met their gates since, and " if gone else ""
        return f"The level stays at {new}: {met}{left} still block level {after.blockers[0].level}."
    if (new or 0) > (old or 0):
        return f"The level rose from {old} to {new}: every gate up to {new} is met now."
    fallen = [b.title for b in after.blockers if b.level <= (old or 0)]
    names = ", ".join(fallen[:3]) + (f" and {len(fallen) - 3} more" if len(fallen) > 3 else "")  # noqa: PLR2004 a few names are enough
    return f"The level fell from {old} to {new}: {names} no longer meet their gates."
