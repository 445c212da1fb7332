"""Whether a scorecard meets conditions that somebody set for it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from advisor.document.words import nearest
from advisor.errors import UsageError
from advisor.frozen import dataclass
from advisor.scan.beside_answers import Beside
from advisor.scoring.bounds import bounded_score
from advisor.scoring.change import CriterionChange, FeatureChange, ValueChange
from advisor.scoring.compare import Comparison, compare
from advisor.scoring.explain import WHOLE
from advisor.scoring.level import blockers_for, features_of
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.number import exact
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import Basis, CriterionState, FeatureState, PracticeState
from advisor.translation import sentence

Kind = Literal[
    "min-level",
    "min",
    "min-coverage",
    "max-unknown",
    "max-waived",
    "no-contradictions",
    "no-regress",
]
_WHOLE_COVERAGE = 1


@dataclass(frozen=True, kw_only=True)
class MinScore:
    """The least score of a dimension, a stage or the whole; without `side`, of the primary one."""

    element: str
    least: float
    side: str | None = None


@dataclass(frozen=True, kw_only=True)
class GateConditions:
    """What must hold: a level, scores, how much is known, and nothing worse than in `base`.

    `min_coverage` is a share of 1 of the criteria in scope; the others are numbers of criteria.
    `contradictions` are proposals of a scan that speak against an answer, of which none may be.
    """

    min_level: int | None = None
    min_scores: tuple[MinScore, ...] = ()
    min_coverage: float | None = None
    max_unknown: int | None = None
    max_waived: int | None = None
    contradictions: tuple[Beside, ...] | None = None
    base: Scorecard | None = None


@dataclass(frozen=True, kw_only=True)
class LevelFall:
    """A side that holds a lower level than before, None for none, and what stands before it."""

    side: str
    held: ValueChange[int | None]
    barring: tuple[Blocker, ...]


@dataclass(frozen=True, kw_only=True)
class Regress:
    """What is worse than before: levels, features, defining criteria, and what is forgotten.

    `forgotten` are criteria that were met or unmet, and of which nothing is known now; `criteria`
    are the others, which defining features rested on.
    """

    since: date
    levels: tuple[LevelFall, ...]
    features: tuple[FeatureChange, ...]
    criteria: tuple[CriterionChange, ...]
    forgotten: tuple[CriterionChange, ...]

    @property
    def falls(self) -> int:
        """How many things are worse."""
        return len(self.levels) + len(self.features) + len(self.criteria) + len(self.forgotten)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One condition, whether it holds, what was wanted and what there is.

    A score is judged by its low bound, every open criterion being unmet; `score` is the score
    itself. `criteria` are those that are too many: unknown, or waived. `blockers` stand before the
    level wanted.
    """

    kind: Kind
    basis: Basis
    holds: bool
    wanted: float | None = None
    measured: float | None = None
    score: float | None = None
    side: str | None = None
    element: str | None = None
    blockers: tuple[Blocker, ...] = ()
    criteria: tuple[str, ...] = ()
    regress: Regress | None = None
    contradictions: tuple[Beside, ...] = ()


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
    return tuple(verdicts)


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
    return Verdict(
        kind="min",
        basis=basis,
        holds=low is not None and exact(low) >= exact(condition.least),
        wanted=condition.least,
        measured=low,
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
    return Verdict(
        kind="min-coverage",
        basis=basis,
        holds=share is not None and exact(share) >= exact(least),
        wanted=least,
        measured=share,
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


def _check_regress(card: Scorecard, base: Scorecard, basis: Basis) -> Verdict:
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
