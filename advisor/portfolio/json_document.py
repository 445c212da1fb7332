"""A portfolio as plain data, ready for JSON; a count that is left out is null."""

from typing import Any

from advisor.document.data import as_data
from advisor.scoring.number import JSON_STEPS
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import (
    Contradiction,
    EditionFigures,
    GroupFigures,
    Lever,
    Listed,
    Move,
    Portfolio,
    SharedBlocker,
    TeamLine,
)
from advisor.scoring.portfolio.team import SideRow, Unreadable
from advisor.version import __version__
from advisor.words.portfolio_finding import say_criterion_of, say_lever, say_lifts

PORTFOLIO_VERSION = "1.0"


def portfolio_data(portfolio: Portfolio) -> dict[str, Any]:
    """Return the whole portfolio."""
    return {
        "portfolio_version": PORTFOLIO_VERSION,
        "generator": f"advisor {__version__}",
        "day": portfolio.day.isoformat(),
        "since": as_data(portfolio.since),
        "anonymous": portfolio.anonymous,
        "judged": portfolio.judged,
        "files": {
            "read": portfolio.read,
            "earlier": portfolio.earlier,
            "copies": portfolio.copies,
            "made": portfolio.made,
            "unreadable": portfolio.unreadable,
        },
        "editions": [_edition(figures) for figures in portfolio.editions],
        "clashes": as_data(portfolio.clashes),
        "unread": [unread_data(item) for item in portfolio.unread],
    }


def _edition(figures: EditionFigures) -> dict[str, Any]:
    edition = figures.edition
    return {
        "rubric": edition.reference,
        "version": edition.version,
        "title": edition.title,
        "primary_side": edition.primary_side,
        "all": _group(figures.whole, edition),
        "groups": [_group(group, edition) for group in figures.groups],
        "levers": [_lever(lever, edition) for lever in figures.levers],
        "blockers": [_blocker(blocker, edition) for blocker in figures.blockers],
        "contradictions": [_contradiction(found, edition) for found in figures.contradictions],
        "teams": [team_data(line, edition) for line in figures.teams.teams],
        **{
            name: _names(getattr(figures, name))
            for name in ("below", "stale", "thin", "risen", "fallen")
        },
    }


def _group(group: GroupFigures, edition: RowEdition) -> dict[str, Any]:
    scores: dict[str, dict[str, dict[str, Any]]] = {"dimension": {}, "stage": {}}
    for place, mean in zip(edition.parts, group.parts, strict=True):
        scores[place.kind].setdefault(place.id, {})[place.side] = as_data(mean)
    return {
        "name": group.name,
        "teams": group.teams,
        "thin": group.thin,
        "stale": group.stale,
        "below": group.below,
        "levels": {
            side.side: {"held": list(side.held), "none": side.untold, "guarded": side.guarded}
            for side in group.levels
        },
        "dimensions": scores["dimension"],
        "stages": scores["stage"],
        "features": {
            place.id: as_data(count)
            for place, count in zip(edition.features, group.features, strict=True)
        },
    }


def _lever(lever: Lever, edition: RowEdition) -> dict[str, Any]:
    return {
        "side": lever.side,
        "kind": lever.kind,
        "id": _lever_id(lever, edition),
        "text": say_lever(lever, edition),
        "lacking": lever.lacking,
        "open": lever.open,
        "lifts": as_data(lever.lifts),
        "guards": lever.guards,
        "weight": lever.weight,
        "said": say_lifts(lever, edition),
    }


def _lever_id(lever: Lever, edition: RowEdition) -> str:
    if lever.kind == "practice":
        return edition.practices[lever.place].id
    if lever.kind == "feature":
        return edition.features[lever.place].id
    return edition.name(lever.place)


def _blocker(blocker: SharedBlocker, edition: RowEdition) -> dict[str, Any]:
    return {
        "side": blocker.side,
        "criterion": edition.name(blocker.criterion),
        "text": say_criterion_of(edition, blocker.criterion),
        "feature": blocker.feature,
        "lacking": blocker.lacking,
        "open": blocker.open,
        "concerned": blocker.concerned,
        "weight": blocker.weight,
    }


def _contradiction(found: Contradiction, edition: RowEdition) -> dict[str, Any]:
    return {**as_data(found), "criterion": edition.name(found.criterion)}


def _names(listed: Listed) -> dict[str, Any]:
    return {"all": listed.all, "sources": [line.row.source for line in listed.teams]}


def team_data(line: TeamLine, edition: RowEdition) -> dict[str, Any]:
    """Return one team."""
    row = line.row
    return {
        "source": row.source,
        "sha256": row.sha256,
        "team": row.name,
        "id": row.id,
        "group": row.group,
        "owner": row.owner,
        "criticality": row.criticality,
        "platform": row.platform,
        "report": row.report,
        "assessed_on": row.assessed_on.isoformat(),
        "as_of": row.as_of.isoformat(),
        "age": as_data(line.age),
        "thin": row.thin,
        "coverage": {"value": row.coverage, "defining": row.defining},
        "sides": {
            side.id: _side(cells) for side, cells in zip(edition.sides, row.sides, strict=True)
        },
        "shortfalls": as_data(line.shortfalls),
        "move": _move(line.move),
        "flagged": row.flagged,
    }


def _side(side: SideRow) -> dict[str, Any]:
    data = side._asdict()
    return data | {name: _score(data[name]) for name in ("score", "low", "high")}


def _score(points: int | None) -> float | None:
    return None if points is None else points / JSON_STEPS


def _move(move: Move | None) -> dict[str, Any] | None:
    if move is None:
        return None
    return {
        "since": move.since.isoformat(),
        "direction": move.direction,
        "sides": {
            side.side: {
                "claimed": list(side.claimed),
                "guarded": list(side.guarded),
                "score": [_score(points) for points in side.score],
            }
            for side in move.sides
        },
        "gained": list(move.gained),
        "lost": list(move.lost),
        "other_edition": move.other_edition,
    }


def unread_data(item: Unreadable) -> dict[str, Any]:
    """Return what could not be read."""
    return {"source": item.source, "problems": as_data(item.problems), "more": item.more}
