"""The table of teams, which a reader sorts and filters."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.portfolio.page.maps import map_of_rows, states_of, teams_are_mapped, tenths_of
from advisor.portfolio.page.model import Column, Entry, TeamEntry, TeamsTable
from advisor.portfolio.page.names import short_name
from advisor.report.reference_link import page_link
from advisor.scoring.number import show_share
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import EditionFigures, Portfolio, TeamLine
from advisor.scoring.portfolio.team import SideRow
from advisor.words.portfolio import say_edition
from advisor.words.portfolio_row import (
    row_columns,
    row_marks,
    say_below,
    say_days_old,
    say_defining,
    say_freshness,
    say_listed,
    say_next_level,
    say_order,
    say_row_level,
    say_row_standing,
    say_row_toward,
    say_rows,
    say_trend,
)

_PLACES = ("group", "criticality", "platform")
_CHOICES = {*_PLACES, "rubric", "level"}
_WIDTHS = {
    "team": 20,
    "group": 11,
    "criticality": 9,
    "platform": 10,
    "rubric": 10,
    "level": 13,
    "toward": 12,
    "coverage": 10,
    "age": 11,
    "trend": 14,
}


def teams_of(portfolio: Portfolio) -> TeamsTable | None:
    """Return the table, None where nobody is to be named."""
    editions = [figures for figures in portfolio.editions if figures.teams.teams]
    if portfolio.anonymous or not editions:
        return None
    lines = [(figures, line) for figures in editions for line in figures.teams.teams]
    columns = _columns(portfolio, [line for _, line in lines])
    mapped = len(editions) == 1 and not teams_are_mapped(editions[0])
    return TeamsTable(
        intro=" ".join([say_rows(), *_said_of_number(editions)]),
        caption=say_order(),
        columns=columns,
        rows=[_entry(figures, line, columns, mapped=mapped) for figures, line in lines],
        marks=json.dumps(_marks(portfolio)),
        maps=json.dumps(map_of_rows(editions[0])) if mapped else "",
    )


def marks_of(line: TeamLine) -> Iterator[str]:
    """Yield what a team can be asked for by."""
    move = line.move.direction if line.move else 0
    found = {
        "below": bool(line.shortfalls),
        "stale": line.age.stale,
        "thin": line.row.thin,
        "expired": line.age.expired > 0,
        "rose": move > 0,
        "fell": move < 0,
    }
    return (name for name, holds in found.items() if holds)


def _marks(portfolio: Portfolio) -> dict[str, str]:
    found = row_marks()
    return {name: said for name, said in found.items() if name != "below" or portfolio.judged}


def _said_of_number(editions: Sequence[EditionFigures]) -> Iterator[str]:
    """Yield how many of the teams are listed, where not all are."""
    for figures in editions:
        listed = figures.teams
        if listed.all is None or len(listed.teams) < listed.all:
            yield say_listed(len(listed.teams), listed.all)


def _columns(portfolio: Portfolio, lines: Sequence[TeamLine]) -> tuple[Column, ...]:
    """Return the columns in which some row says something, as wide together as the page."""
    titles = row_columns()
    empty = {name for name in _PLACES if not any(getattr(line.row, name) for line in lines)}
    if len(portfolio.editions) == 1:
        empty.add("rubric")
    if not any(line.move for line in lines):
        empty.add("trend")
    names = [name for name in titles if name not in empty]
    whole = sum(_WIDTHS[name] for name in names)
    return tuple(
        Column(
            name=name,
            title=titles[name],
            width=round(100 * _WIDTHS[name] / whole, 1),
            choice=name in _CHOICES,
        )
        for name in names
    )


def _entry(
    figures: EditionFigures, line: TeamLine, columns: Sequence[Column], *, mapped: bool
) -> TeamEntry:
    row, cells = line.row, _cells(figures, line)
    entry = TeamEntry(
        name=short_name(row.name),
        href=page_link(row.report or ""),
        remark=short_name(row.owner or ""),
        entries=[cells[column.name] for column in columns[1:]],
        marks=" ".join(marks_of(line)),
    )
    if not mapped:
        return entry
    return replace(entry, scores=tenths_of(row, figures), states=states_of(row, figures))


def _cells(figures: EditionFigures, line: TeamLine) -> dict[str, Entry]:
    row, edition = line.row, figures.edition
    side = row.sides[edition.primary]
    return {
        **{name: Entry(text=short_name(getattr(row, name) or "")) for name in _PLACES},
        "rubric": Entry(text=say_edition(edition)),
        "level": _level(line, side),
        "toward": Entry(
            text=say_row_toward(row, side),
            remark=say_next_level(row, side),
            sort=-1 if row.thin else round(_way(side), 3),
        ),
        "coverage": Entry(
            text=show_share(row.coverage),
            remark=say_defining(row),
            sort=round(row.coverage or 0.0, 4),
        ),
        "age": Entry(
            text=say_days_old(line.age), remark=say_freshness(row, line.age), sort=line.age.days
        ),
        "trend": _trend(line, edition),
    }


def _level(line: TeamLine, side: SideRow) -> Entry:
    row = line.row
    said = [say_row_standing(row, side), say_below() if line.shortfalls else ""]
    return Entry(
        text=say_row_level(row, side),
        remark=", ".join(filter(None, said)),
        sort=-1 if row.thin or side.claimed is None else side.claimed,
    )


def _way(side: SideRow) -> float:
    """Return the level with the share of the next one's features that is held."""
    level = -1 if side.claimed is None else side.claimed
    return level + (side.held / side.all if side.all else 0.0)


def _trend(line: TeamLine, edition: RowEdition) -> Entry:
    if line.move is None:
        return Entry(sort=0)
    return Entry(text=say_trend(line.move, edition), sort=line.move.direction)
