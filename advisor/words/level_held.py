"""Where a team stands: the level it holds, what could be held, what is known, and the score."""

from collections.abc import Sequence

from advisor.scoring.level import FeaturesInScope, features_of
from advisor.scoring.model import FeatureScore, LevelStanding, Scorecard, Toward
from advisor.scoring.states import Basis, FeatureState
from advisor.translation import counted, sentence
from advisor.words.next_level import mostly_open
from advisor.words.phrase import capital, join_words, within


def say_level(level: int | None) -> str:
    """Return a level by its number, or that there is none."""
    return sentence("no level") if level is None else sentence("level {level}", level=level)


def say_held(card: Scorecard, side: str | None = None, basis: Basis = "claimed") -> str:
    """Return the level a side holds, and what it is short of: the components, or the next level."""
    level = card.held(basis, side)
    if level is not None and not card.has_criteria:
        return sentence("Level {level}", level=level)
    return say_level_of(features_of(card, side, basis))


def say_guarded(card: Scorecard, side: str | None = None, basis: Basis = "claimed") -> str:
    """Return whether the components of the level held are there too; nothing where none is held."""
    features = features_of(card, side, basis)
    return _guarded(features) if features.held and card.has_criteria else ""


def _guarded(features: FeaturesInScope) -> str:
    """Return whether the components of the level held are there, and which are not."""
    if lacking := _components(features, FeatureState.LACKING):
        return sentence("unguarded, for lack of {which}", which=_titles(lacking))
    if unknown := _components(features, FeatureState.OPEN):
        return sentence("not known to be guarded, open: {which}", which=_titles(unknown))
    return sentence("guarded")


def _components(features: FeaturesInScope, state: FeatureState) -> list[FeatureScore]:
    held = features.held or 0
    return [f for f in features.of("component", held) if features.state(f) is state]


def say_level_of(features: FeaturesInScope) -> str:
    """Return the level that features hold, and what it is short of."""
    level = features.held
    if level is None:
        return sentence("No level: no core feature applies")
    if level == 0:
        toward = features.toward
        return sentence("Level 0") if toward is None else _short_of(toward)
    return sentence("Level {level}, {guarded}", level=level, guarded=_guarded(features))


def _short_of(toward: Toward) -> str:
    said = counted(
        "Level 0 with {held} of {n} core feature of level {level}",
        "Level 0 with {held} of {n} core features of level {level}",
        toward.features.all,
        held=toward.features.held,
        level=toward.level,
    )
    criteria = toward.criteria
    if not mostly_open(criteria):
        return said
    return counted(
        "Not known: {open} of {n} criterion of level {level} is open",
        "Not known: {open} of {n} criteria of level {level} are open",
        criteria.all,
        open=criteria.open,
        level=toward.level,
    )


def level_unknown(card: Scorecard, side: str | None = None, basis: Basis = "claimed") -> bool:
    """Tell whether so much of the first level is open that level 0 would be told for not asking."""
    toward = features_of(card, side, basis).toward
    return card.held(basis, side) == 0 and toward is not None and mostly_open(toward.criteria)


def _titles(features: Sequence[FeatureScore]) -> str:
    return join_words([within(feature.title) for feature in features])


def say_standing_of(standing: LevelStanding) -> str:
    """Return the level that one kind of work holds, and whether that is guarded."""
    level = capital(say_level(standing.claimed))
    if not standing.claimed:
        return level
    if standing.guarded is None:
        return sentence("{level}, not known to be guarded", level=level)
    if standing.guarded:
        return sentence("{level}, guarded", level=level)
    return sentence("{level}, unguarded", level=level)


def say_possible(card: Scorecard, side: str | None = None) -> str:
    """Return what could be held if everything open turned out met."""
    standing = card.standing(side)
    if standing["claimed"] is None or not card.has_criteria:
        return sentence("not told")
    if standing["possible"] is None:
        return sentence("not enough is known to tell")
    if standing["possible"] == standing["claimed"]:
        return sentence("level {level}, no higher", level=standing["possible"])
    return sentence("level {level}, if all that is open turns out met", level=standing["possible"])
