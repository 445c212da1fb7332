"""A portfolio without names, and without counts so small that they tell of somebody."""

from dataclasses import replace

from advisor.scoring.portfolio.disclosure import enough, hidden_counts, is_small
from advisor.scoring.portfolio.model import (
    Contradiction,
    Count,
    EditionFigures,
    Lever,
    Lift,
    Listed,
    Portfolio,
    SharedBlocker,
)


def without_names(portfolio: Portfolio) -> Portfolio:
    """Return a portfolio that names no team, file or group of under five teams.

    A count from one to four is left out, and so is a mean over so few; of fewer than five teams
    nothing is told but that they are there.
    """
    return replace(
        portfolio,
        unread=(),
        clashes=(),
        editions=tuple(_edition(figures) for figures in portfolio.editions),
    )


def _edition(figures: EditionFigures) -> EditionFigures:
    if is_small(figures.whole.teams):
        figures = replace(figures, groups=(), blockers=(), levers=(), contradictions=())
    kept = enough(figures.groups)
    whole, *groups = hidden_counts(
        figures.whole, kept, all_are_here=len(kept) == len(figures.groups)
    )
    return replace(
        figures,
        whole=whole,
        groups=tuple(groups),
        blockers=tuple(_blocker(blocker) for blocker in figures.blockers),
        levers=tuple(_lever(lever) for lever in figures.levers),
        contradictions=tuple(
            hidden for found in figures.contradictions if (hidden := _contradiction(found))
        ),
        teams=_counted(figures.teams),
        below=Listed(teams=(), all=whole.below),
        stale=Listed(teams=(), all=whole.stale),
        thin=Listed(teams=(), all=whole.thin),
        risen=_counted(figures.risen),
        fallen=_counted(figures.fallen),
    )


def _counted(listed: Listed) -> Listed:
    return Listed(teams=(), all=_few(listed.all))


def _few(count: Count) -> Count:
    """Return a count, None where it is one to four."""
    return None if is_small(count) else count


def _blocker(blocker: SharedBlocker) -> SharedBlocker:
    lacking = _few(blocker.lacking)
    return replace(
        blocker,
        lacking=lacking,
        open=_few(blocker.open),
        concerned=_few(blocker.concerned),
        weight=None if lacking is None else blocker.weight,
    )


def _lever(lever: Lever) -> Lever:
    lifts = tuple(
        Lift(level=lift.level, reach=_few(lift.reach), one_short=_few(lift.one_short))
        for lift in lever.lifts
    )
    return replace(
        lever,
        lacking=_few(lever.lacking),
        open=_few(lever.open),
        lifts=lifts,
        guards=_few(lever.guards),
        weight=None,
    )


def _contradiction(found: Contradiction) -> Contradiction | None:
    """Return one of a platform with enough teams on each side; the names of none."""
    met, unmet = _few(found.met), _few(found.unmet)
    if met is None or unmet is None:
        return None
    return replace(found, say_met=(), say_unmet=())
