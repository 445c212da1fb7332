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
from advisor.scoring.model import Blocker, FeatureScore, Scorecard, Standing
from advisor.scoring.number import show_score
from advisor.scoring.score import score
from advisor.scoring.states import Basis, FeatureState
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.results.explanation_text import elsewhere, reasons
from advisor.tui.widgets.choice_list import ChoiceList, ExplainedChoiceList
from advisor.tui.widgets.text import cells, fitted, hanging, hung, line, lines, meter, row_of
from advisor.words.coverage import as_range, say_thin
from advisor.words.criterion import name_of, say_feature_state
from advisor.words.crosswalk import position
from advisor.words.level_held import say_held
from advisor.words.standing_bar import say_why
from advisor.words.titles import Titles

_FEATURES = {
    FeatureState.HELD: ("✓", "$success"),
    FeatureState.LACKING: ("✗", "$error"),
    FeatureState.OPEN: ("?", "$warning"),
    FeatureState.OUT_OF_SCOPE: ("–", "$quiet"),
}
_TITLE = 21
_BAR = 24  # a longer one says no more
_FEATURE = 60


class ResultsScreen(TabScreen):
    """Shows the scorecard in rows; a panel explains the row under the cursor."""

    TAB = "results"
    ABOUT = sentence(
        "Where the team stands. Move the cursor: the panel says why, and what would "
        "change it. Features decide a level; the scores only show how far apart the "
        "rest is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "basis",
            "basis",
            sentence("claimed or supported"),
            sentence("Explain by answers or by evidence"),
        ),
        bound("next-part", "next_heading", sentence("next part"), sentence("The next heading")),
        bound(
            "previous-part",
            "next_heading(-1)",
            sentence("part before"),
            sentence("The one before heading"),
            show=False,
        ),
    ]
    CSS_PATH = "../../styles/results.tcss"

    _basis: Basis = "claimed"
    _card: Scorecard
    _elsewhere: tuple[CrosswalkStatus, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Yield the rows beside their reasons."""
        with Container(id="results"):
            yield ExplainedChoiceList(sentence("go to the question"), id="rows")
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
        if marked is None:
            rows.action_first()
        else:
            rows.highlighted = min(marked, rows.option_count - 1)

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
    if kind == "criterion":
        return name.partition("/")[0]
    if kind == "feature":
        names = [criterion.partition("/")[0] for criterion in card.feature(name).criteria]
        return next((p for p in names if p in blocking), next(iter(names), None))
    inside = [p.id for p in card.practices if name in (p.side, p.dimension, p.stage, "overall")]
    blockers = [p for p in blocking if name == "overall" or p in inside]
    return next(iter([*blockers, *inside]), None)


def _rows(card: Scorecard, width: int) -> Iterator[Option]:
    thin = say_thin(card)
    if thin:
        yield Option(line((thin, "bold $warning")), disabled=True)
    yield _level_row(card, "overall", "Overall", card.rubric.primary_side, width)
    for side in card.rubric.sides:
        yield _level_row(card, side.id, side.title, side.id, width)
    sides = [side for side in card.rubric.sides if side.id in card.sides]
    parts = (*card.dimensions, *card.stages)
    first = max([_TITLE, *(min(cells(part.title) + 1, width // 2) for part in parts)])
    column = min((width - first) // len(sides), _BAR + 8)
    names = "".join(fitted(f" {side.title}", column) for side in sides)
    for heading, rows in (
        (sentence("Dimensions, score"), card.dimensions),
        (sentence("Stages, score"), card.stages),
    ):
        yield _heading(fitted(heading, first) + names)
        for part in rows:
            bars = [
                _cell(part.sides[side.id], card, column, side.id == card.rubric.primary_side)
                for side in sides
            ]
            yield Option(line(fitted(part.title, first), *bars), id=f"part:{part.id}")
    yield from _feature_rows(card, width)
    if card.blockers:
        yield _heading(sentence("Before level {level}", level=card.blockers[0].level))
        for blocker in card.blockers:
            yield _blocker_row(blocker, width)


def _level_row(card: Scorecard, element: str, title: str, side: str, width: int) -> Option:
    standing = card.sides[side]
    held_by = line((f"{title:<9} ", "bold"), (say_held(card, side), "bold $success"))
    supported = "–" if standing.supported is None else str(standing.supported)
    rest = sentence(
        "supported {supported}   score {score}", supported=supported, score=_score(card, standing)
    )
    row = row_of(held_by, line((rest, "$quiet")), width, min(width - len(rest), _FEATURE))
    return Option(row, id=f"part:{element}")


def _score(card: Scorecard, standing: Standing) -> str:
    """Return a score, or its bounds where too little is known for one number."""
    if as_range(card) and standing.low is not None:
        return f"{show_score(standing.low)} to {show_score(standing.high)}"
    return show_score(standing.score)


def _cell(standing: Standing, card: Scorecard, width: int, deciding: bool) -> Content:
    score = fitted(_score(card, standing), 10 if as_range(card) else 4)
    bar = max(3, min(_BAR, width - cells(score) - 4))
    share = (standing.score or 0.0) / card.top
    return line(
        (f" {score} ", "bold"),
        (meter(share, bar), "$primary" if deciding else "$secondary"),
        " ",
    )


def _feature_rows(card: Scorecard, width: int) -> Iterator[Option]:
    for level in card.levels:
        if level.traits:
            yield _heading(
                sentence(
                    "What level {level} looks like here: {title}",
                    level=level.level,
                    title=level.title,
                )
            )
        for trait in level.traits:
            row = line(("✗ ", "bold $error"), trait.title, (f"  {trait.summary}", "$quiet"))
            yield Option(row, disabled=True)
        here = [feature for feature in card.features if feature.level == level.level]
        inside = [feature for feature in here if feature.state is not FeatureState.OUT_OF_SCOPE]
        if inside:
            yield _heading(
                sentence("Features of level {level}: {title}", level=level.level, title=level.title)
            )
        for feature in sorted(inside, key=lambda f: f.side != card.rubric.primary_side):
            yield _feature_row(card, feature, width)


def _feature_row(card: Scorecard, feature: FeatureScore, width: int) -> Option:
    mark, style = _FEATURES[feature.state]
    side = Titles(card).sides[feature.side]
    bare = feature.state is FeatureState.HELD and not feature.supported
    state = sentence("held, no evidence") if bare else say_feature_state(feature)
    says = line((state, style), (f"  {side}, {feature.role}", "$quiet"))
    row = row_of(
        line((f"{mark} ", f"bold {style}"), feature.title), says, width, min(width - 36, _FEATURE)
    )
    return Option(row, id=f"feature:{feature.id}")


def _blocker_row(blocker: Blocker, width: int) -> Option:
    head = line((f"{say_why(blocker)}: ", "bold"), blocker.title)
    text = line((blocker.text or "", "$quiet"))
    return Option(
        lines([head, hanging(Content("  "), text, width)]), id=f"criterion:{name_of(blocker)}"
    )


def _elsewhere_rows(statuses: Sequence[CrosswalkStatus], width: int) -> Iterator[Option]:
    if statuses:
        yield _heading(sentence("In other frameworks, inferred from your answers"))
    for status in statuses:
        stands = line((position(status), "bold $success"))
        row = row_of(line(status.title), stands, width, width // 2)
        yield Option(row, id=f"crosswalk:{status.id}")


def _heading(text: str) -> Option:
    return Option(line((text, "bold $accent")), disabled=True)
