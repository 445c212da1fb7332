"""Rows into a portfolio."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Protocol

from advisor.frozen import dataclass
from advisor.scoring.portfolio.anonymous import without_names
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import EditionFigures, Portfolio, TeamLine
from advisor.scoring.portfolio.selection import Choice, RowKey, RowSelection, select
from advisor.scoring.portfolio.tally import EditionTally
from advisor.scoring.portfolio.team import TeamRow, Unreadable
from advisor.scoring.portfolio.terms import Terms

MOST_UNREAD = 200


class RowStore(Protocol):
    """Rows that were read and can be asked for again, wherever they are kept."""

    @property
    def editions(self) -> Mapping[str, RowEdition]:
        """The editions by which the rows are read, by their keys."""

    @property
    def unreadable(self) -> int:
        """How many files could not be read."""

    def unread(self) -> Iterator[Unreadable]:
        """Yield what could not be read, in order."""

    def keys(self) -> Iterator[RowKey]:
        """Yield the key of each row, in order."""

    def row(self, number: int) -> TeamRow:
        """Return a row."""


class PortfolioTally:
    """Adds up teams of any editions."""

    def __init__(self, editions: Mapping[str, RowEdition], terms: Terms) -> None:
        self._editions = editions
        self._terms = terms
        self.tallies: dict[str, EditionTally] = {}

    def add(self, line: TeamLine) -> None:
        """Count one team."""
        self._of(line.row.edition).add(line)

    def merge(self, other: "PortfolioTally") -> None:
        """Add what another has counted."""
        for key, tally in other.tallies.items():
            self._of(key).merge(tally)

    def _of(self, key: str) -> EditionTally:
        if key not in self.tallies:
            self.tallies[key] = EditionTally(self._editions[key], self._terms)
        return self.tallies[key]

    def figures(self) -> list[EditionFigures]:
        """Return what was counted, the edition by which most teams were judged first."""
        found = [tally.figures() for tally in self.tallies.values()]
        return sorted(found, key=lambda one: (-(one.whole.teams or 0), one.edition.key))


@dataclass(frozen=True, kw_only=True)
class Teams:
    """The teams of a portfolio, one after another, as often as they are asked for."""

    rows: RowStore
    terms: Terms
    selection: RowSelection

    def __iter__(self) -> Iterator[TeamLine]:
        return (self._line(choice) for choice in self.selection.choices)

    def _line(self, choice: Choice) -> TeamLine:
        before = None if choice.before is None else self._read(choice.before)
        return self.terms.line(self._read(choice.latest), before)

    def _read(self, number: int) -> tuple[TeamRow, RowEdition]:
        row = self.rows.row(number)
        return row, self.rows.editions[row.edition]


def teams_of(rows: RowStore, terms: Terms) -> Teams:
    """Return the teams that rows tell of, each by its latest assessment."""
    return Teams(rows=rows, terms=terms, selection=select(rows.keys(), terms.since))


def portfolio_of(teams: Teams) -> Portfolio:
    """Return what many teams come to."""
    tally = PortfolioTally(teams.rows.editions, teams.terms)
    for line in teams:
        tally.add(line)
    return finished(teams, tally)


def finished(teams: Teams, tally: PortfolioTally) -> Portfolio:
    """Return the portfolio of teams that were counted, here or by several processes."""
    selection, terms = teams.selection, teams.terms
    read = len(selection.choices) + selection.earlier + selection.copies + selection.made
    portfolio = Portfolio(
        day=terms.day,
        since=terms.since,
        anonymous=terms.anonymous,
        judged=terms.policy is not None,
        read=read,
        earlier=selection.earlier,
        copies=selection.copies,
        made=selection.made,
        unreadable=teams.rows.unreadable,
        unread=tuple(islice(teams.rows.unread(), MOST_UNREAD)),
        clashes=selection.clashes[:MOST_UNREAD],
        editions=tuple(tally.figures()),
    )
    return without_names(portfolio) if terms.anonymous else portfolio
