"""A team found by its words as they are typed."""

from collections.abc import Sequence

from textual.widgets.option_list import Option

from advisor.scoring.portfolio.team import TeamRow
from advisor.translation import sentence
from advisor.tui.screens.base.search_screen import SearchScreen
from advisor.tui.widgets.text import fitted, line


class FindTeamScreen(SearchScreen[int]):
    """Returns the place of a team among those listed."""

    hint = sentence("words of a team, a group, a criticality, an owner or a platform")

    def __init__(self, rows: Sequence[TeamRow]) -> None:
        super().__init__(sentence("Find a team"))
        self._texts = [_text(row) for row in rows]

    def found(self, words: str, width: int) -> list[Option]:
        """Return the teams that all the words are said of."""
        wanted = words.casefold().split()
        return [
            Option(line(fitted(text, width)), id=str(number))
            for number, text in enumerate(self._texts)
            if all(word in text.casefold() for word in wanted)
        ]

    def chosen(self, option_id: str) -> None:
        """Return the team."""
        self.close_with(int(option_id))


def _text(row: TeamRow) -> str:
    told = (row.name, row.group, row.criticality, row.owner, row.platform)
    return "  ".join(part for part in told if part)
