"""The levels, with the features of each that are held and missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.report.chapters.model import Chapter
from advisor.result.model import Result
from advisor.scoring.model import FeatureStatus
from advisor.words.feature import say_feature, say_held
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class FeatureRow:
    """One feature of a level, with a mark, a word for its state and the practices behind it."""

    title: str
    summary: str
    state: str
    mark: str
    word: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LevelSection:
    """One level with its features."""

    level: int
    title: str
    summary: str
    challenge: str
    standing: str
    features: tuple[FeatureRow, ...]


def _sections(result: Result) -> Iterator[LevelSection]:
    """Yield a section for each level of the rubric."""
    titles = Titles(result)
    for level in result.levels:
        yield LevelSection(
            level=level.level,
            title=level.title,
            summary=level.summary,
            challenge=level.challenge,
            standing=say_held(result, level.level),
            features=tuple(_feature(level.level, f, titles) for f in level.features),
        )


_MARKS = {"held": "✓", "missing": "×", "not_shown": "?", "not_applicable": "–"}
_TRAIT_MARKS = _MARKS | {"held": "▲", "missing": "✓"}


def _feature(level: int, feature: FeatureStatus, titles: Titles) -> FeatureRow:
    return FeatureRow(
        title=feature.title,
        summary=feature.summary,
        state=feature.state,
        mark=(_TRAIT_MARKS if level == 0 else _MARKS)[feature.state],
        word=say_feature(feature, level),
        lacking=tuple(titles.practices[practice] for practice in feature.lacking),
    )


CHAPTER = Chapter(
    id="levels",
    title="Levels and their features",
    data=lambda result: tuple(_sections(result)),
)
