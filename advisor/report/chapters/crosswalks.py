"""Where the team stands in other frameworks, in words."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter
from advisor.result.model import Result
from advisor.scoring.crosswalk import ItemStatus
from advisor.translation import sentence
from advisor.words.crosswalk import say_decided, say_next, say_place, say_seen, say_state
from advisor.words.level import say_number
from advisor.words.phrase import capital
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class FrameworkItem:
    """One item of another framework: its state, and the practices the verdict rests on."""

    title: str
    place: str
    mark: str
    word: str
    seen: str


@dataclass(frozen=True, kw_only=True)
class FrameworkRow:
    """The inferred position in another framework, and what stands before its next level."""

    id: str
    title: str
    source: str
    position: str
    coverage: str
    next: str
    note: str
    items: tuple[FrameworkItem, ...]


_MARKS = {"held": "✓", "partly": "◐", "missing": "×", "open": "?"}


def crosswalks(result: Result) -> Iterator[FrameworkRow]:
    """Yield a row for each framework the rubric relates to."""
    titles = Titles(result)
    for status in result.crosswalks:
        yield FrameworkRow(
            id=status.id,
            title=f"{status.title}, {status.edition}",
            source=status.source,
            position=capital(say_place(status)),
            coverage=say_decided(status),
            next=say_next(status),
            note=status.note,
            items=tuple(_item(item, titles) for item in status.items),
        )


def _item(item: ItemStatus, titles: Titles) -> FrameworkItem:
    return FrameworkItem(
        title=item.title,
        place=say_number(item.level) if item.level is not None else item.section or "",
        mark=_MARKS.get(item.state, "–"),
        word=say_state(item),
        seen=say_seen(item, titles),
    )


CHAPTER = Chapter(
    id="crosswalks",
    title=sentence("In other frameworks"),
    data=lambda result: tuple(crosswalks(result)),
)
