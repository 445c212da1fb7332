"""The levels, with the features of each that are held and missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.report.chapters.model import Chapter
from advisor.result.model import Result
from advisor.scoring.model import FeatureStatus


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
    titles = {practice.id: practice.title for practice in result.practices}
    for level in result.levels:
        yield LevelSection(
            level=level.level,
            title=level.title,
            summary=level.summary,
            challenge=level.challenge,
            standing=_level_standing(result, level.level),
            features=tuple(_feature(level.level, f, titles) for f in level.features),
        )


def _level_standing(result: Result, level: int) -> str:
    claimed, supported = result.level["claimed"], result.level["supported"]
    if level == 0:
        return "where every team starts"
    if claimed is None or claimed < level:
        return "not held"
    if supported is not None and supported >= level:
        return "held, supported by evidence"
    return "held as claimed, not supported by evidence"


_TRAIT = {"held": ("▲", "still there"), "missing": ("✓", "left behind")}
_FEATURE = {"held": ("✓", "held"), "missing": ("×", "missing")}
_OPEN = {"not_shown": ("?", "not shown"), "not_applicable": ("–", "does not apply")}


def _feature(level: int, feature: FeatureStatus, titles: dict[str, str]) -> FeatureRow:
    mark, word = ((_TRAIT if level == 0 else _FEATURE) | _OPEN)[feature.state]
    if level > 0 and feature.state == "held" and not feature.supported:
        word = "held, evidence missing"
    return FeatureRow(
        title=feature.title,
        summary=feature.summary,
        state=feature.state,
        mark=mark,
        word=word,
        lacking=tuple(titles[practice] for practice in feature.lacking),
    )


CHAPTER = Chapter(
    id="levels",
    title="Levels and their features",
    data=lambda result: tuple(_sections(result)),
)
