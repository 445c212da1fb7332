"""A question with its levels, drawn as one text: another question asks for no new layout."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from advisor.plain_text import plain
from advisor.tui.widgets.text import hanging, hung, line, lines

_Row = tuple[Content, int | None]  # with the level that it belongs to
_BLANK: _Row = (Content(""), None)
_NARROWEST = 20  # cells, below which nothing is laid out yet


@dataclass(frozen=True, kw_only=True)
class LevelText:
    """What an outsider would see at one level, and what claiming it would do."""

    level: int
    text: str
    effect: str = ""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class QuestionText:
    """All that the pane shows: `head` is laid out for a width, the rest is wrapped to it."""

    head: Callable[[int], Content]
    asked: Content
    why: Content
    levels: tuple[LevelText, ...]
    backing: Content


class QuestionPane(Widget):
    """Shows a question and its levels; a click on a level or its number answers with it.

    `roomy` puts blank rows between the parts. Otherwise why it is asked is shown only where it
    fits into `room` rows together with the answers.
    """

    DEFAULT_CSS = """
    QuestionPane { height: auto; min-height: 100%; text-wrap: nowrap; text-overflow: clip; }
    """

    # Its size follows from its text: a new one asks for no second layout.
    virtual_size = Reactive(Size(0, 0), repaint=False)

    class Chosen(Message):
        """A level was clicked."""

        def __init__(self, level: int) -> None:
            super().__init__()
            self.level = level

    def __init__(self) -> None:
        super().__init__(id="pane")
        self._question: QuestionText | None = None
        self._roomy = False
        self._room = 0
        self._marked: int | None = None
        self._pointed: int | None = None
        self._laid_out: dict[int, list[_Row]] = {}

    def show(self, question: QuestionText, *, marked: int | None, roomy: bool, room: int) -> None:
        """Show another question, or the same with another answer."""
        width = self.content_size.width
        before = self._rows(width)
        self._question, self._marked = question, marked
        self._roomy, self._room = roomy, room
        self._laid_out.clear()
        self._refresh(before, self._rows(width))

    def mark(self, level: int) -> Region:
        """Put the cursor on a level and return the rows it takes."""
        self._marked = level
        self._draw_anew()
        rows = [y for y, (_, of) in enumerate(self._rows(self.content_size.width)) if of == level]
        return Region(0, rows[0], 1, len(rows)) if rows else Region()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows there are."""
        del container, viewport
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows as one text."""
        return lines([row for row, _ in self._rows(self.content_size.width)])

    def _draw_anew(self) -> None:
        width = self.content_size.width
        before = self._rows(width)
        self._laid_out.clear()
        self._refresh(before, self._rows(width))

    def _refresh(self, before: list[_Row], after: list[_Row]) -> None:
        """Draw the rows that changed; lay out anew only what is, or was, longer than its place."""
        width, height = self.content_size
        place = self.parent.scrollable_content_region if isinstance(self.parent, Widget) else None
        if place is None or max(place.height, len(after)) != height:
            self.refresh(layout=True)
            return
        pairs = enumerate(zip_longest(before, after, fillvalue=_BLANK))
        changed = [Region(0, y, width, 1) for y, (old, new) in pairs if not old[0].is_same(new[0])]
        if changed:
            self.refresh(*changed)

    def _rows(self, width: int) -> list[_Row]:
        """Return the rows, each with the level that it belongs to."""
        if width not in self._laid_out:
            asked = self._question
            wide = asked is not None and width >= _NARROWEST
            self._laid_out[width] = self._wrapped(asked, width) if asked and wide else []
        return self._laid_out[width]

    def _wrapped(self, shown: QuestionText, width: int) -> list[_Row]:
        gap = [Content("")] if self._roomy else []
        head = [*shown.head(width).wrap(width), *gap, *shown.asked.wrap(width)]
        why = [*shown.why.wrap(width), *gap]
        levels: list[_Row] = []
        for level in shown.levels:
            levels += [(row, level.level) for row in self._level(level, width)]
            levels += [(row, None) for row in gap]
        room = width - 2
        backing = hung(shown.backing, room).wrap(room) if shown.backing else []
        if not self._roomy and len(head) + len(why) + len(levels) + len(backing) > self._room:
            why = []
        above: list[_Row] = [(row, None) for row in (*head, *why)]
        return [*above, *levels, *((Content(" ") + row, None) for row in backing)]

    def _level(self, shown: LevelText, width: int) -> list[Content]:
        marked, pointed = shown.level == self._marked, shown.level == self._pointed
        sign = "●" if shown.chosen else "▸" if marked else " "
        first = line(
            (f"{sign} {shown.level} ", f"bold {'$success' if shown.chosen else '$accent'}")
        )
        body = Content(plain(shown.text))
        if shown.effect:
            body += line(("  → ", "$accent"), (shown.effect, "$accent"))
        edge = "$accent" if marked else "$success" if shown.chosen else "$rule"
        ground = "on $cursor" if marked or pointed else "on $chosen" if shown.chosen else ""
        rows = hanging(first, body, width - 1).split("\n", allow_blank=True)
        if not ground:
            return [line(("█", edge)) + row for row in rows]
        return [
            line(("█", f"{edge} {ground}"))
            + row.stylize(ground)
            + line((" " * (width - 1 - row.cell_length), ground))
            for row in rows
        ]

    def _level_at(self, y: int) -> int | None:
        rows = self._rows(self.content_size.width)
        return rows[y][1] if 0 <= y < len(rows) else None

    def on_click(self, event: events.Click) -> None:
        """Answer with the level under the pointer."""
        level = self._level_at(event.y)
        if level is not None:
            event.stop()
            self.post_message(self.Chosen(level))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which level is under the pointer."""
        self._point(self._level_at(event.y))

    def on_leave(self) -> None:
        """Show none under the pointer."""
        self._point(None)

    def _point(self, level: int | None) -> None:
        if level != self._pointed:
            self._pointed = level
            self._draw_anew()
