"""Which numbers of a table of groups are left out, so that no small one can be told from others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from advisor.scoring.portfolio.model import (
    SUPPRESSED_UNDER,
    Count,
    GroupFigures,
    HeldCount,
    PartMean,
    SideCount,
)

_Cells = list[int]
_Hidden = list[list[bool]]


def is_small(count: Count) -> bool:
    """Tell whether a count is one to four."""
    return count is not None and 0 < count < SUPPRESSED_UNDER


def enough(groups: Iterable[GroupFigures]) -> tuple[GroupFigures, ...]:
    """Return the groups of five teams and more.

    Where those left out would have fewer together, and could be told from the sum of all, the
    smallest of the others is left out with them.
    """
    kept = sorted(groups, key=lambda group: -(group.teams or 0))
    left_out = 0
    while kept and (is_small(kept[-1].teams) or 0 < left_out < SUPPRESSED_UNDER):
        left_out += kept.pop().teams or 0
    return tuple(sorted(kept, key=lambda group: (group.name is None, group.name or "")))


def hidden_counts(
    whole: GroupFigures, groups: Sequence[GroupFigures], *, all_are_here: bool
) -> list[GroupFigures]:
    """Return the whole and its groups without their small counts, and those that would tell them.

    A count that alone is left out follows from the others of its row, whose sum is known, and from
    those of the other groups where `all_are_here`.
    """
    figures = [whole, *groups]
    table = [_cells(group) for group in figures]
    hidden = [[is_small(cell) for cell in row] for row in table]
    while _hide_in_rows(table, hidden, _sums(whole)) or (
        all_are_here and _hide_in_columns(table, hidden)
    ):
        pass
    return [_shown(group, row) for group, row in zip(figures, hidden, strict=True)]


def _hide_in_rows(table: list[_Cells], hidden: _Hidden, sums: Sequence[Sequence[int]]) -> bool:
    """Hide one more cell where one alone is hidden of those that add up; tell whether any was."""
    changed = False
    for row, marks in zip(table, hidden, strict=True):
        for places in sums:
            if sum(marks[place] for place in places) == 1:
                others = [place for place in places if row[place] and not marks[place]]
                if others:
                    marks[min(others, key=lambda place: (row[place], place))] = True
                    changed = True
    return changed


def _hide_in_columns(table: list[_Cells], hidden: _Hidden) -> bool:
    """Do the same for the groups of a column whose sum is shown."""
    changed = False
    for place in range(len(table[0])):
        if hidden[0][place]:
            continue
        rows = range(1, len(table))
        if sum(hidden[row][place] for row in rows) == 1:
            others = [row for row in rows if table[row][place] and not hidden[row][place]]
            if others:
                hidden[min(others, key=lambda row: (table[row][place], row))][place] = True
                changed = True
    return changed


def _cells(group: GroupFigures) -> _Cells:
    """Return all counts of a group, in the order in which `_shown` takes them."""
    counts: list[Count] = [group.thin, group.stale, group.below]
    for side in group.levels:
        counts += [side.guarded, side.untold, *side.held]
    for part in group.parts:
        counts.append(part.teams)
    for feature in group.features:
        counts += [feature.held, feature.lacking, feature.open]
    return [count or 0 for count in counts]


def _sums(group: GroupFigures) -> list[tuple[int, ...]]:
    """Return the places of counts that add up to a number that is told."""
    found = []
    at = 3
    for side in group.levels:
        size = 2 + len(side.held)
        found.append((0, *range(at + 1, at + size)))  # thin, and all levels: the teams
        at += size
    at += len(group.parts)
    found += [(n, n + 1, n + 2) for n in range(at, at + 3 * len(group.features), 3)]
    return found


def _shown(group: GroupFigures, hidden: list[bool]) -> GroupFigures:
    counts = iter(
        [None if mark else cell for cell, mark in zip(_cells(group), hidden, strict=True)]
    )
    thin, stale, below = next(counts), next(counts), next(counts)
    return replace(
        group,
        teams=None if is_small(group.teams) else group.teams,
        thin=thin,
        stale=stale,
        below=below,
        levels=tuple(
            SideCount(
                side=side.side,
                guarded=next(counts),
                untold=next(counts),
                held=tuple(next(counts) for _ in side.held),
            )
            for side in group.levels
        ),
        parts=tuple(_mean(part, next(counts)) for part in group.parts),
        features=tuple(
            HeldCount(held=next(counts), lacking=next(counts), open=next(counts))
            for _ in group.features
        ),
    )


def _mean(part: PartMean, teams: Count) -> PartMean:
    return PartMean(mean=None if teams is None else part.mean, teams=teams)
