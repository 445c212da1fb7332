"""Which rows of a list are shown, chosen while one types."""

from collections.abc import Iterator, Sequence

from textual.widgets.option_list import Option

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.search_screen import SearchScreen
from advisor.tui.widgets.text import line, row_of
from advisor.tui.workspace.list_view import Facet, ListView, Tags

_ALL = "all"
_FACET = 26


def say_way_back() -> str:
    """Return which keys show and sort otherwise."""
    return sentence("{which} filters, {sort} sorts", which=key_to("which"), sort=key_to("sort"))


def say_none_left() -> str:
    """Return that nothing is shown, and how to see something else."""
    return sentence("Nothing of that is left; {which} shows something else.", which=key_to("which"))


class FilterScreen(SearchScreen[ListView]):
    """Returns the view with what was chosen; what is chosen already is let go of.

    `rows` are all rows of the list, by which it is told how many a choice leaves.
    """

    hint = sentence("words of what you want to see")

    def __init__(self, view: ListView, facets: Sequence[Facet], rows: Sequence[Tags]) -> None:
        super().__init__(sentence("Show only"))
        self._view = view
        self._facets = facets
        self._rows = rows

    def found(self, words: str, width: int) -> list[Option]:
        """Return everything first, then the values that leave some rows."""
        wanted = words.strip().casefold()
        return [option for option, text in self._options(width) if wanted in text.casefold()]

    def _options(self, width: int) -> Iterator[tuple[Option, str]]:
        everything = sentence("Everything")
        yield self._option(everything, sentence("all"), self._view.all_shown(), width, _ALL)
        for facet in self._facets:
            for value, title in facet.values.items():
                view = self._view.turned(facet.id, value)
                chosen = self._view.chosen.get(facet.id) == value
                if chosen or any(map(view.shows, self._rows)):
                    yield self._option(title, facet.title, view, width, f"{facet.id}|{value}")

    def _option(
        self, title: str, facet: str, view: ListView, width: int, name: str
    ) -> tuple[Option, str]:
        chosen = name != _ALL and len(view.chosen) < len(self._view.chosen)
        mark = "✓ " if chosen else "  "
        shown = sum(map((self._view if chosen else view).shows, self._rows))
        row = row_of(
            line((mark, "bold $success"), (title, "bold")),
            line((f"{shown:>4}  {facet}", "$quiet")),
            width,
            width - _FACET,
        )
        return Option(row, id=name), f"{title} {facet}"

    def chosen(self, option_id: str) -> None:
        """Return the view."""
        facet, _, value = option_id.partition("|")
        view = self._view
        self.close_with(view.all_shown() if facet == _ALL else view.turned(facet, value))
