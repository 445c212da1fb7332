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
from advisor.portfolio.page.standing import MOST_GROUPS, deciding_first, group_name, total
from advisor.scoring.number import JSON_STEPS, show_score
from advisor.scoring.portfolio.edition import Edition, FeaturePlace, Label
from advisor.scoring.portfolio.model import (
    EditionFigures,
    FeatureCount,
    GroupFigures,
    PartMean,
    Portfolio,
)
from advisor.scoring.portfolio.team import BACKED, HELD, LACKING, OPEN, OUT_OF_SCOPE
from advisor.translation import sentence
from advisor.words.portfolio_chart import (
    say_all_teams,
    say_count,
    say_edition,
    say_feature_shares,
    say_feature_signs,
    say_features,
    say_more,
    say_scores,
    say_shades,
)

MOST_TEAMS = 40
_SHADES = 4
_NOTHING = ShadeCell(text="–")
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


def maps_of(portfolio: Portfolio) -> MapChapter | None:
    """Return the maps of every edition."""
    editions = [
        EditionMaps(
            title=say_edition(figures) if len(portfolio.editions) > 1 else "",
            maps=tuple(_maps(figures)),
        )
        for figures in portfolio.editions
    ]
    return MapChapter(intro=say_shades(), editions=editions)


def map_of_rows(edition: Edition) -> dict[str, Any]:
    """Return what a script needs to draw a map of what stands in the rows of teams."""
    primary = edition.primary_side
    title = deciding_first(edition)[0].title
    return {
        "top": edition.top,
        "head": sentence("Team"),
        "byDimension": say_scores(title),
        "byFeature": say_feature_signs(title),
        "dimensions": [
            part.title for part in edition.parts if (part.kind, part.side) == ("dimension", primary)
        ],
        "features": [place.title for place in edition.features if place.side == primary],
    }


def _maps(figures: EditionFigures) -> Iterator[Shades]:
    for side in deciding_first(figures.edition):
        decides = side.id == figures.edition.primary_side
        yield _by_dimension(figures, side, folded="" if decides else say_scores(side.title))
        yield _by_feature(figures, side, folded="" if decides else say_features(side.title))


def _by_dimension(figures: EditionFigures, side: Label, *, folded: str) -> Shades:
    places = [
        (number, part)
        for number, part in enumerate(figures.edition.parts)
        if part.kind == "dimension" and part.side == side.id
    ]
    numbers = [number for number, _ in places]
    top = figures.edition.top
    if teams_are_mapped(figures):
        rows = [
            ShadeRow(
                title=line.row.name, cells=[_score(line.row.scores[n], top) for n in numbers]
            )
            for line in figures.teams.teams
        ]
    else:
        rows = [
            _group_row(title, group, [_mean(group.parts[n], top) for n in numbers])
            for title, group in _groups(figures)
        ]
    return Shades(
        title=say_scores(side.title),
        head=_head(figures),
        columns=[part.title for _, part in places],
        rows=rows,
        more=_more(figures),
        folded=folded,
    )


def _by_feature(figures: EditionFigures, side: Label, *, folded: str) -> Shades:
    places = [
        (number, place)
        for number, place in enumerate(figures.edition.features)
        if place.side == side.id and _concerns_some(figures.whole.features[number])
    ]
    places.sort(key=lambda both: (both[1].level, both[1].role != "core"))
    numbers = [number for number, _ in places]
    teams = teams_are_mapped(figures)
    if teams:
        rows = [
            ShadeRow(title=line.row.name, cells=[_SIGNS[line.row.features[n]] for n in numbers])
            for line in figures.teams.teams
        ]
    else:
        rows = [
            _group_row(title, group, [_share(group.features[n]) for n in numbers])
            for title, group in _groups(figures)
        ]
    return Shades(
        title=say_feature_signs(side.title) if teams else say_feature_shares(side.title),
        head=_head(figures),
        columns=[place.title for _, place in places],
        rows=rows,
        spans=tuple(_spans([place for _, place in places])),
        more=_more(figures),
        signs=True,
        folded=folded,
    )


def _head(figures: EditionFigures) -> str:
    return sentence("Team") if teams_are_mapped(figures) else sentence("Group")


def _groups(figures: EditionFigures) -> Iterator[tuple[str, GroupFigures]]:
    yield say_all_teams(), figures.whole
    if len(figures.groups) > 1:
        for group in figures.groups[:MOST_GROUPS]:
            yield group_name(group), group


def _more(figures: EditionFigures) -> str:
    left_out = 0 if teams_are_mapped(figures) else len(figures.groups) - MOST_GROUPS
    return say_more(left_out) if left_out > 0 else ""


def _group_row(title: str, group: GroupFigures, cells: Sequence[ShadeCell]) -> ShadeRow:
    return ShadeRow(title=title, remark=say_count(group.teams), cells=cells)


def _concerns_some(count: FeatureCount) -> bool:
    return bool(total([count.held, count.lacking, count.open]) != 0)


def _score(points: int | None, top: int) -> ShadeCell:
    return _NOTHING if points is None else _shaded(points / JSON_STEPS, top)


def _mean(mean: PartMean, top: int) -> ShadeCell:
    return _NOTHING if mean.mean is None else _shaded(mean.mean, top)


def _shaded(score: float, top: int) -> ShadeCell:
    return ShadeCell(text=show_score(score), shade=int(score * _SHADES / (top or 1)))


def _share(count: FeatureCount) -> ShadeCell:
    """Return the share of teams that hold a feature, of those it concerns."""
    all_ = total([count.held, count.lacking, count.open])
    if not all_ or count.held is None:
        return _NOTHING
    percent = count.held * 100 // all_
    return ShadeCell(text=str(percent), shade=percent * _SHADES // 100)


def _spans(places: Sequence[FeaturePlace]) -> Iterator[Span]:
    for (level, role), some in groupby(places, key=lambda place: (place.level, place.role)):
        title = (
            sentence("Level {level}, core", level=level)
            if role == "core"
            else sentence("Level {level}, components", level=level)
        )
        yield Span(title=title, columns=len(list(some)))
