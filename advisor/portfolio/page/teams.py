"""The table of teams, which a reader sorts and filters."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.portfolio.page.maps import map_of_rows, teams_are_mapped
from advisor.portfolio.page.model import Column, Entry, TeamEntry, TeamsTable
from advisor.report.reference_link import page_link
from advisor.scoring.number import JSON_STEPS, show_share
from advisor.scoring.portfolio.edition import Edition
from advisor.scoring.portfolio.model import EditionFigures, Portfolio, TeamLine
from advisor.scoring.portfolio.team import SideRow
from advisor.translation import sentence
from advisor.words.portfolio_chart import say_edition, say_listed, say_rows
from advisor.words.portfolio_row import (
    say_age,
    say_freshness,
    say_move,
    say_next_level,
    say_row_level,
    say_row_standing,
    say_row_toward,
)

_TENTHS = JSON_STEPS // 10
_SIGNS = {1: "▲", -1: "▼", 0: "="}
_PLACES = ("group", "criticality", "platform")


def teams_of(portfolio: Portfolio) -> TeamsTable | None:
    """Return the table, None where nobody is to be named."""
    editions = [figures for figures in portfolio.editions if figures.teams.teams]
    if portfolio.anonymous or not editions:
        return None
    lines = [(figures, line) for figures in editions for line in figures.teams.teams]
    lines.sort(key=lambda both: _lowest_first(both[1], both[0].edition))
    columns = _fitted(list(_columns(portfolio, [line for _, line in lines])))
    mapped = len(editions) == 1 and not teams_are_mapped(editions[0])
    return TeamsTable(
        intro=_intro(editions),
        caption=sentence("Teams, the lowest first"),
        columns=columns,
        rows=[_entry(figures, line, columns, mapped=mapped) for figures, line in lines],
        marks=json.dumps(marks(portfolio)),
        maps=json.dumps(map_of_rows(editions[0].edition)) if mapped else "",
    )


def marks(portfolio: Portfolio) -> dict[str, str]:
    """Return what a reader can ask for, and how it is called."""
    found = {
        "below": sentence("below expectation"),
        "stale": sentence("old"),
        "thin": sentence("too thin to tell"),
        "expired": sentence("evidence expired"),
        "rose": sentence("rose"),
        "fell": sentence("fell"),
    }
    if not portfolio.judged:
        del found["below"]
    return found


def marks_of(line: TeamLine) -> Iterator[str]:
    """Yield what a team can be asked for by."""
    if line.shortfalls:
        yield "below"
    if line.age.stale:
        yield "stale"
    if line.row.thin:
        yield "thin"
    if line.age.expired:
        yield "expired"
    if line.move and line.move.direction:
        yield "rose" if line.move.direction > 0 else "fell"


def _lowest_first(line: TeamLine, edition: Edition) -> tuple[bool, int, float, str]:
    side = line.row.sides[edition.primary]
    level = -1 if side.claimed is None else side.claimed
    return line.row.thin, level, _way(side), line.row.name.casefold()


def _way(side: SideRow) -> float:
    """Return the level with the share of the next one's features that is held."""
    level = -1 if side.claimed is None else side.claimed
    return level + (side.held / side.all if side.all else 0.0)


def _intro(editions: Sequence[EditionFigures]) -> str:
    said = [say_rows()]
    said += [
        say_listed(len(f.teams.teams), f.teams.all)
        for f in editions
        if f.teams.all is None or len(f.teams.teams) < f.teams.all
    ]
    return " ".join(said)


def _columns(portfolio: Portfolio, lines: Sequence[TeamLine]) -> Iterator[Column]:
    titles = {
        "group": sentence("Group"),
        "criticality": sentence("Criticality"),
        "platform": sentence("Platform"),
    }
    yield Column(name="team", title=sentence("Team"), width=20)
    for name in _PLACES:
        if any(getattr(line.row, name) for line in lines):
            yield Column(name=name, title=titles[name], width=11, choice=True)
    if len(portfolio.editions) > 1:
        yield Column(name="rubric", title=sentence("Rubric"), width=10, choice=True)
    yield Column(name="level", title=sentence("Level"), width=13, choice=True)
    yield Column(name="toward", title=sentence("Toward"), width=14)
    yield Column(name="coverage", title=sentence("Coverage"), width=9)
    yield Column(name="age", title=sentence("Age"), width=12)
    yield Column(name="trend", title=sentence("Trend"), width=13)


def _fitted(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns whose widths make the whole, whichever of them there are."""
    whole = sum(column.width for column in columns)
    return tuple(replace(c, width=round(100 * c.width / whole, 1)) for c in columns)


def _entry(
    figures: EditionFigures, line: TeamLine, columns: Sequence[Column], *, mapped: bool
) -> TeamEntry:
    row, cells = line.row, _cells(figures, line)
    return TeamEntry(
        name=row.name,
        href=page_link(row.report or ""),
        remark=row.owner or "",
        entries=[cells[column.name] for column in columns[1:]],
        marks=" ".join(marks_of(line)),
        scores=_scores(line, figures.edition) if mapped else "",
        states=_states(line, figures.edition) if mapped else "",
    )


def _cells(figures: EditionFigures, line: TeamLine) -> dict[str, Entry]:
    row = line.row
    side = row.sides[figures.edition.primary]
    level = -1 if row.thin or side.claimed is None else side.claimed
    below = [sentence("below expectation")] if line.shortfalls else []
    standing = ", ".join([said for said in [say_row_standing(row, side), *below] if said])
    return {
        **{name: Entry(text=getattr(row, name) or "") for name in _PLACES},
        "rubric": Entry(text=say_edition(figures)),
        "level": Entry(text=say_row_level(row, side), remark=standing, sort=level),
        "toward": Entry(
            text=say_row_toward(row, side),
            remark=say_next_level(row, side),
            sort=-1 if row.thin else round(_way(side), 3),
        ),
        "coverage": _share(row.coverage),
        "age": Entry(
            text=say_age(line.age), remark=say_freshness(row, line.age), sort=line.age.days
        ),
        "trend": _trend(line, figures.edition),
    }


def _share(share: float | None) -> Entry:
    return Entry(text=show_share(share), sort=round(share or 0.0, 4))


def _trend(line: TeamLine, edition: Edition) -> Entry:
    move = line.move
    if move is None:
        return Entry(sort=0)
    sign = _SIGNS[move.direction] if move.moved else "="
    return Entry(text=f"{sign} {say_move(move, edition)}", sort=move.direction)


def _scores(line: TeamLine, edition: Edition) -> str:
    return "".join(
        "--" if points is None else f"{points // _TENTHS:02d}"
        for part, points in zip(edition.parts, line.row.scores, strict=True)
        if part.kind == "dimension" and part.side == edition.primary_side
    )


def _states(line: TeamLine, edition: Edition) -> str:
    return "".join(
        "h" if letter == "b" else letter
        for place, letter in zip(edition.features, line.row.features, strict=True)
        if place.side == edition.primary_side
    )
