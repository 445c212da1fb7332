"""Where all teams stand: the sentence that comes first, the figures, and levels by group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from urllib.parse import urlencode

from advisor.portfolio.page.model import GroupBar, LevelHead, Levels, Piece, PortfolioStanding
from advisor.portfolio.page.names import short_name, short_text
from advisor.report.chapter_model import Fact
from advisor.scoring.portfolio.edition import Label, RowEdition
from advisor.scoring.portfolio.model import (
    Count,
    EditionFigures,
    GroupFigures,
    Portfolio,
    SideCount,
)
from advisor.words.portfolio import (
    say_all,
    say_apart,
    say_clash,
    say_count,
    say_group,
    say_left_out,
)
from advisor.words.portfolio_chart import (
    figure_labels,
    group_column,
    not_known_column,
    say_and_more,
    say_in_edition,
    say_in_groups,
    say_levels,
    say_levels_by_group,
    say_levels_held,
    say_rose_and_fell,
    say_thin_counted,
    teams_column,
)

MOST_GROUPS = 40
_MOST_CLASHES = 5
_UNTOLD = "untold"
_SHADES = 4


def standing_of(portfolio: Portfolio) -> PortfolioStanding:
    """Return what a reader should know first."""
    return PortfolioStanding(
        verdict=" ".join(_verdicts(portfolio.editions)),
        remarks=tuple(_remarks(portfolio)),
        figures=tuple(_figures(portfolio)),
        editions=tuple(chain.from_iterable(_levels(f, portfolio) for f in portfolio.editions)),
    )


def total(counts: Sequence[Count]) -> Count:
    """Return the sum of counts, none where one of them is not told."""
    return None if None in counts else sum(count or 0 for count in counts)


def deciding_first(edition: RowEdition) -> list[Label]:
    """Return the sides, the one that decides first."""
    return sorted(edition.sides, key=lambda side: side.id != edition.primary_side)


def shown_groups(figures: EditionFigures) -> Sequence[GroupFigures]:
    """Return the groups that have a row, the largest where there are too many; not a single one."""
    groups = figures.groups
    if len(groups) > MOST_GROUPS:
        return sorted(groups, key=lambda group: -(group.teams or 0))[:MOST_GROUPS]
    return groups if len(groups) > 1 else ()


def more_groups(figures: EditionFigures) -> str:
    """Return how many groups have no row."""
    more = len(figures.groups) - MOST_GROUPS
    return say_and_more(more) if more > 0 else ""


def _verdicts(editions: Sequence[EditionFigures]) -> Iterator[str]:
    for figures in editions:
        said = say_levels_held(figures)
        yield said if len(editions) == 1 else say_in_edition(figures.edition, said)


def _remarks(portfolio: Portfolio) -> Iterator[str]:
    if len(portfolio.editions) > 1:
        yield say_apart()
    yield from say_left_out(portfolio)
    yield from (short_text(say_clash(clash)) for clash in portfolio.clashes[:_MOST_CLASHES])
    if (more := len(portfolio.clashes) - _MOST_CLASHES) > 0:
        yield say_and_more(more)


def _figures(portfolio: Portfolio) -> Iterator[Fact]:
    labels = figure_labels()
    wholes = [figures.whole for figures in portfolio.editions]
    groups = {group.name for figures in portfolio.editions for group in figures.groups} - {None}
    yield Fact(
        label=labels["teams"],
        value=say_count(total([whole.teams for whole in wholes])),
        remark=say_in_groups(len(groups)) if len(groups) > 1 else "",
    )
    if portfolio.judged:
        yield Fact(label=labels["below"], value=say_count(total([w.below for w in wholes])))
    yield Fact(label=labels["stale"], value=say_count(total([w.stale for w in wholes])))
    yield Fact(
        label=labels["thin"],
        value=say_count(total([w.thin for w in wholes])),
        remark=say_thin_counted(),
    )
    rose = total([figures.risen.all for figures in portfolio.editions])
    fell = total([figures.fallen.all for figures in portfolio.editions])
    if rose != 0 or fell != 0:
        yield Fact(label=labels["moved"], value=say_rose_and_fell(rose, fell))


def _levels(figures: EditionFigures, portfolio: Portfolio) -> Iterator[Levels]:
    groups = shown_groups(figures)
    for side in deciding_first(figures.edition):
        title = say_levels_by_group(side.title) if groups else say_levels(side.title)
        several = len(portfolio.editions) > 1
        rows = [_row(say_all(), figures.whole, side.id)]
        rows += [
            replace(_row(short_name(say_group(g.name)), g, side.id), href=_filter_for(portfolio, g))
            for g in groups
        ]
        yield Levels(
            title=say_in_edition(figures.edition, title) if several else title,
            heads=(group_column(), teams_column()),
            levels=tuple(_heads(figures.edition)),
            rows=rows,
            more=more_groups(figures),
        )


def _filter_for(portfolio: Portfolio, group: GroupFigures) -> str:
    """Return the address at which the table of teams shows those of a group."""
    if portfolio.anonymous or group.name is None:
        return ""
    return f"#teams?{urlencode({'group': short_name(group.name)})}"


def _heads(edition: RowEdition) -> Iterator[LevelHead]:
    yield LevelHead(look=_UNTOLD, title=not_known_column())
    for level in range(len(edition.levels)):
        yield LevelHead(look=_look(level, edition.top), title=str(level))


def _look(level: int, top: int) -> str:
    return f"rung-{level * _SHADES // (top or 1)}"


def _row(title: str, group: GroupFigures, side: str) -> GroupBar:
    levels = next(levels for levels in group.levels if levels.side == side)
    return GroupBar(title=title, teams=say_count(group.teams), pieces=tuple(_pieces(group, levels)))


def _pieces(group: GroupFigures, levels: SideCount) -> Iterator[Piece]:
    counts = [total([levels.untold, group.thin]), *levels.held]
    whole = sum(count or 0 for count in counts) or 1
    top = len(levels.held) - 1
    for place, count in enumerate(counts):
        yield Piece(
            look=_look(place - 1, top) if place else _UNTOLD,
            count=say_count(count),
            share=round(100 * (count or 0) / whole, 2),
        )
