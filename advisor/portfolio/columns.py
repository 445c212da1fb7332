"""The teams of a portfolio as rows of typed columns, for programs that read tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.scoring.number import JSON_STEPS
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import TeamLine
from advisor.scoring.portfolio.portfolio import Teams
from advisor.scoring.portfolio.team import SideRow

_TEAM = {
    **dict.fromkeys(
        ("source", "sha256", "rubric", "version", "team", "id", "group", "owner", "criticality"),
        "varchar",
    ),
    "platform": "varchar",
    "report": "varchar",
    "assessed_on": "date",
    "as_of": "date",
    "days_old": "integer",
    "stale": "boolean",
    "expired_evidence": "integer",
    "thin": "boolean",
    "answered": "double",
    "defining_answered": "double",
    "shortfalls": "integer",
    "moved": "integer",
    "flagged": "integer",
    "features": "varchar",
    "criteria": "varchar",
}
_SIDE = {
    **dict.fromkeys(("claimed", "supported", "ceiling", "possible"), "integer"),
    "guarded": "boolean",
    **dict.fromkeys(("score", "low", "high"), "double"),
    "toward": "integer",
    "held": "integer",
    "all": "integer",
}
_POINTS = ("score", "low", "high")


def column_types(teams: Teams) -> dict[str, str]:
    """Return the columns for the teams of all editions, each with its type in SQL."""
    editions = [teams.rows.editions[key] for key in sorted(teams.rows.editions)]
    sides = dict.fromkeys(side.id for edition in editions for side in edition.sides)
    parts = dict.fromkeys(name for edition in editions for name in _parts(edition))
    return {
        **_TEAM,
        **{f"{side}_{name}": kind for side in sides for name, kind in _SIDE.items()},
        **dict.fromkeys(parts, "double"),
    }


def column_rows(teams: Teams) -> Iterator[Mapping[str, Any]]:
    """Yield a row for each team; a column that its edition does not have is left out."""
    for line in teams:
        yield _row(line, teams.rows.editions[line.row.edition])


def _parts(edition: RowEdition) -> list[str]:
    return [f"{part.kind}_{part.id}_{part.side}" for part in edition.parts]


def _row(line: TeamLine, edition: RowEdition) -> dict[str, Any]:
    row = line.row
    return {
        **{name: value for name, value in row._asdict().items() if name in _TEAM},
        "rubric": edition.reference,
        "version": edition.version,
        "team": row.name,
        "days_old": line.age.days,
        "stale": line.age.stale,
        "expired_evidence": line.age.expired,
        "answered": row.coverage,
        "defining_answered": row.defining,
        "shortfalls": len(line.shortfalls),
        "moved": line.move.direction if line.move else None,
        **{
            f"{side.id}_{name}": value
            for side, cells in zip(edition.sides, row.sides, strict=True)
            for name, value in _side(cells).items()
        },
        **dict(zip(_parts(edition), map(_score, row.scores), strict=True)),
    }


def _side(side: SideRow) -> dict[str, Any]:
    found = side._asdict()
    return found | {name: _score(found[name]) for name in _POINTS}


def _score(points: int | None) -> float | None:
    return None if points is None else points / JSON_STEPS
