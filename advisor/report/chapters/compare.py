"""The sides beside each other: the chart, the gaps in words, and the features of every level."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.plain_text import as_sentence
from advisor.report.carries_over import carries_over
from advisor.report.chapter_model import Chapter
from advisor.report.charts.drawing import Picture
from advisor.report.charts.dumbbell import dumbbell
from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.scoring.level import features_of
from advisor.scoring.model import DimensionScore
from advisor.scoring.states import FeatureState
from advisor.words.coverage import as_range
from advisor.words.feature import say_counts
from advisor.words.feature_mark import MARKS, say_key
from advisor.words.level_held import say_held, say_standing_of
from advisor.words.side_gap import say_gap
from advisor.words.side_level import say_scores, say_side_at, say_side_level
from advisor.words.titles import Titles

_WORTH_CARRYING = 0.25


@dataclass(frozen=True, kw_only=True)
class GapRow:
    """How far apart the sides are in a dimension, and what the one ahead already gives."""

    title: str
    gap: str
    carries_over: str


@dataclass(frozen=True, kw_only=True)
class FeatureMark:
    """A feature of a level, with the mark of its state."""

    title: str
    state: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class LevelRow:
    """The features of one level on one side, and how many of them are held."""

    title: str
    counts: str
    features: tuple[FeatureMark, ...]


@dataclass(frozen=True, kw_only=True)
class CompareData:
    """The third page; there are no gaps where too little is answered, which is `unknown` then."""

    levels: tuple[str, ...]
    chart: Picture
    unknown: str
    gaps: tuple[GapRow, ...]
    carries: bool
    matrix: tuple[LevelRow, ...]
    key: str


def _compare(result: Result) -> CompareData:
    gaps = [] if as_range(result) else [_gap(result, part) for part in result.dimensions]
    return CompareData(
        levels=() if result.thin else tuple(_levels(result)),
        chart=dumbbell(result, result.dimensions),
        unknown=say_gap(result, result.dimensions[0]) if as_range(result) else "",
        gaps=tuple(gaps),
        carries=any(row.carries_over for row in gaps),
        matrix=tuple(_matrix(result)),
        key=say_key(),
    )


def _levels(result: Result) -> Iterator[str]:
    """Yield where each side and each kind of work stands."""
    titles = Titles(result)
    for side in _sides(result):
        yield say_side_level(titles.sides[side], say_held(result, side, basis_of(result)))
    if len(result.parts) > 1:
        for name, standing in result.parts.items():
            yield say_side_level(titles.sets[name], say_standing_of(standing))
    yield say_scores(result)


def _sides(result: Result) -> list[str]:
    sides = (result.rubric.primary_side, result.rubric.compared_side)
    return [side for side in sides if side]


def _gap(result: Result, dimension: DimensionScore) -> GapRow:
    gap = dimension.gap
    ahead = gap is not None and gap >= _WORTH_CARRYING and not as_range(result)
    return GapRow(
        title=dimension.title,
        gap=as_sentence(say_gap(result, dimension)),
        carries_over=carries_over(result, dimension) if ahead else "",
    )


def _matrix(result: Result) -> Iterator[LevelRow]:
    titles = Titles(result).sides
    for side in _sides(result):
        scope = features_of(result, side, basis_of(result))
        for level in result.levels:
            features = [
                (feature, scope.state(feature))
                for feature in result.features
                if (feature.level, feature.side) == (level.level, side)
            ]
            within = [pair for pair in features if pair[1] is not FeatureState.OUT_OF_SCOPE]
            if within:
                yield LevelRow(
                    title=say_side_at(titles[side], level.level),
                    counts=say_counts(scope, level.level),
                    features=tuple(
                        FeatureMark(title=f.title, state=state.value, mark=MARKS[state])
                        for f, state in within
                    ),
                )


CHAPTER = Chapter(id="compare", title="Compare", data=_compare, front=True)
