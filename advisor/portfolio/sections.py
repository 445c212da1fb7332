"""A portfolio as headings, sentences and tables, the same for a terminal as for Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from advisor.frozen import dataclass
from advisor.report.plan.grid import Grid
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import (
    EditionFigures,
    GroupFigures,
    Listed,
    Portfolio,
    TeamLine,
)
from advisor.words import portfolio as told
from advisor.words import portfolio_finding as findings
from advisor.words import portfolio_page as page
from advisor.words import portfolio_team as of_team
from advisor.words.portfolio import NONE
from advisor.words.portfolio_chart import say_levels_held

Row = tuple[str, ...]
_MOST_GROUPS = 5
_EMPTY = frozenset({"", NONE})  # a column of nothing else is left out


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading, what its table shows, the table, and how many rows were left out of it.

    So many of its last columns are `spare`: where there is no room, they may be left out.
    """

    title: str
    lead: tuple[str, ...] = ()
    grid: Grid
    more: int = 0
    spare: int = 0


def sections(portfolio: Portfolio, figures: EditionFigures, most: int | None) -> Iterator[Section]:
    """Yield what is told of the teams of one edition, of each table at most so many rows."""
    yield _levels(portfolio, figures, most)
    yield from _filled(_lists_of_need(portfolio, figures), most)
    yield from _filled(_findings(figures), most)
    yield from _filled(_means_of(figures), None)
    yield from _filled(_features(figures), most)
    yield from _filled(_lists(figures), most)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """A section before it is cut; `all` is the number of rows, where not all need be made."""

    title: str
    lead: tuple[str, ...] = ()
    header: Row
    rows: Iterable[Row]
    all: int | None = None
    spare: int = 0


def _filled(parts: Iterable[_Part], most: int | None) -> Iterator[Section]:
    for part in parts:
        rows = list(part.rows if part.all is None else islice(part.rows, most))
        if rows:
            yield _section(part, rows, most)


def _section(part: _Part, rows: Sequence[Row], most: int | None) -> Section:
    used = [
        n for n in range(len(part.header)) if not n or any(row[n] not in _EMPTY for row in rows)
    ]
    shown = tuple(tuple(row[n] for n in used) for row in islice(rows, most))
    return Section(
        title=part.title,
        lead=part.lead,
        grid=Grid(header=tuple(part.header[n] for n in used), rows=shown),
        more=max(len(rows), part.all or 0) - len(shown),
        spare=part.spare,
    )


def _levels(portfolio: Portfolio, figures: EditionFigures, most: int | None) -> Section:
    side = figures.edition.primary
    rows = [told.level_cells(figures.whole, side, told.say_all(), judged=portfolio.judged)]
    if [group.name for group in figures.groups] != [None]:
        rows += [
            told.level_cells(group, side, told.say_group(group.name), judged=portfolio.judged)
            for group in _ordered(figures, most)
        ]
    return _section(
        _Part(
            title=page.heading_levels(),
            lead=(say_levels_held(figures), told.say_levels_mean(figures)),
            header=told.level_columns(figures.edition),
            rows=rows,
        ),
        rows,
        most,
    )


def _ordered(figures: EditionFigures, most: int | None) -> Sequence[GroupFigures]:
    """Return the groups by name, or the largest first where not all are shown."""
    if most is None or len(figures.groups) < most:
        return figures.groups
    return sorted(figures.groups, key=lambda group: -(group.teams or 0))


def _lists_of_need(portfolio: Portfolio, figures: EditionFigures) -> Iterator[_Part]:
    edition = figures.edition
    if portfolio.judged:
        yield _list(
            page.heading_below(),
            figures.below,
            lambda line: of_team.say_shortfalls(line, edition),
        )


def _findings(figures: EditionFigures) -> Iterator[_Part]:
    edition = figures.edition
    yield _Part(
        title=page.heading_levers(),
        lead=(findings.say_levers_mean(),),
        header=page.lever_columns(),
        rows=(
            (
                findings.say_lever(lever, edition),
                findings.say_lifts(lever, edition),
                findings.say_lacking(lever.lacking, lever.open),
            )
            for lever in figures.levers
        ),
        all=len(figures.levers),
    )
    yield _Part(
        title=page.heading_blockers(),
        lead=(findings.say_blockers_mean(),),
        header=page.blocker_columns(),
        rows=(
            (
                findings.say_criterion_of(edition, blocker.criterion),
                findings.say_blocks(blocker, edition),
                findings.say_lacking(blocker.lacking, blocker.open),
                told.say_count(blocker.concerned),
                findings.say_weight(blocker.weight),
            )
            for blocker in figures.blockers
        ),
        all=len(figures.blockers),
    )
    yield _Part(
        title=page.heading_contradictions(),
        lead=(findings.say_contradictions_mean(),),
        header=page.contradiction_columns(),
        rows=(
            (
                findings.say_contradiction_of(found, edition),
                found.platform,
                findings.say_who(found.met, found.say_met),
                findings.say_who(found.unmet, found.say_unmet),
            )
            for found in figures.contradictions
        ),
        all=len(figures.contradictions),
    )


def _means_of(figures: EditionFigures) -> Iterator[_Part]:
    edition = figures.edition
    groups = _largest(figures)
    names = tuple(told.say_group(group.name) for group in groups)
    yield _Part(
        title=page.heading_heat(),
        lead=(page.say_group_scores(edition), *_left_out(figures)) if groups else (),
        header=(*page.part_columns(edition), *names),
        rows=_means(edition, figures.whole, groups),
        spare=len(names),
    )


def _features(figures: EditionFigures) -> Iterator[_Part]:
    """Yield in how many teams each feature is held, of those that any team is concerned by."""
    edition = figures.edition
    groups = _largest(figures)
    names = tuple(told.say_group(group.name) for group in groups)
    yield _Part(
        title=page.heading_features(),
        lead=_left_out(figures),
        header=(*page.feature_columns(), told.say_all(), *names),
        rows=(
            (
                feature.title,
                page.say_level_of(feature, edition),
                *(told.say_share_held(group.features[place]) for group in (figures.whole, *groups)),
            )
            for place, feature in enumerate(edition.features)
            if told.say_share_held(figures.whole.features[place]) != NONE
        ),
        spare=len(names),
    )


def _means(
    edition: RowEdition, whole: GroupFigures, groups: Sequence[GroupFigures]
) -> Iterator[Row]:
    """Yield a row for each dimension: each side of all teams, and the primary one of groups."""
    own = {(p.id, p.side): place for place, p in enumerate(edition.parts) if p.kind == "dimension"}
    for part in edition.parts:
        if part.kind == "dimension" and part.side == edition.primary_side:
            sides = [own[part.id, side.id] for side in edition.sides]
            yield (
                part.title,
                *(told.say_mean(whole.parts[place]) for place in sides),
                *(told.say_mean(group.parts[own[part.id, part.side]]) for group in groups),
            )


def _largest(figures: EditionFigures) -> list[GroupFigures]:
    """Return the groups that a table has columns for, in the order in which they are listed."""
    named = [group for group in figures.groups if group.name is not None]
    largest = sorted(named, key=lambda group: -(group.teams or 0))[:_MOST_GROUPS]
    return [group for group in named if group in largest]


def _left_out(figures: EditionFigures) -> tuple[str, ...]:
    """Return that groups are left out, where some are."""
    named = sum(group.name is not None for group in figures.groups)
    return (page.say_most_groups(),) if named > _MOST_GROUPS else ()


def _lists(figures: EditionFigures) -> Iterator[_Part]:
    edition = figures.edition
    yield _list(page.heading_fallen(), figures.fallen, lambda line: _move(line, edition))
    yield _list(page.heading_risen(), figures.risen, lambda line: _move(line, edition))
    yield _list(page.heading_stale(), figures.stale, lambda line: of_team.say_age(line.age))
    yield _list(page.heading_thin(), figures.thin, of_team.say_how_thin)
    yield _Part(
        title=page.heading_teams(),
        lead=(of_team.say_columns_mean(edition),),
        header=of_team.team_columns(edition),
        rows=(of_team.team_cells(line, edition) for line in figures.teams.teams),
        all=figures.teams.all,
        spare=3,
    )


def _move(line: TeamLine, edition: RowEdition) -> str:
    return of_team.say_move(line.move, edition) if line.move else ""


def _list(title: str, listed: Listed, say: Callable[[TeamLine], str]) -> _Part:
    return _Part(
        title=title,
        header=page.told_columns(),
        rows=(
            (line.row.name, line.row.group or NONE, line.row.criticality or NONE, say(line))
            for line in listed.teams
        ),
        all=listed.all,
    )
