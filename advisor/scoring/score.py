"""An assessment into a scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from advisor.assessment.model import Assessment, Team
from advisor.rubric.model import Rubric
from advisor.rubric.profile import whole_profile
from advisor.scoring.answered import score_practices
from advisor.scoring.coverage import counts, coverage
from advisor.scoring.feature import Facts, facts, score_features
from advisor.scoring.level import FeaturesInScope, blockers_for, level_standing
from advisor.scoring.model import (
    FeatureScore,
    LevelStanding,
    Scorecard,
    ScoreRange,
    SideStanding,
)
from advisor.scoring.part_scores import dimension_scores, stage_scores, standing
from advisor.scoring.profile_conditions import Concern
from advisor.scoring.rubric_stamp import level_statuses, stamp
from advisor.scoring.states import Basis, ProfileValue


def score(
    rubric: Rubric,
    assessment: Assessment,
    as_of: date | None = None,
    basis: Basis = "claimed",
) -> Scorecard:
    """Score one assessment against its rubric, as of a day or else as of its own date.

    `basis` says whether scores count what is answered or what evidence supports. The same input
    always gives the same scorecard.
    """
    day = as_of or assessment.assessed_on
    concern = concern_of(rubric, assessment)
    practices, waivers = score_practices(rubric, assessment, concern, day)
    criteria = facts(practices)
    features = score_features(rubric, criteria, concern)
    of_side = {side.id: [f for f in features if f.side == side.id] for side in rubric.sides}
    levels = {side: level_standing(own, criteria) for side, own in of_side.items()}
    primary = of_side[rubric.primary_side]
    claimed, supported = (
        FeaturesInScope(primary, criteria),
        FeaturesInScope(primary, criteria, "supported"),
    )
    sides = {
        side: SideStanding(
            **vars(standing(practices, side, basis)), level=held.claimed, supported=held.supported
        )
        for side, held in levels.items()
    }
    whole = sides[rubric.primary_side]
    return Scorecard(
        rubric=stamp(rubric),
        team=_team(assessment.team),
        scope=assessment.scope,
        assessed_on=assessment.assessed_on,
        as_of=day,
        level=_flat(levels, rubric.primary_side),
        parts=_parts(rubric, primary, criteria),
        toward={side: FeaturesInScope(own, criteria).toward for side, own in of_side.items()},
        coverage=coverage(practices, claimed),
        score=ScoreRange(value=whole.score, low=whole.low, high=whole.high),
        counts=counts(practices),
        sides=sides,
        dimensions=tuple(dimension_scores(rubric, practices, basis)),
        stages=tuple(stage_scores(rubric, practices, basis)),
        levels=tuple(level_statuses(rubric, criteria)),
        features=features,
        practices=practices,
        waivers=waivers,
        blockers=blockers_for(claimed, claimed.following, practices),
        supported_blockers=blockers_for(supported, supported.following, practices),
    )


def concern_of(rubric: Rubric, assessment: Assessment) -> Concern:
    """Return what tells whether a condition of the rubric concerns the team."""
    return Concern(whole_profile(rubric.profile, assessment.team.profile))


def _team(team: Team) -> dict[str, ProfileValue]:
    known: dict[str, ProfileValue] = {"name": team.name}
    return known | ({"id": team.id} if team.id else {}) | team.profile


def _flat(levels: Mapping[str, LevelStanding], primary: str) -> dict[str, int | bool | None]:
    return asdict(levels[primary]) | {
        f"{side}_{name}": value
        for side, held in levels.items()
        for name, value in asdict(held).items()
    }


def _parts(
    rubric: Rubric, features: Sequence[FeatureScore], criteria: Facts
) -> dict[str, LevelStanding]:
    """Return the levels of each kind of work of the primary side that is in scope."""
    parts = {}
    for kind in rubric.sets:
        named = [feature for feature in features if feature.set == kind.id]
        if FeaturesInScope(named, criteria).levels:
            shared = [feature for feature in features if feature.set in (None, kind.id)]
            parts[kind.id] = level_standing(shared, criteria)
    return parts
