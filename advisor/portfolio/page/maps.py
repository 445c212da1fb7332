"""Teams, or groups where there are many, by dimension and by feature."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from advisor.portfolio.page.model import (
    EditionMaps,
    MapChapter,
    ShadeCell,
    ShadeRow,
    Shades,
    Span,
)
from advisor.portfolio.page.names import short_name
from advisor.portfolio.page.standing import deciding_first, more_groups, shown_groups, total
from advisor.scoring.number import JSON_STEPS, show_score
from advisor.scoring.portfolio.edition import FeaturePlace, Label, RowEdition
from advisor.scoring.portfolio.model import (
    EditionFigures,
    GroupFigures,
    HeldCount,
    PartMean,
    Portfolio,
)
from advisor.scoring.portfolio.team import BACKED, HELD, LACKING, OPEN, OUT_OF_SCOPE, TeamRow
from advisor.words.portfolio import NONE, say_all, say_count, say_edition, say_group
from advisor.words.portfolio_chart import (
    group_column,
    say_components,
    say_core,
    say_feature_shares,
    say_feature_signs,
    say_features,
    say_scores,
    say_shades,
    team_column,
)

MOST_TEAMS = 40
_SHADES = 4
_TENTHS = JSON_STEPS // 10
_NOTHING = ShadeCell(text=NONE)
_SIGNS = {
    BACKED: ShadeCell(text="✓", shade=3),
    HELD: ShadeCell(text="✓", shade=2),
    LACKING: ShadeCell(text="×", shade=0),
    OPEN: ShadeCell(text="?"),
    OUT_OF_SCOPE: _NOTHING,
}


def teams_are_mapped(figures: EditionFigures) -> bool:
    """Tell whether there are so few teams that each has a row of its own in the maps."""
    return figures.teams.all == len(figures.teams.teams) <= MOST_TEAMS


def maps_of(portfolio: Portfolio) -> MapChapter:
    """Return the maps of every edition."""
    editions = [
        EditionMaps(
            title=say_edition(figures.edition) if len(portfolio.editions) > 1 else "",
            maps=tuple(_maps(figures)),
        )
        for figures in portfolio.editions
    ]
    return MapChapter(intro=say_shades(), editions=editions)


def map_of_rows(figures: EditionFigures) -> dict[str, Any]:
    """Return what a script needs to draw a map of what stands in the rows of teams."""
    edition = figures.edition
    side = deciding_first(edition)[0]
    return {
        "top": edition.top,
        "head": team_column(),
        "byDimension": say_scores(side.title),
        "byFeature": say_feature_signs(side.title),
        "dimensions": [edition.parts[place].title for place in _dimensions(edition, side)],
        "features": [edition.features[place].title for place in _concerning(figures, side)],
    }


def tenths_of(row: TeamRow, figures: EditionFigures) -> str:
    """Return the scores of a team by dimension, two digits of tenths each, `--` for none."""
    places = _dimensions(figures.edition, deciding_first(figures.edition)[0])
    scores = [row.scores[place] for place in places]
    return "".join("--" if points is None else f"{points // _TENTHS:02d}" for points in scores)


def states_of(row: TeamRow, figures: EditionFigures) -> str:
    """Return a letter for the state of each feature of the side that decides."""
    places = _concerning(figures, deciding_first(figures.edition)[0])
    return "".join(row.features[place] for place in places)


def _dimensions(edition: RowEdition, side: Label) -> list[int]:
    """Return the places of the dimensions of a side."""
    return [
        place
        for place, part in enumerate(edition.parts)
        if (part.kind, part.side) == ("dimension", side.id)
    ]


def _concerning(figures: EditionFigures, side: Label) -> list[int]:
    """Return the places of the features of a side that concern some team, by level and role."""
    features = figures.edition.features
    places = [
        place
        for place, feature in enumerate(features)
        if feature.side == side.id and _concerns_some(figures.whole.features[place])
    ]
    return sorted(places, key=lambda place: (features[place].level, features[place].role != "core"))


def _maps(figures: EditionFigures) -> Iterator[Shades]:
    for side in deciding_first(figures.edition):
        decides = side.id == figures.edition.primary_side
        yield _by_dimension(figures, side, folded="" if decides else say_scores(side.title))
        yield _by_feature(figures, side, folded="" if decides else say_features(side.title))


def _by_dimension(figures: EditionFigures, side: Label, *, folded: str) -> Shades:
    edition = figures.edition
    places = _dimensions(edition, side)
    if teams_are_mapped(figures):
        rows = [
            _row(
                short_name(line.row.name),
                "",
                [_score(line.row.scores[n], edition.top) for n in places],
            )
            for line in figures.teams.teams
        ]
    else:
        rows = [
            _row(
                title, say_count(group.teams), [_mean(group.parts[n], edition.top) for n in places]
            )
            for title, group in _groups(figures)
        ]
    return Shades(
        title=say_scores(side.title),
        head=_head(figures),
        columns=[edition.parts[n].title for n in places],
        rows=rows,
        more=_more(figures),
        folded=folded,
    )


def _by_feature(figures: EditionFigures, side: Label, *, folded: str) -> Shades:
    places = _concerning(figures, side)
    features = [figures.edition.features[n] for n in places]
    teams = teams_are_mapped(figures)
    if teams:
        rows = [
            _row(short_name(line.row.name), "", [_SIGNS[line.row.features[n]] for n in places])
            for line in figures.teams.teams
        ]
    else:
        rows = [
            _row(title, say_count(group.teams), [_share(group.features[n]) for n in places])
            for title, group in _groups(figures)
        ]
    return Shades(
        title=say_feature_signs(side.title) if teams else say_feature_shares(side.title),
        head=_head(figures),
        columns=[feature.title for feature in features],
        rows=rows,
        spans=tuple(_spans(features)),
        more=_more(figures),
        signs=True,
        folded=folded,
    )


def _head(figures: EditionFigures) -> str:
    return team_column() if teams_are_mapped(figures) else group_column()


def _groups(figures: EditionFigures) -> Iterator[tuple[str, GroupFigures]]:
    yield say_all(), figures.whole
    for group in shown_groups(figures):
        yield short_name(say_group(group.name)), group


def _more(figures: EditionFigures) -> str:
    return "" if teams_are_mapped(figures) else more_groups(figures)


def _row(title: str, remark: str, cells: Sequence[ShadeCell]) -> ShadeRow:
    return ShadeRow(title=title, remark=remark, cells=cells)


def _concerns_some(count: HeldCount) -> bool:
    return bool(total([count.held, count.lacking, count.open]) != 0)


def _score(points: int | None, top: int) -> ShadeCell:
    return _NOTHING if points is None else _shaded(points / JSON_STEPS, top)


def _mean(mean: PartMean, top: int) -> ShadeCell:
    return _NOTHING if mean.mean is None else _shaded(mean.mean, top)


def _shaded(score: float, top: int) -> ShadeCell:
    return ShadeCell(text=show_score(score), shade=int(score * _SHADES / (top or 1)))


def _share(count: HeldCount) -> ShadeCell:
    """Return the share of teams that hold a feature, of those it concerns."""
    all_ = total([count.held, count.lacking, count.open])
    if not all_ or count.held is None:
        return _NOTHING
    percent = count.held * 100 // all_
    return ShadeCell(text=str(percent), shade=percent * _SHADES // 100)


def _spans(places: Sequence[FeaturePlace]) -> Iterator[Span]:
    for (level, role), some in groupby(places, key=lambda place: (place.level, place.role)):
        title = say_core(level) if role == "core" else say_components(level)
        yield Span(title=title, columns=len(list(some)))
