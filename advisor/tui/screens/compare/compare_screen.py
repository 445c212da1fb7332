"""Two assessments beside each other: what moved, and why the level did or did not."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from advisor.errors import AdvisorError
from advisor.scoring.compare import compare
from advisor.scoring.model import Scorecard
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.application import application
from advisor.tui.screens.compare.comparison_rows import comparison_rows, say_comparison
from advisor.tui.screens.home.choose_file_screen import ChooseFileScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.text import line, lines
from advisor.tui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from advisor.rubric.model import Rubric


class CompareScreen(Screen[None]):
    """Asks for an earlier and a later file, and shows what moved between them."""

    ABOUT = sentence("Choose an earlier and a later assessment or result; the rows say what moved.")
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "number-1",
            "earlier",
            sentence("earlier file"),
            sentence("Choose the file that comes first"),
        ),
        bound(
            "number-2",
            "later",
            sentence("later file"),
            sentence("Choose the file it is compared with"),
        ),
        bound("swap", "swap", "swap", sentence("The later one first")),
        bound("next-part", "next_heading", sentence("next part"), sentence("The next heading")),
        bound(
            "previous-part",
            "next_heading(-1)",
            sentence("part before"),
            sentence("The one before heading"),
            show=False,
        ),
        bound("back", "app.go('home')", "home"),
    ]

    def __init__(self, rubric: "Rubric | None", files: Sequence[Path] = ()) -> None:
        super().__init__()
        self._rubric = rubric
        self._given = files
        self._paths: list[Path | None] = [None, None]
        self._cards: list[Scorecard | None] = [None, None]

    def compose(self) -> ComposeResult:
        """Lay out the summary above the rows."""
        yield TextBlock(id="compared")
        yield ChoiceList(sentence("next part"), id="moved")
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the files, unless the screen was left before it was laid out."""
        if self not in self.app.screen_stack:
            return
        self._show()
        self.query_one("#moved", ChoiceList).focus()
        if not self._given:
            self.action_earlier()
        for which, path in enumerate(self._given):
            self._read(which, path)

    def action_earlier(self) -> None:
        """Choose the earlier file."""
        screen = ChooseFileScreen(sentence("Compare: the earlier file"), results=True)
        self.app.push_screen(screen, lambda path: self._chosen(0, path))

    def action_later(self) -> None:
        """Choose the later file."""
        screen = ChooseFileScreen(sentence("Compare: the later file"), results=True)
        self.app.push_screen(screen, lambda path: self._chosen(1, path))

    def _chosen(self, which: int, path: Path | None) -> None:
        if path is not None and self._read(which, path) and self._cards[1] is None:
            self.action_later()

    def _read(self, which: int, path: Path) -> bool:
        """Read a file and show it; tell whether that was possible."""
        from advisor.result.given import open_given  # noqa: PLC0415 loaded when asked for

        before = self._cards[which], self._paths[which]
        try:
            self._cards[which] = open_given(path, self._rubric).scorecard
            self._paths[which] = path
            self._show()
        except AdvisorError as error:
            self._cards[which], self._paths[which] = before
            application(self).show_problems(error)
            return False
        return True

    def action_swap(self) -> None:
        """Take the later one as the earlier."""
        self._cards.reverse()
        self._paths.reverse()
        self._show()

    def action_next_heading(self, by: int = 1) -> None:
        """Mark the first row below the next heading."""
        self.query_one("#moved", ChoiceList).mark_next_heading(by)

    def on_option_list_option_selected(self) -> None:
        """Go on to the next part."""
        self.action_next_heading()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        if self in self.app.screen_stack:
            self._show()

    def _show(self) -> None:
        rows = self.query_one("#moved", ChoiceList)
        old, new = self._cards
        if old is None or new is None:
            rows.clear_options()
            told = [
                sentence("choose it with {key_to}", key_to=key_to(f"number-{n}")) for n in (1, 2)
            ]
            said = [
                str(path) if path else hint for path, hint in zip(self._paths, told, strict=True)
            ]
            self.query_one("#compared", TextBlock).show(_head(said[0], said[1], []))
            return
        try:
            comparison = compare(old, new)
        except AdvisorError as error:
            rows.clear_options()
            self.query_one("#compared", TextBlock).show(_head("", "", [str(error)]))
            return
        options = list(comparison_rows(comparison, new, max(50, self.size.width - 7)))
        rows.clear_options()
        rows.add_options(options)
        rows.highlighted = 1
        names = [f"{card.team['name']}, {card.assessed_on}" for card in (old, new)]
        self.query_one("#compared", TextBlock).show(
            _head(
                names[0],
                names[1],
                list(say_comparison(old, new, comparison)),
            )
        )


def _head(earlier: str, later: str, says: Sequence[str]) -> Content:
    return lines(
        [
            line((f"{key_to('number-1')} ", "bold $accent"), ("Earlier  ", "bold"), earlier),
            line((f"{key_to('number-2')} ", "bold $accent"), ("Later    ", "bold"), later),
            *(line((text, "bold $success")) for text in says),
        ]
    )
