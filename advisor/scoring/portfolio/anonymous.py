"""A portfolio without names, and without counts so small that they tell of somebody."""

from dataclasses import replace

from advisor.scoring.portfolio.model import (
    SUPPRESSED_UNDER,
    Contradiction,
    Count,
    EditionFigures,
    GroupFigures,
    HeldCount,
    Lever,
    Lift,
    Listed,
    PartMean,
    Portfolio,
    SharedBlocker,
    SideCount,
)


def without_names(portfolio: Portfolio) -> Portfolio:
    """Return a portfolio that names no team, file or group of under five teams.

    A count from one to four is left out, and so is a mean over so few. Where one count alone would
    be left out of a row that adds up to a known number, the least of the others is left out too.
    """
    return replace(
        portfolio,
        unread=(),
        clashes=(),
        editions=tuple(_edition(figures) for figures in portfolio.editions),
    )


def _edition(figures: EditionFigures) -> EditionFigures:
    groups = [g for g in figures.groups if (g.teams or 0) >= SUPPRESSED_UNDER]
    return replace(
        figures,
        whole=_group(figures.whole),
        groups=tuple(map(_group, groups)),
        blockers=tuple(_blocker(blocker) for blocker in figures.blockers),
        levers=tuple(_lever(lever) for lever in figures.levers),
        contradictions=tuple(
            kept for found in figures.contradictions if (kept := _contradiction(found))
        ),
        teams=_counted(figures.teams),
        below=_counted(figures.below),
        stale=_counted(figures.stale),
        thin=_counted(figures.thin),
        risen=_counted(figures.risen),
        fallen=_counted(figures.fallen),
    )


def _counted(listed: Listed) -> Listed:
    return Listed(teams=(), all=_few(listed.all))


def _few(count: Count) -> Count:
    """Return a count, None where it is one to four."""
    return None if count is None or 0 < count < SUPPRESSED_UNDER else count


def _row(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Return counts of which none can be told from the others and their sum."""
    kept = [_few(count) for count in counts]
    if kept.count(None) == 1:
        known = [place for place, count in enumerate(kept) if count]
        if known:
            kept[min(known, key=lambda place: (kept[place] or 0, place))] = None
    return tuple(kept)


def _group(group: GroupFigures) -> GroupFigures:
    return replace(
        group,
        teams=_few(group.teams),
        thin=_few(group.thin),
        stale=_few(group.stale),
        below=_few(group.below),
        levels=tuple(_side(side) for side in group.levels),
        parts=tuple(_mean(part) for part in group.parts),
        features=tuple(_feature(feature) for feature in group.features),
    )


def _side(side: SideCount) -> SideCount:
    *held, untold = _row((*side.held, side.untold))
    return replace(side, held=tuple(held), untold=untold, guarded=_few(side.guarded))


def _mean(part: PartMean) -> PartMean:
    teams = _few(part.teams)
    return PartMean(mean=None if teams is None else part.mean, teams=teams)


def _feature(feature: HeldCount) -> HeldCount:
    held, lacking, unknown = _row((feature.held, feature.lacking, feature.open))
    return HeldCount(held=held, lacking=lacking, open=unknown)


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
