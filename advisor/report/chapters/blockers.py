"""What keeps the team from the next level, and which step lifts it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.plain_text import sentence as closed
from advisor.report.chapters.model import Chapter
from advisor.report.chapters.steps import step_numbers
from advisor.result.basis import basis_of, blockers_of, unsupported_of
from advisor.result.model import Result
from advisor.scoring.model import Blocker
from advisor.words.blocker import say_nothing_blocks
from advisor.words.level import say_level


@dataclass(frozen=True, kw_only=True)
class BlockerRow:
    """A practice that stands before the next level, and the step that lifts it."""

    practice: str
    title: str
    have: str
    need: str
    reason: str
    needed: str
    step: str


@dataclass(frozen=True, kw_only=True)
class BlockersData:
    """What blocks `level`, or why nothing does, and what its evidence does not show yet."""

    level: str
    blockers: tuple[BlockerRow, ...]
    nothing_blocks: str
    unsupported: tuple[BlockerRow, ...]


def _data(result: Result) -> BlockersData:
    return BlockersData(
        level=_blocked_level(result),
        blockers=tuple(_blockers(result)),
        nothing_blocks=_nothing_blocks(result),
        unsupported=tuple(_unsupported(result)),
    )


def _blocked_level(result: Result) -> str:
    """Return the level that is blocked, with its title."""
    blockers = blockers_of(result)
    return say_level(result, blockers[0].level) if blockers else ""


def _nothing_blocks(result: Result) -> str:
    """Return why no practice blocks a level, where none does."""
    return say_nothing_blocks(result.held(basis_of(result)))


def _blockers(result: Result) -> Iterator[BlockerRow]:
    """Yield each practice that keeps the team from the next level."""
    return _rows(result, blockers_of(result))


def _unsupported(result: Result) -> Iterator[BlockerRow]:
    """Yield each practice whose evidence keeps a claimed level from being supported."""
    return _rows(result, unsupported_of(result))


def _rows(result: Result, found: Sequence[Blocker]) -> Iterator[BlockerRow]:
    numbers = step_numbers(result)
    for blocker in found:
        lifting = [
            str(numbers[step.id])
            for step in result.roadmap.steps
            if step.raises.get(blocker.practice) == blocker.need
        ]
        yield BlockerRow(
            practice=blocker.practice,
            title=blocker.title,
            have="?" if blocker.have is None else str(blocker.have),
            need=str(blocker.need),
            reason=closed(blocker.reason),
            needed=result.practice(blocker.practice).levels[blocker.need],
            step=lifting[0] if lifting else "",
        )


CHAPTER = Chapter(id="blockers", title="What blocks the next level", data=_data)
