"""Levels, dimensions, stages and features, and why for whatever is under the cursor."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from advisor.assessment.session.snapshots import LONGEST_NAME, Snapshot, snapshots_of, take_snapshot
from advisor.scoring.crosswalk import CrosswalkStatus, crosswalks
from advisor.scoring.history import HistoryLine
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.entry_screen import EntryScreen
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.results.compared_snapshot_screen import ComparedSnapshotScreen
from advisor.tui.screens.results.explanation_text import elsewhere, reasons
from advisor.tui.screens.results.scorecard_rows import (
    elsewhere_rows,
    feature_rows,
    standing_rows,
)
from advisor.tui.screens.results.snapshots_screen import SnapshotsScreen
from advisor.tui.screens.results.trend_rows import TREND, explained, trend_rows
from advisor.tui.widgets.choice_list import ChoiceList, ExplainedChoiceList
from advisor.tui.widgets.text import cells, hung
from advisor.tui.workspace.clock import now
from advisor.tui.workspace.snapshot_history import ReadSnapshot, history_of, read_snapshot
from advisor.words.quantity import say_day


class ResultsScreen(TabScreen):
    """Shows the scorecard in rows; a panel explains the row under the cursor."""

    TAB = "results"
    ABOUT = sentence(
        "Where the team stands. Move the cursor: the panel says why, and what would "
        "change it. Features decide a level; the scores only show how far apart the "
        "rest is. A snapshot keeps the answers as they are under a name: the rows below Over time "
        "say what became of levels, score and coverage since."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "basis",
            "basis",
            sentence("claimed or supported"),
            sentence("Explain by answers or by evidence"),
        ),
        bound(
            "keep",
            "keep",
            "snapshot",
            sentence("Keep the answers as they are under a name"),
            last=True,
        ),
        bound(
            "kept",
            "kept",
            "snapshots",
            sentence("Where the team stood, compared with now"),
            last=True,
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
    _history: HistoryLine | None = None

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
        self._read_snapshots()
        rows = self.query_one("#rows", ChoiceList)
        marked = rows.highlighted
        rows.clear_options()
        width = max(50, (rows.size.width or self.size.width) - 3)
        rows.add_options(list(standing_rows(self._card, width)))
        self._history = self._history_now()
        if self._history is not None:
            rows.add_options(list(trend_rows(self._history, width)))
        rows.add_options(list(feature_rows(self._card, width)))
        self._elsewhere = crosswalks(self.workspace.rubric, self._card, self._basis)
        rows.add_options(list(elsewhere_rows(self._elsewhere, width)))
        if marked is None:
            rows.action_first()
        else:
            rows.highlighted = min(marked, rows.option_count - 1)

    def on_option_list_option_highlighted(self, event: ChoiceList.OptionHighlighted) -> None:
        """Explain the row."""
        if event.option_id:
            self._explain(event.option_id)

    def _explain(self, element: str) -> None:
        if element.startswith(TREND) and self._history is not None:
            self._tell(explained(self._history, now().date()))
            return
        status = next((s for s in self._elsewhere if f"crosswalk:{s.id}" == element), None)
        why = elsewhere(status) if status else reasons(self._card, element, self._basis)
        self._tell(why)

    def _tell(self, why: Content) -> None:
        room = self.query_one("#reasons", VerticalScroll).scrollable_content_region.width
        self.query_one("#why", Static).update(hung(why, room or self.size.width))
        self.query_one("#reasons", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go to the question the row is about, or the first of its part."""
        if (event.option_id or "").startswith(TREND):
            self.action_kept()
            return
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

    def _history_now(self) -> HistoryLine | None:
        """Return where the team stood at the snapshots that are read, and stands now."""
        read = self.workspace.snapshots.values()
        return history_of(read, self._card, sentence("now"), now().date())

    def _read_snapshots(self) -> None:
        """Read the snapshots that were not yet, aside: each is a whole answers file."""
        known = self.workspace.snapshots
        new = [s for s in snapshots_of(self.workspace.session.path) if s.path not in known]
        if new and not self.workspace.passing:
            self._read(new)

    @work(thread=True, group="snapshots", exclusive=True, exit_on_error=False)
    def _read(self, new: list[Snapshot]) -> None:
        read = {item.path: read_snapshot(item, self.workspace.rubric) for item in new}
        self.app.call_from_thread(self._show_snapshots, read)

    def _show_snapshots(self, read: dict[Path, ReadSnapshot]) -> None:
        self.workspace.snapshots.update(read)
        if self in self.app.screen_stack:
            self._fill()

    def action_keep(self) -> None:
        """Ask for the name under which the answers are kept as they are."""
        if self.workspace.passing:
            self.application.tell(sentence("This is a sample's copy: snapshots are of own files."))
            return
        heading = sentence("Take a snapshot")
        ask = sentence("Its name: a meeting, a release, or the day.")
        value = say_day(now().date())
        panel = EntryScreen(heading, ask, value, required=True, check=_name_problem)
        self.app.push_screen(panel, self._keep)

    def _keep(self, name: str | None) -> None:
        session = self.workspace.session
        if name is None:
            return

        def keep() -> None:
            take_snapshot(session.path, session.text, name, now())

        if self.attempt(keep):
            self.application.tell(sentence("Kept: {name}.", name=name))
            self._fill()

    def action_kept(self) -> None:
        """List the snapshots."""
        kept = list(self.workspace.snapshots.values())
        if not kept:
            some = not self.workspace.passing and snapshots_of(self.workspace.session.path)
            none = sentence("There is no snapshot yet: {keep} takes one.", keep=key_to("keep"))
            self.application.tell(sentence("They are being read.") if some else none)
            return

        def chosen(place: str | None) -> None:
            self._fill()
            given = kept[int(place)].given if place else None
            if place and given:
                name = kept[int(place)].snapshot.name
                self.app.push_screen(ComparedSnapshotScreen(name, given.scorecard, self._card))

        self.app.push_screen(SnapshotsScreen(kept, self._card, self._remove), chosen)

    def _remove(self, item: ReadSnapshot) -> None:
        item.snapshot.discard()
        self.workspace.snapshots.pop(item.snapshot.path, None)

    def action_scroll(self, by: int) -> None:
        """Scroll the explanation."""
        self.query_one("#reasons", VerticalScroll).scroll_relative(y=by, animate=False)


def _name_problem(text: str) -> str | None:
    if cells(text) <= LONGEST_NAME:
        return None
    return sentence("A name has at most {most} characters.", most=LONGEST_NAME)


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
