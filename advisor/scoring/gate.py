"""Whether a scorecard meets conditions that somebody set for it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from advisor.document.words import nearest
from advisor.errors import UsageError
from advisor.scoring.bounds import bounded_score
from advisor.scoring.change import FeatureChange
from advisor.scoring.compare import Comparison, compare
from advisor.scoring.explain import WHOLE
from advisor.scoring.freshness import check_age, check_expired
from advisor.scoring.gate_model import (
    Criticality,
    GateConditions,
    LevelFall,
    MinScore,
    Regress,
    Uncompared,
    Verdict,
)
from advisor.scoring.level import blockers_for, features_of
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.number import exact, shown
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import Basis, CriterionState, FeatureState, PracticeState
from advisor.translation import sentence

_WHOLE_COVERAGE = 1
_PERCENT = 100


def check_gate(
    card: Scorecard, conditions: GateConditions, basis: Basis = "claimed"
) -> tuple[Verdict, ...]:
    """Return a verdict for each condition.

    On supported levels a score, too, is the mean of what evidence backs. Raises UsageError for a
    level, score or element the scorecard cannot have, ContentError when `base` has another rubric.
    """
    verdicts = []
    if conditions.min_level is not None:
        verdicts.append(_check_level(card, conditions.min_level, basis))
    verdicts += [_check_score(card, least, basis) for least in conditions.min_scores]
    if conditions.min_coverage is not None:
        verdicts.append(_check_coverage(card, conditions.min_coverage, basis))
    if conditions.max_unknown is not None:
        verdicts.append(_check_number(card, "max-unknown", conditions.max_unknown, basis))
    if conditions.max_waived is not None:
        verdicts.append(_check_number(card, "max-waived", conditions.max_waived, basis))
    if conditions.max_age is not None:
        verdicts.append(check_age(card, conditions.max_age, conditions.day, basis))
    if conditions.no_expired:
        verdicts.append(check_expired(card, conditions.day, basis))
    if conditions.contradictions is not None:
        verdicts.append(
            Verdict(
                kind="no-contradictions",
                basis=basis,
                holds=not conditions.contradictions,
                measured=len(conditions.contradictions),
                contradictions=conditions.contradictions,
            )
        )
    if conditions.base is not None:
        verdicts.append(_check_regress(card, conditions.base, basis))
    if conditions.criticality is not None:
        verdicts.append(_check_criticality(conditions.criticality, basis))
    return tuple(verdicts)


def _check_criticality(found: Criticality, basis: Basis) -> Verdict:
    return Verdict(
        kind="criticality", basis=basis, holds=found.said in found.expected, criticality=found
    )


def _check_level(card: Scorecard, least: int, basis: Basis) -> Verdict:
    if not 0 <= least <= card.top:
        raise UsageError(
            sentence("there is no level {least}", least=least),
            hint=sentence(
                "The levels of {reference} are 0 to {top}.",
                reference=card.rubric.reference,
                top=card.top,
            ),
        )
    held = card.held(basis)
    holds = held is not None and held >= least
    return Verdict(
        kind="min-level",
        basis=basis,
        holds=holds,
        wanted=least,
        measured=held,
        tighter=held if held is not None and held > least else None,
        blockers=() if holds else _blockers(card, card.rubric.primary_side, least, basis),
    )


def _blockers(card: Scorecard, side: str, level: int, basis: Basis) -> tuple[Blocker, ...]:
    if not card.has_criteria:
        return card.blockers if basis == "claimed" else card.supported_blockers
    return blockers_for(features_of(card, side, basis), level, card.practices)


def _check_score(card: Scorecard, condition: MinScore, basis: Basis) -> Verdict:
    side = condition.side or card.rubric.primary_side
    if side not in card.sides:
        raise _refused("side", side, card.sides)
    if not 0 <= condition.least <= card.top:
        raise UsageError(
            sentence("no score can be {least:.15g}", least=condition.least),
            hint=sentence(
                "Scores of {reference} are in level units, 0 to {top}.",
                reference=card.rubric.reference,
                top=card.top,
            ),
        )
    members = [p for p in _members(card, condition.element) if p.side == side]
    bounded = bounded_score(members, basis)
    low = None if bounded.score is None else bounded.low
    above = None if low is None or shown(low) <= condition.least else shown(low)
    return Verdict(
        kind="min",
        basis=basis,
        holds=low is not None and exact(low) >= exact(condition.least),
        wanted=condition.least,
        measured=low,
        tighter=above,
        score=bounded.score,
        side=side,
        element=condition.element,
    )


def _members(card: Scorecard, element: str) -> Sequence[PracticeScore]:
    if element == WHOLE:
        return card.practices
    if element in (dimensions := [part.id for part in card.dimensions]):
        return [p for p in card.practices if p.dimension == element]
    if element in (stages := [part.id for part in card.stages]):
        return [p for p in card.practices if p.stage == element]
    raise _refused(sentence("dimension or stage"), element, [WHOLE, *dimensions, *stages])


def _refused(what: str, name: str, valid: Iterable[str]) -> UsageError:
    return UsageError(
        sentence("there is no {what} called `{name}`", what=what, name=name),
        hint=nearest(name, valid),
    )


def _check_coverage(card: Scorecard, least: float, basis: Basis) -> Verdict:
    if not 0 <= least <= _WHOLE_COVERAGE:
        raise UsageError(
            sentence("no coverage can be {least:.15g}", least=least),
            hint=sentence("A coverage is a share, 0 to 100 %."),
        )
    share = card.coverage.value
    whole = None if share is None else float(exact(share) * _PERCENT // 1 / _PERCENT)
    return Verdict(
        kind="min-coverage",
        basis=basis,
        holds=share is not None and exact(share) >= exact(least),
        wanted=least,
        measured=share,
        tighter=whole if whole is not None and exact(whole) > exact(least) else None,
    )


def _check_number(
    card: Scorecard, kind: Literal["max-unknown", "max-waived"], most: int, basis: Basis
) -> Verdict:
    if most < 0:
        raise UsageError(
            sentence("no number of criteria can be {most}", most=most),
            hint=sentence("Give 0 or more."),
        )
    names = tuple(_in_state(card, "unknown" if kind == "max-unknown" else "waived"))
    holds = len(names) <= most
    return Verdict(
        kind=kind,
        basis=basis,
        holds=holds,
        wanted=most,
        measured=len(names),
        tighter=len(names) if len(names) < most else None,
        criteria=() if holds else names,
    )


def _in_state(card: Scorecard, state: Literal["unknown", "waived"]) -> Iterator[str]:
    """Yield the criteria in a state, or the practices where there are no criteria."""
    for practice in card.practices:
        if not practice.criteria and practice.state is PracticeState(state):
            yield practice.id
        for criterion in practice.criteria:
            if criterion.state is CriterionState(state):
                yield f"{practice.id}/{criterion.id}"


def _check_regress(card: Scorecard, base: Scorecard | Uncompared, basis: Basis) -> Verdict:
    if isinstance(base, Uncompared):
        return Verdict(kind="no-regress", basis=basis, holds=True, uncompared=base)
    comparison = compare(base, card, basis)
    forgotten = comparison.forgotten
    regress = Regress(
        since=base.assessed_on,
        levels=tuple(_level_falls(card, comparison)),
        features=tuple(_feature_falls(comparison)),
        criteria=tuple(c for c in comparison.fallen if c not in forgotten),
        forgotten=forgotten,
    )
    return Verdict(
        kind="no-regress",
        basis=basis,
        holds=not regress.falls,
        measured=regress.falls,
        regress=regress,
    )


def _level_falls(card: Scorecard, comparison: Comparison) -> Iterator[LevelFall]:
    basis = comparison.basis
    for side, moved in comparison.sides.items():
        held = moved.level if basis == "claimed" else moved.supported
        if held.before is not None and (held.after is None or held.after < held.before):
            barring = _blockers(card, side, held.before, basis) if held.after is not None else ()
            yield LevelFall(side=side, held=held, barring=barring)


def _feature_falls(comparison: Comparison) -> Iterator[FeatureChange]:
    """Yield the features that were held, on the basis asked for, and are not any more."""
    for change in comparison.features:
        if comparison.basis == "supported":
            fell = change.supported.before and not change.supported.after
        else:
            fell = change.state.before is FeatureState.HELD
            fell = fell and change.state.after is not FeatureState.HELD
        if fell and change.state.after is not FeatureState.OUT_OF_SCOPE:
            yield change
