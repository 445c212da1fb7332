"""The levels, with what is known of the features that decide them."""

from collections.abc import Iterator, Mapping

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter, Fact
from advisor.report.charts.drawing import Picture
from advisor.report.level_facts import level_facts, level_ladder
from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.scoring.feature import facts
from advisor.scoring.level import FeaturesInScope, features_of
from advisor.scoring.model import FeatureScore, LevelStatus
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import FeatureState
from advisor.translation import sentence
from advisor.words.coverage import say_too_little
from advisor.words.criterion import say_feature_state
from advisor.words.feature import say_counts, say_defining, say_level_held, say_role
from advisor.words.feature_mark import MARKS
from advisor.words.level_held import say_held, say_possible, say_standing_of
from advisor.words.next_level import say_toward
from advisor.words.phrase import join_words, within
from advisor.words.summary import summary
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class FeatureRow:
    """One feature of a level: which kind, a mark, a word for its state, and what it is short of."""

    title: str
    summary: str
    role: str
    state: str
    mark: str
    word: str
    short_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FeatureGroup:
    """The features of a level on one side; those out of scope are only named."""

    side: str
    counts: str
    features: tuple[FeatureRow, ...]
    out_of_scope: str


@dataclass(frozen=True, kw_only=True)
class LevelSection:
    """One level with its features, of level 0 the traits that the team shows."""

    level: int
    title: str
    summary: str
    challenge: str
    standing: str
    groups: tuple[FeatureGroup, ...]
    traits: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class LevelsData:
    """Where each side stands, in sentences, drawn, in figures; and the levels."""

    sentences: tuple[str, ...]
    ladder: Picture
    facts: tuple[Fact, ...]
    standings: tuple[Fact, ...]
    levels: tuple[LevelSection, ...]


def _data(result: Result) -> LevelsData:
    return LevelsData(
        sentences=tuple(summary(result)),
        ladder=level_ladder(result),
        facts=tuple(level_facts(result)),
        standings=tuple(_standings(result)),
        levels=tuple(_sections(result)),
    )


def _standings(result: Result) -> Iterator[Fact]:
    """Yield what each side holds, could hold and how far its next level is."""
    titles, basis = Titles(result), basis_of(result)
    for side in (result.rubric.primary_side, result.rubric.compared_side):
        if side is None:
            continue
        yield Fact(
            label=titles.sides[side],
            value=say_too_little() if result.thin else say_held(result, side, basis),
            remark=" ".join(_way(result, side)),
        )
    if len(result.parts) > 1:
        for name, standing in result.parts.items():
            yield Fact(label=titles.sets[name], value=say_standing_of(standing))


def _way(result: Result, side: str) -> Iterator[str]:
    """Yield what a side could hold, and how far its next level is."""
    if not result.has_criteria:
        return
    yield sentence("Possible: {level}.", level=say_possible(result, side))
    if toward := result.toward.get(side):
        yield sentence("Next: {way}.", way=say_toward(toward))


def _sections(result: Result) -> Iterator[LevelSection]:
    """Yield a section for each level of the rubric."""
    for level in result.levels:
        yield LevelSection(
            level=level.level,
            title=level.title,
            summary=level.summary,
            challenge=level.challenge,
            standing=say_level_held(result, level.level, basis_of(result)),
            groups=tuple(_groups(result, level)),
            traits=tuple(Fact(label=t.title, value=t.summary) for t in level.traits),
        )


def _groups(result: Result, level: LevelStatus) -> Iterator[FeatureGroup]:
    criteria, titles = facts(result.practices), Titles(result).sides
    for side in (result.rubric.primary_side, result.rubric.compared_side):
        features = [f for f in result.features if (f.level, f.side) == (level.level, side)]
        if side is None or not features:
            continue
        scope = features_of(result, side, basis_of(result))
        outside = [f.title for f in features if f.state is FeatureState.OUT_OF_SCOPE]
        yield FeatureGroup(
            side=titles[side],
            counts=say_counts(scope, level.level),
            features=tuple(
                _feature(feature, scope, criteria)
                for feature in features
                if feature.state is not FeatureState.OUT_OF_SCOPE
            ),
            out_of_scope=join_words([within(title) for title in outside]),
        )


def _feature(
    feature: FeatureScore, scope: FeaturesInScope, criteria: Mapping[str, CriterionScore]
) -> FeatureRow:
    state = scope.state(feature)
    defining = [criteria[name] for name in feature.criteria]
    return FeatureRow(
        title=feature.title,
        summary=feature.summary,
        role=say_role(feature),
        state=state.value,
        mark=MARKS[state],
        word=say_feature_state(feature),
        short_of=tuple(
            say_defining(criterion)
            for criterion in defining
            if criterion.in_scope and not criterion.met(scope.basis)
        ),
    )


CHAPTER = Chapter(id="levels", title=sentence("Levels and their features"), data=_data)
