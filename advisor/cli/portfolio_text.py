"""A portfolio as lines for a terminal."""

from collections.abc import Iterator

from advisor.cli.output import columns, faint, heading, line_width, table_lines, wrapped
from advisor.plain_text import plain
from advisor.portfolio.sections import Section, sections
from advisor.report.plan.grid import Grid
from advisor.scoring.portfolio.model import Portfolio
from advisor.words.portfolio import say_apart, say_clash, say_edition, say_left_out, say_portfolio
from advisor.words.portfolio_page import heading_unread, say_cell, say_more_rows
from advisor.words.portfolio_unread import say_unreadable

_GAP = 2  # columns between two of a table


def portfolio_text(portfolio: Portfolio, most: int | None) -> Iterator[str]:
    """Yield the lines of a portfolio, of each table at most so many rows."""
    yield heading(say_portfolio(portfolio))
    if len(portfolio.editions) > 1:
        yield from wrapped(say_apart(), indent="")
    for said in (*say_left_out(portfolio), *map(say_clash, portfolio.clashes[:most])):
        yield from wrapped(said, first="• ", indent="  ")
    for figures in portfolio.editions:
        yield from ("", heading(say_edition(figures.edition)))
        for section in sections(portfolio, figures, most):
            yield from ("", *_section(section))
    if portfolio.unread:
        yield from ("", heading(heading_unread()))
        for item in portfolio.unread[:most]:
            yield from wrapped(say_unreadable(item), first="• ", indent="  ")
        if rest := portfolio.unreadable - len(portfolio.unread[:most]):
            yield faint(say_more_rows(rest))


def _section(section: Section) -> Iterator[str]:
    yield heading(section.title)
    for said in section.lead:
        yield from map(faint, wrapped(said, indent=""))
    grid = _fitting(section)
    rows = [tuple(map(plain, row)) for row in grid.rows]
    if _width(grid) <= line_width():
        yield from table_lines(rows, header=grid.header)
    else:
        for row in rows:
            yield from _item(grid.header, row)
    if section.more:
        yield faint(say_more_rows(section.more))


def _fitting(section: Section) -> Grid:
    """Return the table without as many of its spare columns as there is no room for."""
    grid = section.grid
    for kept in range(len(grid.header), len(grid.header) - section.spare - 1, -1):
        grid = Grid(
            header=section.grid.header[:kept], rows=tuple(r[:kept] for r in section.grid.rows)
        )
        if _width(grid) <= line_width():
            break
    return grid


def _width(grid: Grid) -> int:
    rows = (grid.header, *grid.rows)
    widths = [max(columns(plain(row[i])) for row in rows) for i in range(len(grid.header))]
    return sum(widths) + _GAP * (len(widths) - 1)


def _item(header: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    """Yield a row that is too wide for a table: its first cell, and the others below it."""
    yield from wrapped(row[0], first="• ", indent="  ")
    cells = [say_cell(name, cell) for name, cell in zip(header[1:], row[1:], strict=True) if cell]
    yield from wrapped("; ".join(cells), indent="  ")
