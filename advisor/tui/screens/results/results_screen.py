"""Levels, dimensions, stages and features, and why for whatever is under the cursor."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from advisor.scoring.crosswalk import CrosswalkStatus, crosswalks
from advisor.scoring.model import Basis, Scorecard, Standing
from advisor.scoring.number import show_score, show_share
from advisor.scoring.score import score
from advisor.tui.keyboard.key_table import bound
from advisor.tui.reasons import elsewhere, reasons
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.widgets.choice_list import ChoiceList, ExplainedChoiceList
from advisor.tui.widgets.text import aligned, cells, fitted, hung, line, meter, row_of
from advisor.words.crosswalk import position
from advisor.words.standing import say_blocker

_FEATURES = {
    "held": ("✓", "$success", "held"),
    "missing": ("✗", "$error", "missing"),
    "not_shown": ("?", "$warning", "not shown"),
    "not_applicable": ("–", "$quiet", "not applicable"),
}
_TRAITS = _FEATURES | {
    "held": ("✗", "$error", "still so"),
    "missing": ("✓", "$success", "outgrown"),
}
_TITLE = 21
_BAR = 24  # a longer one says no more
_FEATURE = 60


class ResultsScreen(TabScreen):
    """Shows the scorecard in rows; a panel explains the row under the cursor."""

    TAB = "results"
    ABOUT = (
        "Where the team stands. Move the cursor: the panel says why, and what would change it. "
        "Gates decide a level; the scores only show how far apart the rest is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("basis", "basis", "claimed or supported", "Explain by answers or by evidence"),
        bound("next-part", "next_heading", "next part", "The next heading"),
        bound(
            "previous-part", "next_heading(-1)", "part before", "The one before heading", show=False
        ),
    ]
    CSS_PATH = "../../styles/results.tcss"

    _basis: Basis = "claimed"
    _card: Scorecard
    _elsewhere: tuple[CrosswalkStatus, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Yield the rows beside their reasons."""
        with Container(id="results"):
            yield ExplainedChoiceList("go to the question", id="rows")
            with VerticalScroll(id="reasons", can_focus=False):
                yield Static(id="why", markup=False)

    def begin(self) -> None:
        """Score and show."""
        super().begin()
        self.query_one("#rows", ChoiceList).focus()

    def renew(self) -> None:
        """Score anew."""
        super().renew()
        self._fill()

    def fit(self) -> None:
        """Fill the body."""
        self._fill()

    def _fill(self) -> None:
        self._card = score(self.workspace.rubric, self.workspace.assessment)
        rows = self.query_one("#rows", ChoiceList)
        marked = rows.highlighted
        rows.clear_options()
        width = (rows.size.width or self.size.width) - 3
        rows.add_options(list(_rows(self._card, max(50, width))))
        self._elsewhere = crosswalks(self.workspace.rubric, self._card, self._basis)
        rows.add_options(list(_elsewhere_rows(self._elsewhere, max(50, width))))
        rows.highlighted = 0 if marked is None else min(marked, rows.option_count - 1)

    def on_option_list_option_highlighted(self, event: ChoiceList.OptionHighlighted) -> None:
        """Explain the row."""
        if event.option_id:
            self._explain(event.option_id)

    def _explain(self, element: str) -> None:
        status = next((s for s in self._elsewhere if f"crosswalk:{s.id}" == element), None)
        why = elsewhere(status) if status else reasons(self._card, element, self._basis)
        room = self.query_one("#reasons", VerticalScroll).scrollable_content_region.width
        self.query_one("#why", Static).update(hung(why, room or self.size.width))
        self.query_one("#reasons", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go to the question the row is about, or the first of its part."""
        practice = _question(self._card, event.option_id or "")
        if practice is not None:
            self.workspace.go_to(practice)
            self.application.action_go("walk")

    def action_basis(self) -> None:
        """Explain by what is claimed, or by what evidence supports."""
        self._basis = "supported" if self._basis == "claimed" else "claimed"
        rows = self.query_one("#rows", ChoiceList)
        if rows.highlighted is not None:
            self._explain(rows.get_option_at_index(rows.highlighted).id or "overall")

    def action_next_heading(self, by: int = 1) -> None:
        """Mark the first row below the next heading."""
        self.query_one("#rows", ChoiceList).mark_next_heading(by)

    def action_scroll(self, by: int) -> None:
        """Scroll the explanation."""
        self.query_one("#reasons", VerticalScroll).scroll_relative(y=by, animate=False)


def _question(card: Scorecard, element: str) -> str | None:
    """Return the practice a row leads to."""
    kind, _, name = element.rpartition(":")
    blocking = [blocker.practice for blocker in card.blockers]
    if kind == "practice":
        return name
    if kind == "feature":
        features = [f for level in card.levels for f in level.features if f.id == name]
        return next((p for f in features for p in (*f.lacking, *f.practices)), None)
    inside = [p.id for p in card.practices if name in (p.side, p.dimension, p.stage, "overall")]
    blockers = [p for p in blocking if name == "overall" or p in inside]
    return next(iter([*blockers, *inside]), None)


def _rows(card: Scorecard, width: int) -> Iterator[Option]:
    yield _level_row(card, "overall", "Overall", card.sides[card.rubric.primary_side], width)
    for side in card.rubric.sides:
        yield _level_row(card, side.id, side.title, card.sides[side.id], width)
    sides = [side for side in card.rubric.sides if side.id in card.sides]
    parts = (*card.dimensions, *card.stages)
    first = max([_TITLE, *(min(cells(part.title) + 1, width // 2) for part in parts)])
    column = min((width - first) // len(sides), _BAR + 10)
    names = "".join(fitted(f" {side.title}", column) for side in sides)
    for heading, rows in (("Dimensions", card.dimensions), ("Stages", card.stages)):
        yield _heading(fitted(heading, first) + names)
        for part in rows:
            bars = [
                _cell(part.sides[side.id], card.top, column, side.id == card.rubric.primary_side)
                for side in sides
            ]
            yield Option(line(fitted(part.title, first), *bars), id=f"part:{part.id}")
    yield from _feature_rows(card, width)
    if card.blockers:
        yield _heading(f"Before level {card.blockers[0].level}")
        told = [(line(b.title), line((say_blocker(b), "$quiet"))) for b in card.blockers]
        for blocker, row in zip(card.blockers, aligned(told, width), strict=True):
            yield Option(row, id=f"practice:{blocker.practice}")


def _level_row(card: Scorecard, element: str, title: str, standing: Standing, width: int) -> Option:
    held = standing.level
    name = "no level" if held is None else f"level {held}  {card.levels[held].title}"
    supported = "–" if standing.supported is None else str(standing.supported)
    rest = f"supported {supported}   score {show_score(standing.score):>4}"
    held_by = line((f"{title:<9} ", "bold"), (name, "bold $success"))
    row = row_of(held_by, line((rest, "$quiet")), width, min(width - len(rest), _FEATURE))
    return Option(row, id=f"part:{element}")


def _cell(standing: Standing, top: int, width: int, deciding: bool) -> Content:
    level = "–" if standing.level is None else str(standing.level)
    bar = max(3, min(_BAR, width - 10))
    share = (standing.score or 0.0) / top
    return line(
        (f" {level}", "bold"),
        (f" {show_score(standing.score):>4} ", "$quiet"),
        (meter(share, bar), "$primary" if deciding else "$secondary"),
        " ",
    )


def _feature_rows(card: Scorecard, width: int) -> Iterator[Option]:
    for level in card.levels:
        if level.features:
            traits = "Traits of" if level.level == 0 else "Features of"
            yield _heading(f"{traits} level {level.level}: {level.title}")
        for feature in level.features:
            mark, style, said = (_TRAITS if level.level == 0 else _FEATURES)[feature.state]
            yield Option(
                row_of(
                    line((f"{mark} ", f"bold {style}"), feature.title),
                    line((said, style)),
                    width,
                    min(width - 16, _FEATURE),
                ),
                id=f"feature:{feature.id}",
            )


def _elsewhere_rows(statuses: Sequence[CrosswalkStatus], width: int) -> Iterator[Option]:
    if statuses:
        yield _heading("In other frameworks, inferred from your answers")
    for status in statuses:
        coverage = f" {show_share(status.coverage)} covered"
        stands = line((position(status), "bold $success"), (coverage, "$quiet"))
        row = row_of(line(status.title), stands, width, width // 2)
        yield Option(row, id=f"crosswalk:{status.id}")


def _heading(text: str) -> Option:
    return Option(line((text, "bold $accent")), disabled=True)
