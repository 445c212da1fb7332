"""What deserves a second look before the team believes its results."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets.option_list import Option

from advisor.frozen import dataclass
from advisor.scoring.states import CriterionState
from advisor.translation import counted, sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import aligned, line
from advisor.tui.workspace.workspace import Workspace
from advisor.words.evidence import say_expiry, say_unbacked
from advisor.words.standing_bar import say_rest, say_why

_SOON = timedelta(days=60)
_NOT_ASKED = sentence("Blocking, not among the quick questions")


@dataclass(frozen=True, kw_only=True)
class ReviewItem:
    """One answer to look at, and why."""

    practice: str
    title: str
    says: str


def review_items(workspace: Workspace) -> dict[str, list[ReviewItem]]:
    """Return what there is to look at, by heading; headings without any are left out."""
    by_heading: dict[str, list[ReviewItem]] = {}
    for practice in workspace.practices:
        if workspace.concerns(practice.id):
            for heading, says in _of(workspace, practice.id):
                item = ReviewItem(practice=practice.id, title=practice.title, says=says)
                by_heading.setdefault(heading, []).append(item)
    for blocker in workspace.standing.blockers:
        if blocker.practice in workspace.not_asked:
            says = say_why(blocker)
            item = ReviewItem(practice=blocker.practice, title=blocker.title, says=says)
            by_heading.setdefault(_NOT_ASKED, []).append(item)
    order = (
        sentence("Flagged for discussion"),
        "Unanswered",
        sentence("Answered in part"),
        "Unknown",
        _NOT_ASKED,
    )
    rest = [heading for heading in by_heading if heading not in order]
    return {
        heading: by_heading[heading] for heading in (*order, *sorted(rest)) if heading in by_heading
    }


def _of(workspace: Workspace, practice_id: str) -> Iterator[tuple[str, str]]:
    answer = workspace.answer_to(practice_id)
    day = workspace.assessment.assessed_on
    if answer.flag:
        yield sentence("Flagged for discussion"), answer.note or ""
    shown = workspace.shown(practice_id)
    met = sum(criterion.state is CriterionState.MET for criterion in shown)
    open_ones = sum(c.state is CriterionState.UNANSWERED for c in shown)
    unknown = sum(criterion.state is CriterionState.UNKNOWN for criterion in shown)
    if open_ones == len(shown):
        yield "Unanswered", ""
    elif open_ones:
        yield sentence("Answered in part"), say_rest(open_ones, len(shown))
    if unknown:
        yield "Unknown", answer.note or say_rest(unknown, len(shown))
    for waiver in workspace.live.waivers(workspace.assessment):
        if waiver.practice == practice_id and not waiver.counts:
            yield sentence("Left out without approval"), waiver.reason
    valid = [item for item in answer.evidence if item.valid_on(day)]
    if met and not valid:
        later = any(e.premature_on(day) for e in answer.evidence)
        yield (
            sentence("Without valid evidence"),
            say_unbacked(met, len(shown), len(answer.evidence), seen_later=later),
        )
    for item in valid:
        if item.expires_on and item.expires_on - day <= _SOON:
            yield sentence("Evidence about to expire"), say_expiry(item)


class ReviewScreen(TabScreen):
    """Lists what is open or weak; enter goes to the question."""

    TAB = "review"
    ABOUT = sentence("What is open, doubtful or without evidence. Enter goes to the question.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "next-part", "next_heading", sentence("next kind"), sentence("The next kind of finding")
        ),
        bound(
            "previous-part",
            "next_heading(-1)",
            sentence("kind before"),
            sentence("The one before kind of finding"),
            show=False,
        ),
    ]

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield ChoiceList(sentence("go to the question"), id="findings")

    def begin(self) -> None:
        """Fill the list."""
        super().begin()
        self.query_one("#findings", ChoiceList).focus()

    def renew(self) -> None:
        """Show what there is to look at now."""
        super().renew()
        self._fill()

    def fit(self) -> None:
        """Fill the body."""
        self._fill()

    def _fill(self) -> None:
        choices = self.query_one("#findings", ChoiceList)
        marked = choices.highlighted
        choices.clear_options()
        width = max(40, self.size.width - 6)
        for heading, items in review_items(self.workspace).items():
            title = line((f"{heading}: ", "bold $accent"), (str(len(items)), "bold"))
            choices.add_option(Option(title, disabled=True))
            choices.add_options(_options(items, width, heading))
        if not choices.option_count:
            asked = counted("{n} question", "{n} questions", self.workspace.asked.asked)
            text = sentence(
                "Nothing left to look at: all {asked} are answered and backed by evidence.",
                asked=asked,
            )
            choices.add_option(Option(line((text, "bold $success")), disabled=True))
            return
        last = choices.option_count - 1
        choices.highlighted = 1 if marked is None else min(marked, last)

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go to the question."""
        name = (event.option_id or "").partition("|")[0]
        if name:
            self.workspace.go_to(name)
            self.application.action_go("walk")

    def action_next_heading(self, by: int = 1) -> None:
        """Mark the first finding of the next kind."""
        self.query_one("#findings", ChoiceList).mark_next_heading(by)


def _options(items: list[ReviewItem], width: int, heading: str) -> list[Option]:
    rows = aligned([(line(f"  {i.title}"), line((i.says, "$quiet"))) for i in items], width)
    return [
        Option(row, id=f"{item.practice}|{heading}|{number}")
        for number, (item, row) in enumerate(zip(items, rows, strict=True))
    ]
