"""Where all teams stand: the sentence that comes first, the figures, and levels by group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from urllib.parse import urlencode

from advisor.portfolio.page.model import Fact, LevelHead, LevelRow, Levels, Piece, Standing
from advisor.scoring.portfolio.edition import Edition, Label
from advisor.scoring.portfolio.model import (
    Count,
    EditionFigures,
    GroupFigures,
    Portfolio,
    SideCount,
)
from advisor.translation import sentence
from advisor.words.portfolio_chart import (
    say_all_teams,
    say_anonymous,
    say_clash,
    say_count,
    say_editions_apart,
    say_levels,
    say_levels_by_group,
    say_levels_held,
    say_more,
    say_no_group,
    say_of_edition,
    say_set_aside,
    say_thin_counted,
)

MOST_GROUPS = 40
_MOST_CLASHES = 5
_UNTOLD = "untold"
_SHADES = 4


def standing_of(portfolio: Portfolio) -> Standing:
    """Return what a reader should know first."""
    return Standing(
        verdict=" ".join(_verdicts(portfolio.editions)),
        remarks=tuple(_remarks(portfolio)),
        figures=tuple(_figures(portfolio)),
        editions=tuple(chain.from_iterable(_levels(f, portfolio) for f in portfolio.editions)),
    )


def group_name(group: GroupFigures) -> str:
    """Return how a group is called; those in none are told together."""
    return say_no_group() if group.name is None else group.name


def total(counts: Sequence[Count]) -> Count:
    """Return the sum of counts, none where one of them is not told."""
    return None if None in counts else sum(count or 0 for count in counts)


def _verdicts(editions: Sequence[EditionFigures]) -> Iterator[str]:
    for figures in editions:
        said = say_levels_held(figures)
        yield said if len(editions) == 1 else say_of_edition(figures, said)


def _remarks(portfolio: Portfolio) -> Iterator[str]:
    if len(portfolio.editions) > 1:
        yield say_editions_apart(len(portfolio.editions))
    if portfolio.anonymous:
        yield say_anonymous()
    yield from say_set_aside(portfolio)
    if not portfolio.anonymous:
        yield from map(say_clash, portfolio.clashes[:_MOST_CLASHES])


def _figures(portfolio: Portfolio) -> Iterator[Fact]:
    wholes = [figures.whole for figures in portfolio.editions]
    teams = say_count(total([whole.teams for whole in wholes]))
    groups = {group.name for figures in portfolio.editions for group in figures.groups} - {None}
    in_groups = sentence("in {n} groups", n=len(groups)) if len(groups) > 1 else ""
    yield Fact(label=sentence("Teams"), value=teams, remark=in_groups)
    if portfolio.judged:
        below = say_count(total([whole.below for whole in wholes]))
        yield Fact(label=sentence("Below expectation"), value=below)
    yield Fact(
        label=sentence("Old assessments"), value=say_count(total([w.stale for w in wholes]))
    )
    thin = say_count(total([whole.thin for whole in wholes]))
    yield Fact(label=sentence("Too thin to tell"), value=thin, remark=say_thin_counted())
    moved = [(f.risen.all, f.fallen.all) for f in portfolio.editions]
    if any(rose or fell for rose, fell in moved):
        rose, fell = (say_count(total(counts)) for counts in zip(*moved, strict=True))
        yield Fact(label=sentence("Rose, fell"), value=f"▲ {rose}  ▼ {fell}")


def _levels(figures: EditionFigures, portfolio: Portfolio) -> Iterator[Levels]:
    groups = figures.groups if len(figures.groups) > 1 else ()
    more = len(groups) - MOST_GROUPS
    for side in deciding_first(figures.edition):
        title = say_levels_by_group(side.title) if groups else say_levels(side.title)
        if len(portfolio.editions) > 1:
            title = say_of_edition(figures, title)
        rows = [_row(say_all_teams(), figures.whole, side.id)]
        rows += [
            replace(_row(group_name(group), group, side.id), href=_filter_for(portfolio, group))
            for group in groups[:MOST_GROUPS]
        ]
        yield Levels(
            title=title,
            head=sentence("Group"),
            levels=tuple(_heads(figures)),
            rows=rows,
            more=say_more(more) if more > 0 else "",
        )


def deciding_first(edition: Edition) -> list[Label]:
    """Return the sides, the one that decides first."""
    return sorted(edition.sides, key=lambda side: side.id != edition.primary_side)


def _filter_for(portfolio: Portfolio, group: GroupFigures) -> str:
    """Return the address at which the table of teams shows those of a group."""
    if portfolio.anonymous or group.name is None:
        return ""
    return f"#teams?{urlencode({'group': group.name})}"


def _heads(figures: EditionFigures) -> Iterator[LevelHead]:
    yield LevelHead(look=_UNTOLD, title=sentence("not known"))
    for level in range(len(figures.edition.levels)):
        yield LevelHead(look=_look(level, figures.edition.top), title=str(level))


def _look(level: int, top: int) -> str:
    return f"rung-{level * _SHADES // (top or 1)}"


def _row(title: str, group: GroupFigures, side: str) -> LevelRow:
    levels = next(levels for levels in group.levels if levels.side == side)
    return LevelRow(title=title, teams=say_count(group.teams), pieces=tuple(_pieces(group, levels)))


def _pieces(group: GroupFigures, levels: SideCount) -> Iterator[Piece]:
    untold = total([levels.untold, group.thin])
    counts = [untold, *levels.held]
    whole = sum(count or 0 for count in counts) or 1
    top = len(levels.held) - 1
    for place, count in enumerate(counts):
        yield Piece(
            look=_look(place - 1, top) if place else _UNTOLD,
            count=say_count(count),
            share=round(100 * (count or 0) / whole, 2),
        )
