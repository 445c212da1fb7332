"""The figures of a scorecard, flattened so that tests can compare them."""

from advisor.scoring.model import Scorecard, Standing


def standings(card: Scorecard) -> dict[str, Standing]:
    """Return every side of the whole, of each dimension and of each stage."""
    found = dict(card.sides)
    for part in (*card.dimensions, *card.stages):
        found.update({f"{part.id} {side}": standing for side, standing in part.sides.items()})
    return found


def figures(card: Scorecard) -> dict[str, float | None]:
    """Return every score, bound and level held."""
    names = ("score", "low", "high", "level", "supported")
    found = {
        f"{place} {name}": getattr(standing, name)
        for place, standing in standings(card).items()
        for name in names
    }
    overall = {"value": card.score.value, "low": card.score.low, "high": card.score.high}
    return {**found, **overall, **card.level}
