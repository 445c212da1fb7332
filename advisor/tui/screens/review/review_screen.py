"""What deserves a second look before the team believes its results."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from advisor.translation import counted, sentence
from advisor.tui.keyboard.key_table import bound
from advisor.tui.screens.base.filter_screen import FilterScreen, say_none_left, say_way_back
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.review.review_items import (
    KIND,
    ORDERS,
    ReviewItem,
    facets,
    grouped,
    review_items,
)
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import aligned, line
from advisor.tui.widgets.text_block import TextBlock
from advisor.tui.workspace.list_view import ListView, say_view


class ReviewScreen(TabScreen):
    """Lists what is open or weak; enter goes to the question."""

    TAB = "review"
    ABOUT = sentence(
        "What is open, doubtful or without evidence. Enter goes to the question. Show only a kind, "
        "a stage, a dimension or what blocks, several of these at once, and sort by any of them."
    )
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
        bound(
            "which",
            "which",
            "filter",
            sentence("Show only a kind, a stage, a dimension, or what blocks"),
        ),
        bound("sort", "sort", "sort", sentence("By kind, what blocks, stage or dimension")),
    ]

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield TextBlock(id="view")
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

    @property
    def _view(self) -> ListView:
        return self.workspace.views.get(self.TAB, ListView())

    def _fill(self) -> None:
        choices = self.query_one("#findings", ChoiceList)
        marked = choices.highlighted
        choices.clear_options()
        width = max(40, self.size.width - 6)
        view, items = self._view, review_items(self.workspace)
        self._show_view(items)
        shown = [item for item in items if view.shows(item.tags)]
        for heading, inside in grouped(self.workspace, shown, view.order).items():
            title = line((f"{heading}: ", "bold $accent"), (str(len(inside)), "bold"))
            choices.add_option(Option(title, disabled=True))
            choices.add_options(_options(inside, width, heading, view.order))
        if not choices.option_count:
            choices.add_option(Option(self._nothing(some=bool(items)), disabled=True))
            return
        last = choices.option_count - 1
        choices.highlighted = 1 if marked is None else min(marked, last)

    def _show_view(self, items: list[ReviewItem]) -> None:
        said = say_view(
            self._view, facets(self.workspace, items), ORDERS, [item.tags for item in items]
        )
        block = self.query_one("#view", TextBlock)
        block.display = bool(said)
        block.show(line((f"{said}  ", "bold $warning"), (say_way_back(), "$quiet")))

    def _nothing(self, *, some: bool) -> Content:
        if some:
            return line((say_none_left(), "bold $success"))
        asked = counted("{n} question", "{n} questions", self.workspace.asked.asked)
        text = sentence(
            "Nothing left to look at: all {asked} are answered and backed by evidence.", asked=asked
        )
        return line((text, "bold $success"))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Go to the question."""
        name = (event.option_id or "").partition("|")[0]
        if name:
            self.workspace.go_to(name)
            self.application.action_go("walk")

    def action_next_heading(self, by: int = 1) -> None:
        """Mark the first finding of the next kind."""
        self.query_one("#findings", ChoiceList).mark_next_heading(by)

    def action_which(self) -> None:
        """Choose what is shown."""
        items = review_items(self.workspace)
        tags = [item.tags for item in items]
        panel = FilterScreen(self._view, facets(self.workspace, items), tags)
        self.app.push_screen(panel, self._viewed)

    def action_sort(self) -> None:
        """Sort by something else."""
        self._viewed(self._view.sorted_next(tuple(ORDERS)))

    def _viewed(self, view: ListView | None) -> None:
        if view is not None:
            self.workspace.views[self.TAB] = view
            self.query_one("#findings", ChoiceList).highlighted = None
            self._fill()


def _options(items: list[ReviewItem], width: int, heading: str, order: str) -> list[Option]:
    """Return rows; where the heading does not tell their kind, they do."""
    told = [i.says if order in ("", KIND) else _with_kind(i) for i in items]
    pairs = [
        (line(f"  {item.practice.title}"), line((says, "$quiet")))
        for item, says in zip(items, told, strict=True)
    ]
    return [
        Option(row, id=f"{item.practice.id}|{heading}|{number}")
        for number, (item, row) in enumerate(zip(items, aligned(pairs, width), strict=True))
    ]


def _with_kind(item: ReviewItem) -> str:
    return f"{item.kind}: {item.says}" if item.says else item.kind
