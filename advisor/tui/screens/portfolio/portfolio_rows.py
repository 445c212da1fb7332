"""The rows of a portfolio: teams to open, and below them what is told of all of them."""

from collections.abc import Collection, Iterator, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.portfolio.sections import Section, sections
from advisor.scoring.portfolio.model import EditionFigures, Portfolio, TeamLine
from advisor.tui.widgets.text import cells, fitted, hanging, line, lines
from advisor.words.portfolio import say_edition
from advisor.words.portfolio_page import heading_teams, heading_unread, say_cell, say_more_rows
from advisor.words.portfolio_team import team_cells, team_columns
from advisor.words.portfolio_unread import say_unreadable

MARK = "▣"
_GAP, _NAME, _WIDEST = 2, 20, 16
_MOST = 40
# Which columns of a team are left out first where there is no room: the score, the other sides, …
_FIRST_OUT = ("score", "others", "criticality", "known", "group")


def portfolio_rows(portfolio: Portfolio, marked: Collection[int], width: int) -> Iterator[Option]:
    """Yield all rows; those of teams have their place among `listed_teams` as id."""
    number = 0
    several = len(portfolio.editions) > 1
    for figures in portfolio.editions:
        said = f"{say_edition(figures.edition)}: " if several else ""
        teams = figures.teams.teams
        if teams:
            yield from _teams(figures, number, marked, width, said)
            number += len(teams)
        for section in sections(portfolio, figures, _MOST):
            if section.title != heading_teams():
                yield from _section(section, width, said)
    yield from _unread(portfolio, width)


def listed_teams(portfolio: Portfolio) -> list[TeamLine]:
    """Return the teams that have a row, in order."""
    return [line for figures in portfolio.editions for line in figures.teams.teams]


def _unread(portfolio: Portfolio, width: int) -> Iterator[Option]:
    if portfolio.unread:
        yield _heading(heading_unread(), [], width)
        for item in portfolio.unread:
            yield Option(hanging(line("  "), line(say_unreadable(item)), width))


def _teams(
    figures: EditionFigures, first: int, marked: Collection[int], width: int, said: str
) -> Iterator[Option]:
    edition = figures.edition
    table = [team_cells(each, edition) for each in figures.teams.teams]
    header = team_columns(edition)
    shown = _shown(table, header, width)
    rooms = [min(_WIDEST, max(cells(row[n]) for row in [header, *table])) for n in shown]
    name = width - 2 - sum(room + _GAP for room in rooms)
    head = fitted(f"{said}{heading_teams()}", name + 2) + _cells(header, shown, rooms)
    yield Option(line((head, "bold $accent")), disabled=True)
    for number, row in enumerate(table, first):
        sign = f"{MARK} " if number in marked else "  "
        yield Option(
            line((sign, "$accent"), (fitted(row[0], name), "bold"), _cells(row, shown, rooms)),
            id=str(number),
        )
    if (more := (figures.teams.all or 0) - len(table)) > 0:
        yield Option(line((f"  {say_more_rows(more)}", "$quiet")), disabled=True)


def _cells(row: Sequence[str], shown: Sequence[int], rooms: Sequence[int]) -> str:
    return "".join(" " * _GAP + fitted(row[n], room) for n, room in zip(shown, rooms, strict=True))


def _shown(table: Sequence[Sequence[str]], header: Sequence[str], width: int) -> list[int]:
    """Return which columns fit beside the name, those that matter less left out first."""
    count = len(header)
    places = {
        "group": [1],
        "criticality": [2],
        "others": list(range(5, count - 4)),
        "score": [count - 4],
        "known": [count - 1],
    }
    shown = [n for n in range(1, count) if any(row[n].strip("– ") for row in table)]
    for name in _FIRST_OUT:
        room = sum(
            _GAP + min(_WIDEST, max(cells(row[n]) for row in [header, *table])) for n in shown
        )
        if width - 2 - room >= _NAME:
            break
        shown = [n for n in shown if n not in places[name]]
    return shown


def _section(section: Section, width: int, said: str) -> Iterator[Option]:
    header, rows = section.grid.header, section.grid.rows
    rooms = _rooms(header, rows)
    if section.spare and not _fits(rooms, width):
        header = header[: -section.spare]
        rows = tuple(row[: -section.spare] for row in rows)
        rooms = _rooms(header, rows)
    fits = _fits(rooms, width)
    heads = [*section.lead, _row(header, rooms)] if fits else list(section.lead)
    yield _heading(f"{said}{section.title}", heads, width)
    for row in rows:
        if fits:
            yield Option(line(_row(row, rooms)))
        else:
            yield Option(_block(header, row, width))
    if section.more:
        yield Option(line((f"  {say_more_rows(section.more)}", "$quiet")), disabled=True)


def _rooms(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(cells(row[n]) for row in [header, *rows]) for n in range(len(header))]


def _fits(rooms: Sequence[int], width: int) -> bool:
    return sum(rooms) + _GAP * len(rooms) <= width


def _row(row: Sequence[str], rooms: Sequence[int]) -> str:
    return "  " + (" " * _GAP).join(
        fitted(cell, room) for cell, room in zip(row, rooms, strict=True)
    )


def _block(header: Sequence[str], row: Sequence[str], width: int) -> Content:
    """Return a row that is too wide for columns as a title with what the columns say below it."""
    told = [
        hanging(line("    "), line((say_cell(column, cell), "$quiet")), width)
        for column, cell in zip(header[1:], row[1:], strict=True)
        if cell.strip("– ")
    ]
    return lines([hanging(line("  "), line((row[0], "bold")), width), *told])


def _heading(title: str, below: Sequence[str], width: int) -> Option:
    told = [hanging(line(), line((said, "$quiet")), width) for said in below]
    return Option(lines([line((title, "bold $accent")), *told]), disabled=True)
