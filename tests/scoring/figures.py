"""The figures of a scorecard, flattened so that tests can compare them."""

from dataclasses import replace

from advisor.assessment.model import Answer
from advisor.scoring.model import Scorecard, Standing
from advisor.scoring.states import FeatureState
from tests.build import with_answers
from tests.strategies import Case

_ORDER = (FeatureState.LACKING, FeatureState.OPEN, FeatureState.HELD)


def standings(card: Scorecard) -> dict[str, Standing]:
    """Return every side of the whole, of each dimension and of each stage."""
    found: dict[str, Standing] = dict(card.sides)
    for part in (*card.dimensions, *card.stages):
        found.update({f"{part.id} {side}": standing for side, standing in part.sides.items()})
    return found


def figures(card: Scorecard) -> dict[str, float | None]:
    """Return every score, bound and level held."""
    found = {
        f"{place} {name}": getattr(standing, name)
        for place, standing in standings(card).items()
        for name in ("score", "low", "high")
    }
    overall = {"value": card.score.value, "low": card.score.low, "high": card.score.high}
    return {**found, **overall, **card.level}


def relied_on(card: Scorecard) -> dict[str, float | None]:
    """Return what a criterion that turns out met never lowers."""
    names = ("claimed", "supported", "ceiling")
    return {
        **{f"{s} {name}": card.standing(s)[name] for s in card.sides for name in names},
        **{f"{at} low": standing.low for at, standing in standings(card).items()},
        **{f"{at} high": standing.high for at, standing in standings(card).items()},
        "coverage": card.coverage.value,
        "defining": card.coverage.defining,
        **{f.id: _ORDER.index(f.state) for f in card.features if f.state in _ORDER},
    }


def with_state(case: Case, name: str, state: str) -> Case:
    """Return the case with one criterion, ``practice/criterion``, met, unmet or unknown."""
    practice_id, _, criterion = name.partition("/")
    answer = case.assessment.answers.get(practice_id, Answer())

    def listed(at: str) -> tuple[str, ...]:
        others = tuple(name for name in getattr(answer, at) if name != criterion)
        return (*others, criterion) if at == state else others

    changed = replace(
        answer,
        met=listed("met"),
        unmet=listed("unmet"),
        unknown=listed("unknown"),
        waived=tuple(waiver for waiver in answer.waived if waiver.criterion != criterion),
    )
    return Case(case.rubric, with_answers(case.assessment, {practice_id: changed}))
