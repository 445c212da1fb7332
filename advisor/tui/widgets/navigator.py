"""All questions in their groups, with what is answered."""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from advisor.rubric.model import Practice
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import CriterionState
from advisor.tui.keyboard.key_table import bound
from advisor.tui.widgets.rows import Rows
from advisor.tui.widgets.text import fitted, folded, line, meter
from advisor.tui.workspace.question_order import Group
from advisor.tui.workspace.workspace import Workspace
from advisor.words.standing_bar import say_met


class Navigator(VerticalScroll, can_focus=True):
    """Groups with their progress; the group at hand is open, and lists its questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("up", "move(-1)", "mark", "The question above or below", show=False),
        bound("down", "move(1)", "mark", "The question above or below", show=False),
        bound("first", "first", "end", "The first or the last question", show=False),
        bound("last", "last", "end", "The first or the last question", show=False),
        bound("page-up", "page(-1)", "page", "A page up or down", show=False),
        bound("page-down", "page(1)", "page", "A page up or down", show=False),
        bound("choose", "pick", "go there", "The question marked", show=False),
        bound("back", "close", "back", "The question that was left for the list", show=False),
    ]

    class Picked(Message):
        """A question was picked."""

        def __init__(self, practice_id: str) -> None:
            super().__init__()
            self.practice_id = practice_id

    class Moved(Picked):
        """The cursor went to another question."""

    class Closed(Message):
        """Nothing was picked."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="navigator")
        self._workspace = workspace
        self._cursor = workspace.here
        self._rows: list[str | None] = []
        self._shown_rows = Rows(id="navigator-rows")

    def compose(self) -> "list[Rows]":
        """Lay out the rows."""
        return [self._shown_rows]

    def show(self) -> None:
        """Show the question at hand in its group."""
        self._cursor = self._workspace.here
        self._draw()

    def on_focus(self) -> None:
        """Begin at the question at hand."""
        self.show()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width or self.content_size.width
        if width < 10:  # noqa: PLR2004 it is hidden
            return
        self._rows = []
        shown: list[Content] = []
        blocking = {blocker.practice for blocker in self._workspace.standing.blockers}
        for group in self._workspace.groups:
            open_here = any(p.id == self._cursor for p in group.practices)
            self._rows.append(group.practices[0].id)
            shown.append(self._group(group, width, open_here=open_here))
            for practice in group.practices if open_here else ():
                rows = self._practice(practice, width, blocking)
                self._rows += [practice.id] * len(rows)
                shown += rows
        self._shown_rows.show(shown)
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        places = [row for row, name in enumerate(self._rows) if name == self._cursor]
        if places:
            self.scroll_to_region(
                Region(0, places[0], 1, places[-1] - places[0] + 1), animate=False
            )

    def _group(self, group: Group, width: int, *, open_here: bool) -> Content:
        settled, total = self._workspace.progress(group.practices)
        return _head(group.title, settled, total, width, open_here=open_here)

    def _practice(self, practice: Practice, width: int, blocking: set[str]) -> list[Content]:
        """Return the rows of a question: as many as its whole title takes."""
        name = practice.id
        answer = self._workspace.answer_to(name)
        mark, style, said = _mark(self._workspace.shown(name))
        flags = said + ("⚑" if answer.flag else "") + ("◆" if name in blocking else "")
        return _rows(practice.title, mark, style, flags, width, here=name == self._cursor)

    def action_move(self, by: int) -> None:
        """Move the cursor to a neighbouring question."""
        names = [practice.id for practice in self._workspace.practices]
        place = names.index(self._cursor) + by if self._cursor in names else 0
        self._cursor = names[max(0, min(len(names) - 1, place))]
        self._draw()
        self.post_message(self.Moved(self._cursor))

    def action_page(self, by: int) -> None:
        """Move the cursor by as many questions as there are rows."""
        self.action_move(by * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Move the cursor to the first question."""
        self.action_move(-len(self._workspace.practices))

    def action_last(self) -> None:
        """Move the cursor to the last question."""
        self.action_move(len(self._workspace.practices))

    def action_pick(self) -> None:
        """Go to the question under the cursor."""
        self.post_message(self.Picked(self._cursor))

    def action_close(self) -> None:
        """Go back without picking."""
        self.post_message(self.Closed())

    def on_click(self, event: events.Click) -> None:
        """Go to the question, or to the first of the group, under the pointer."""
        row = int(event.y + self.scroll_offset.y)
        if event.widget is self._shown_rows:
            row = event.y
        if 0 <= row < len(self._rows):
            name = self._rows[row]
            if name is not None:
                self.post_message(self.Picked(name))


def _mark(shown: Sequence[CriterionScore]) -> tuple[str, str, str]:
    """Return the mark of a question, its style, and how much of one that is half done is met."""
    states = {criterion.state for criterion in shown}
    if not shown or states == {CriterionState.WAIVED}:
        return "–", "$quiet", ""
    if states == {CriterionState.UNANSWERED}:
        return "·", "$quiet", ""
    if states == {CriterionState.UNKNOWN}:
        return "?", "bold $warning", ""
    met = [criterion for criterion in shown if criterion.state is CriterionState.MET]
    unmet = [c.level for c in shown if c.state is CriterionState.UNMET]
    level = min(unmet) - 1 if unmet else max(criterion.level for criterion in shown)
    if len(met) + len(unmet) == len(shown) and all(c.level <= level for c in met):
        return str(level), "bold $success", ""
    return "◐", "bold $success", f"{say_met(len(met), len(shown))} "


@lru_cache(maxsize=1024)
def _head(title: str, settled: int, total: int, width: int, *, open_here: bool) -> Content:
    count = f" {settled:>2}/{total}"
    bar = 6
    return line(
        ("▾ " if open_here else "▸ ", "$accent"),
        (fitted(title, width - len(count) - bar - 2), "bold" if open_here else ""),
        (meter(settled / total if total else 1, bar), "$success"),
        (count, "$quiet"),
    )


@lru_cache(maxsize=1024)
def _rows(
    title: str, mark: str, style: str, flags: str, width: int, *, here: bool
) -> list[Content]:
    room = width - 5 - len(flags)
    rows = []
    for number, text in enumerate(folded(title, room)):
        head = (("▶" if here else " ", "bold $accent"), (f" {mark} ", style))
        row = line(
            *(head if number == 0 else ("    ",)),
            (fitted(text, room), "bold" if here else ""),
            (f" {flags}" if flags and number == 0 else " ", "$warning"),
        )
        rows.append(row.stylize("on $cursor") if here else row)
    return rows
