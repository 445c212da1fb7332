"""An assessment into a scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from advisor.assessment.model import Assessment, Team
from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Rubric
from advisor.rubric.profile import whole_profile
from advisor.scoring.answered import score_practices
from advisor.scoring.bounds import weighed
from advisor.scoring.concern import Concern
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
from advisor.scoring.part_scores import dimension_scores, side_standings, stage_scores
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
    weights = weighed(practices, basis)
    standings = side_standings(rubric, weights)
    sides = {
        side: SideStanding(**vars(standings[side]), level=held.claimed, supported=held.supported)
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
        dimensions=tuple(dimension_scores(rubric, weights)),
        stages=tuple(stage_scores(rubric, weights)),
        levels=tuple(level_statuses(rubric, criteria)),
        features=features,
        practices=practices,
        waivers=waivers,
        blockers=blockers_for(claimed, claimed.following, practices),
        supported_blockers=blockers_for(supported, supported.following, practices),
    )


def concern_of(rubric: Rubric, assessment: Assessment) -> Concern:
    """Return what tells whether a condition of the rubric concerns the team."""
    return _concern(rubric, _Profile(assessment.team.profile))


class _Profile:
    """A profile by its text: as keys, 1, 1.0 and true would be one."""

    def __init__(self, given: Mapping[str, ProfileValue]) -> None:
        self.given = given
        self._text = str(sorted(given.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Profile) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@cached_by_identity(maxsize=200)  # many teams have one profile
def _concern(rubric: Rubric, profile: _Profile) -> Concern:
    return Concern(whole_profile(rubric.profile, profile.given))


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
