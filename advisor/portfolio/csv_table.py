"""The teams of a portfolio as a table for spreadsheets (CSV, RFC 4180)."""

from collections.abc import Iterable, Iterator

from advisor.report.own_files import PORTFOLIO_COLUMNS
from advisor.report.plan.table import csv_text
from advisor.scoring.number import JSON_STEPS
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import TeamLine
from advisor.scoring.portfolio.portfolio import Teams
from advisor.scoring.portfolio.team import SideRow
from advisor.translation import sentence
from advisor.words.portfolio_team import say_move, say_shortfalls

_SIDE = (
    *("claimed", "supported", "ceiling", "possible", "guarded"),
    *("score", "low", "high", "toward", "held", "all"),
)
_POINTS = {"score", "low", "high"}


def portfolio_table(teams: Teams) -> Iterator[str]:
    """Yield the lines of a row a team, with columns for the sides and parts of all editions."""
    editions = [teams.rows.editions[key] for key in sorted(teams.rows.editions)]
    sides = _each(side.id for edition in editions for side in edition.sides)
    parts = _each(f"{p.side}:{p.id}" for edition in editions for p in edition.parts)
    yield csv_text(
        [
            (
                *PORTFOLIO_COLUMNS,
                *(f"{side} {name}" for side in sides for name in _SIDE),
                *parts,
                *("below", "moved"),
            )
        ]
    )
    for line in teams:
        yield csv_text([_row(line, teams.rows.editions[line.row.edition], sides, parts)])


def _each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _row(
    line: TeamLine, edition: RowEdition, sides: Iterable[str], parts: Iterable[str]
) -> tuple[str, ...]:
    row = line.row
    own_sides = {side.id: cells for side, cells in zip(edition.sides, row.sides, strict=True)}
    scores = {
        f"{part.side}:{part.id}": score
        for part, score in zip(edition.parts, row.scores, strict=True)
    }
    return (
        *(row.name, row.id or "", row.group or "", row.owner or "", row.criticality or ""),
        *(row.platform or "", row.report or "", row.source, edition.reference, edition.version),
        *(row.assessed_on.isoformat(), str(line.age.days), _yes(line.age.stale), _yes(row.thin)),
        *(str(line.age.expired), _share(row.coverage), _share(row.defining)),
        *(cell for side in sides for cell in _side(own_sides.get(side), thin=row.thin)),
        *(_points(scores.get(part)) for part in parts),
        say_shortfalls(line, edition),
        say_move(line.move, edition) if line.move else "",
    )


def _side(side: SideRow | None, *, thin: bool) -> Iterator[str]:
    """Yield the cells of a side; no level is told of a thin assessment."""
    for name in _SIDE:
        value = None if side is None else getattr(side, name)
        if name in _POINTS:
            yield _points(value)
        elif value is None or (thin and name not in _POINTS):
            yield ""
        else:
            yield _yes(value) if isinstance(value, bool) else str(value)


def _points(points: int | None) -> str:
    return "" if points is None else f"{points / JSON_STEPS:.4f}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}"


def _yes(given: bool) -> str:
    return sentence("yes") if given else sentence("no")
