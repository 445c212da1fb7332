"""What moved between two assessments."""

from collections.abc import Sequence

from advisor.assessment.model import AnswerState
from advisor.scoring.change import Change, Direction, PracticeChange
from advisor.words.catalogue import counted, sentence
from advisor.words.level import say_dash


def say_arrow(before: str, after: str) -> str:
    """Return a value, or two with an arrow between where it moved."""
    return before if before == after else f"{before} → {after}"


def say_levels(change: Change[int | None]) -> str:
    """Return a level, or how it moved."""
    return say_arrow(say_dash(change.before), say_dash(change.after))


def say_directions(practices: Sequence[PracticeChange]) -> str:
    """Return how many practices moved, and which way."""
    directions: list[Direction] = [practice.direction for practice in practices]
    return counted(
        "{n} practice moved: {up} up, {down} down, {other} other",
        "{n} practices moved: {up} up, {down} down, {other} other",
        len(practices),
        up=directions.count("up"),
        down=directions.count("down"),
        other=directions.count("other"),
    )


def say_moved(practice: PracticeChange) -> str:
    """Return how the level of a practice moved, and what of it evidence supports."""
    states, support = practice.state, practice.supported
    said = say_arrow(
        _known(practice.claimed.before, states.before),
        _known(practice.claimed.after, states.after),
    )
    if not support.moved:
        return said
    return sentence("{claimed}, supported {supported}", claimed=said, supported=say_levels(support))


def _known(level: int | None, state: AnswerState) -> str:
    return {
        AnswerState.ANSWERED: str(level),
        AnswerState.UNKNOWN: sentence("unknown"),
        AnswerState.UNANSWERED: sentence("unanswered"),
        AnswerState.NOT_APPLICABLE: sentence("not applicable"),
    }[state]


def say_gate_of(level: int | None) -> str:
    """Return for which level a practice has a gate."""
    return sentence("gate of level {level}", level=level)


def say_blocker_groups(level: int | None) -> tuple[str, str, str]:
    """Return what the blockers that went, stayed and came are called."""
    return (
        sentence("Blockers of level {level}, lifted", level=level),
        sentence("Blockers of level {level}, remaining", level=level),
        sentence("Blockers of level {level}, new", level=level),
    )


def say_fallen() -> str:
    """Return what the practices below a gate that was met are called."""
    return sentence("Below a gate that was met before")


def say_evidence_groups() -> tuple[str, str, str]:
    """Return what evidence that came, went and expired is called."""
    return sentence("Evidence gained"), sentence("Evidence lost"), sentence("Evidence expired")
