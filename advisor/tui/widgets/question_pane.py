"""A question with its levels, drawn as one text: another question asks for no new layout."""

from itertools import groupby, zip_longest

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from advisor.frozen import dataclass
from advisor.tui.widgets.question_rows import Words, edged, headed, wrapped
from advisor.tui.widgets.text import hung, lines

Place = int | str  # a level, or the id of a criterion
_Row = tuple[Content, Place | None]  # with what it belongs to
_BLANK: _Row = (Content(""), None)
_NARROWEST = 20  # cells, below which nothing is laid out yet
_MOST_STRIPS = 2_000  # several times what the questions of a rubric take


@dataclass(frozen=True, kw_only=True)
class CriterionText:
    """One fact to turn: its letter and state, what it says, and where that is seen."""

    id: str
    letter: str
    sign: tuple[str, str]
    text: Words
    effect: str = ""


@dataclass(frozen=True, kw_only=True)
class LevelText:
    """What a level says, or the criteria it consists of, and what claiming it would do.

    `partly` when some of its criteria are met, and not all.
    """

    level: int
    text: str
    effect: str = ""
    chosen: bool = False
    partly: bool = False
    criteria: tuple[CriterionText, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QuestionText:
    """All that the pane shows, to be wrapped to its width; `place` is where the question stands."""

    title: Words
    place: Words
    asked: Words
    why: Words
    levels: tuple[LevelText, ...]
    backing: Content


class QuestionPane(Widget):
    """Shows a question with its levels and their criteria; a click answers with a level, or turns.

    `roomy` puts blank rows between the parts. Otherwise why it is asked is shown only where it
    fits into `room` rows together with the answers.
    """

    DEFAULT_CSS = """
    QuestionPane { height: auto; min-height: 100%; text-wrap: nowrap; text-overflow: clip; }
    """

    # Its size follows from its text: a new one asks for no second layout.
    virtual_size = Reactive(Size(0, 0), repaint=False)
    auto_links = Reactive(False)  # it has none: they are not looked for

    class Chosen(Message):
        """A level or a criterion was clicked."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__(id="pane")
        self._question: QuestionText | None = None
        self._roomy = False
        self._room = 0
        self._marked: Place | None = None
        self._pointed: Place | None = None
        self._laid_out: dict[int, list[_Row]] = {}
        # By row and place; a row is kept beside its strip: its id means it for no longer.
        self._strips: dict[tuple[int, int], tuple[Content, Strip]] = {}
        self._drawn_for: tuple[object, ...] = ()

    def show(self, question: QuestionText, *, marked: Place | None, roomy: bool, room: int) -> None:
        """Show another question, or the same with another answer."""
        width = self.content_size.width
        before = self._rows(width)
        self._question, self._marked = question, marked
        self._roomy, self._room = roomy, room
        self._laid_out.clear()
        self._refresh(before, self._rows(width))

    def prepare(self, question: QuestionText) -> None:
        """Lay out and draw a question that may be shown next, while nobody waits for it."""
        self._expire_strips()
        for y, (row, _) in enumerate(self._wrapped(question, self.content_size.width)):
            self._strip(row, y).render(self.app.console)

    @property
    def places(self) -> list[Place]:
        """What the cursor may stand on, from the top."""
        rows = self._rows(self.content_size.width)
        return list(dict.fromkeys(of for _, of in rows if of is not None))

    def mark(self, place: Place) -> Region:
        """Put the cursor on a level or criterion and return the rows it takes."""
        self._marked = place
        self._draw_anew()
        return self.rows_of(place)

    def rows_of(self, place: Place) -> Region:
        """Return the rows that a level or a criterion takes."""
        rows = [y for y, (_, of) in enumerate(self._rows(self.content_size.width)) if of == place]
        return Region(0, rows[0], 1, len(rows)) if rows else Region()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows there are."""
        del container, viewport
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows as one text."""
        return lines([row for row, _ in self._rows(self.content_size.width)])

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows that changed since the last time.

        There is no frame around a row, and no tint over it, that would have to be looked for in
        each. Selected text is drawn as in any widget.
        """
        if self.text_selection is not None:
            return super().render_lines(crop)
        self._expire_strips()
        width = self.content_size.width
        rows = self._rows(width)
        blank = self._filtered(Strip.blank(width, self.visual_style.rich_style))
        strips = [self._strip(rows[y][0], y) if y < len(rows) else blank for y in crop.line_range]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _expire_strips(self) -> None:
        """Drop what was drawn when it would look otherwise now, or has become too much."""
        width, theme = self.content_size.width, self.app.theme
        drawn_for = (width, self.background_colors, self.visual_style, theme)
        if drawn_for != self._drawn_for or len(self._strips) > _MOST_STRIPS:
            self._drawn_for = drawn_for
            self._strips.clear()

    def _strip(self, row: Content, y: int) -> Strip:
        """Return a row as it is drawn, from the last time where it was drawn at this place.

        Each part knows where it stands, for text to be selected.
        """
        kept = self._strips.get((id(row), y))
        if kept is None:
            kept = self._strips[id(row), y] = row, self._drawn(row, y)
        return kept[1]

    def _drawn(self, row: Content, y: int) -> Strip:
        style = self.visual_style
        segments, x = [], 0
        for text, own in row.render(style, end=""):
            segments.append(Segment(text, (style + own).rich_style_with_offset(x, y)))
            x += len(text)
        strip = Strip(segments, row.cell_length)
        ground = style.background_style.rich_style
        return self._filtered(strip.adjust_cell_length(self.content_size.width, ground))

    def _filtered(self, strip: Strip) -> Strip:
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip

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
        changed = [y for y, (old, new) in pairs if not old[0].is_same(new[0])]
        runs = [[y for _, y in run] for _, run in groupby(enumerate(changed), _start)]
        if runs:
            self.refresh(*(Region(0, run[0], width, len(run)) for run in runs))

    def _rows(self, width: int) -> list[_Row]:
        """Return the rows, each with what it belongs to."""
        if width not in self._laid_out:
            asked = self._question
            self._laid_out[width] = self._wrapped(asked, width) if asked else []
        return self._laid_out[width]

    def _wrapped(self, shown: QuestionText, width: int) -> list[_Row]:
        if width < _NARROWEST:
            return []
        gap = [_BLANK[0]] if self._roomy else []
        asked = [*gap, *wrapped(shown.asked, width)] if shown.asked else []
        head = [*headed(shown.title, shown.place, width), *asked]
        why = [*wrapped(shown.why, width), *gap]
        levels: list[_Row] = []
        for level in shown.levels:
            levels += [(row, level.level) for row in self._level(level, width)]
            for criterion in level.criteria:
                rows = self._criterion(criterion, level, width)
                levels += [(row, criterion.id) for row in rows]
            levels += [(row, None) for row in gap]
        room = width - 2
        backing = hung(shown.backing, room).wrap(room) if shown.backing else []
        if not self._roomy and len(head) + len(why) + len(levels) + len(backing) > self._room:
            why = []
        above: list[_Row] = [(row, None) for row in (*head, *why)]
        return [*above, *levels, *((Content(" ") + row, None) for row in backing)]

    def _level(self, shown: LevelText, width: int) -> tuple[Content, ...]:
        marked = shown.level == self._marked
        sign = "●" if shown.chosen else "▸" if marked else "◐" if shown.partly else " "
        first = (f"{sign} {shown.level} ", f"bold {'$success' if shown.chosen else '$accent'}")
        body: Words = ((shown.text, "$quiet") if shown.criteria else shown.text,)
        return self._edged((first,), (*body, *_effect(shown.effect)), shown.level, shown, width)

    def _criterion(self, shown: CriterionText, level: LevelText, width: int) -> tuple[Content, ...]:
        sign = "▸" if shown.id == self._marked else " "
        first = ((f"{sign}  {shown.letter} ", "bold $accent"), shown.sign, " ")
        return self._edged(first, (*shown.text, *_effect(shown.effect)), shown.id, level, width)

    def _edged(
        self, first: Words, body: Words, place: Place, level: LevelText, width: int
    ) -> tuple[Content, ...]:
        """Return rows behind an edge that tells the level, lit where cursor or pointer is."""
        marked, pointed = place == self._marked, place == self._pointed
        edge = "$accent" if marked else "$success" if level.chosen else "$rule"
        chosen = level.chosen and not level.criteria
        ground = "on $cursor" if marked or pointed else "on $chosen" if chosen else ""
        return edged(first, body, edge, ground, width)

    def _place_at(self, y: int) -> Place | None:
        rows = self._rows(self.content_size.width)
        return rows[y][1] if 0 <= y < len(rows) else None

    def on_click(self, event: events.Click) -> None:
        """Answer with the level under the pointer, or turn the criterion."""
        place = self._place_at(event.y)
        if place is not None:
            event.stop()
            self.post_message(self.Chosen(place))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what is under the pointer."""
        self._point(self._place_at(event.y))

    def on_leave(self) -> None:
        """Show none under the pointer."""
        self._point(None)

    def _point(self, place: Place | None) -> None:
        if place != self._pointed:
            self._pointed = place
            self._draw_anew()


def _start(place_and_row: tuple[int, int]) -> int:
    """Return what is the same for rows that follow each other."""
    place, row = place_and_row
    return row - place


def _effect(effect: str) -> Words:
    return (("  → ", "$accent"), (effect, "$accent")) if effect else ()
