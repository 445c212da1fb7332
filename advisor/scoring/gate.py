"""Whether a scorecard meets conditions that somebody set for it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from advisor.document.fault_words import nearest
from advisor.errors import UsageError
from advisor.scoring.bounds import bounded_score
from advisor.scoring.explain import WHOLE
from advisor.scoring.freshness import check_age, check_expired
from advisor.scoring.gate_model import (
    Criticality,
    GateConditions,
    LowPractice,
    MinScore,
    Uncompared,
    Verdict,
)
from advisor.scoring.level import blockers_before
from advisor.scoring.model import Scorecard
from advisor.scoring.number import exact, shown
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.regress import find_regress
from advisor.scoring.states import Basis, CriterionState, PracticeState
from advisor.translation import sentence

_WHOLE_COVERAGE = 1
_PERCENT = 100
_MOST_LOW = 3


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
        thin=card.thin,
        tighter=held if held is not None and held > least else None,
        blockers=() if holds else blockers_before(card, card.rubric.primary_side, least, basis),
    )


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
    holds = low is not None and exact(low) >= exact(condition.least)
    above = None if low is None or shown(low) <= condition.least else shown(low)
    return Verdict(
        kind="min",
        basis=basis,
        holds=holds,
        wanted=condition.least,
        measured=low,
        tighter=above,
        score=bounded.score,
        side=side,
        element=condition.element,
        on_primary=side == card.rubric.primary_side,
        lowest=() if holds else _lowest(members, condition.least, basis),
    )


def _lowest(
    members: Iterable[PracticeScore], least: float, basis: Basis
) -> tuple[LowPractice, ...]:
    """Return the practices under the score wanted that weigh it down most."""
    low = [(p, p.score(basis) or 0.0) for p in members if p.applicable]
    low = [(p, value) for p, value in low if value < least]
    low.sort(key=lambda item: exact(item[0].weight) * (exact(item[1]) - exact(least)))
    return tuple(
        LowPractice(practice=p.id, value=value, claimed=p.value) for p, value in low[:_MOST_LOW]
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
    regress = find_regress(card, base, basis)
    return Verdict(
        kind="no-regress",
        basis=basis,
        holds=not regress.falls,
        measured=regress.falls,
        regress=regress,
    )
