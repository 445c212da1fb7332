"""Where the team stands in other frameworks, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.plain_text import counted
from advisor.report.chapters.model import Chapter
from advisor.report.wording import few, join_words, quoted
from advisor.result.model import Result
from advisor.scoring.crosswalk import CrosswalkStatus, ItemStatus
from advisor.scoring.crosswalk_position import position
from advisor.scoring.number import show_share


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


_STATES = {
    "held": ("✓", "shown"),
    "partly": ("◐", "shown in part"),
    "missing": ("×", "missing"),
    "open": ("?", "not answered"),
    "outside": ("–", "not asked here"),
    "not_applicable": ("–", "does not apply"),
}
_FEW = 3


def crosswalks(result: Result) -> Iterator[FrameworkRow]:
    """Yield a row for each framework the rubric relates to."""
    titles = {practice.id: practice.title for practice in result.practices}
    for status in result.crosswalks:
        asked = len(status.items) - status.counts.get("not_applicable", 0)
        decided = sum(status.counts.get(state, 0) for state in ("held", "partly", "missing"))
        yield FrameworkRow(
            id=status.id,
            title=f"{status.title}, {status.edition}",
            source=status.source,
            position=position(status),
            coverage=f"{show_share(status.coverage)}, {decided} of {counted(asked, 'item')}",
            next=_next(status),
            note=status.note,
            items=tuple(_item(item, titles) for item in status.items),
        )


def _next(status: CrosswalkStatus) -> str:
    if status.points is not None:
        weakest = [name for name, points in status.sections.items() if points == status.points]
        return f"The weakest section decides: {join_words(weakest)}."
    if not status.next_missing:
        return ""
    lacking = few([quoted(item) for item in status.next_missing], _FEW)
    return f"What level {status.next_level} asks and is not shown: {lacking}."


def _item(item: ItemStatus, titles: dict[str, str]) -> FrameworkItem:
    mark, word = _STATES[item.state]
    place = f"level {item.level}" if item.level is not None else item.section or ""
    seen = [f"{titles[found.practice]} at {found.at}, {found.relation}" for found in item.maps]
    return FrameworkItem(title=item.title, place=place, mark=mark, word=word, seen="; ".join(seen))


CHAPTER = Chapter(
    id="crosswalks",
    title="In other frameworks",
    data=lambda result: tuple(crosswalks(result)),
)
