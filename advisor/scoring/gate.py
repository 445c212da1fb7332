"""Whether a scorecard meets conditions that somebody set for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.document.words import nearest
from advisor.errors import UsageError
from advisor.scoring.bounds import bounded_score
from advisor.scoring.change import Change
from advisor.scoring.compare import Comparison, compare
from advisor.scoring.explain import WHOLE
from advisor.scoring.level import blockers_for
from advisor.scoring.level_change import listed
from advisor.scoring.model import Basis, PracticeScore, Scorecard
from advisor.scoring.number import exact


@dataclass(frozen=True, kw_only=True)
class MinScore:
    """The least score of a dimension, a stage or the whole; without `side`, of the primary one."""

    element: str
    least: float
    side: str | None = None


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What must hold: a level, scores, and nothing worse than in the scorecard `base`."""

    min_level: int | None = None
    min_scores: tuple[MinScore, ...] = ()
    base: Scorecard | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One condition, whether it holds, what was found, and each reason why it does not hold."""

    condition: str
    holds: bool
    found: str
    failures: tuple[str, ...] = ()


def judge(card: Scorecard, conditions: Conditions, basis: Basis = "claimed") -> tuple[Verdict, ...]:
    """Return a verdict for each condition.

    On supported levels a score, too, is the mean of what evidence backs. Raises UsageError for a
    level, score or element the scorecard cannot have, ContentError when `base` has another rubric.
    """
    found = []
    if conditions.min_level is not None:
        found.append(_judge_level(card, conditions.min_level, basis))
    found += [_judge_score(card, least, basis) for least in conditions.min_scores]
    if conditions.base is not None:
        found.append(_judge_regress(card, conditions.base, basis))
    return tuple(found)


def _judge_level(card: Scorecard, least: int, basis: Basis) -> Verdict:
    if not 0 <= least <= card.top:
        raise UsageError(
            f"there is no level {least}",
            hint=f"The levels of {card.rubric.reference} are 0 to {card.top}.",
        )
    held = card.held(basis)
    holds = held is not None and held >= least
    below = blockers_for(_of_side(card, card.rubric.primary_side), least, basis)
    return Verdict(
        condition=f"level at least {least} ({basis})",
        holds=holds,
        found="no level can be held" if held is None else f"level {held}",
        failures=() if holds else tuple(f"{b.practice}: {b.reason}" for b in below),
    )


def _of_side(card: Scorecard, side: str) -> Sequence[PracticeScore]:
    return [practice for practice in card.practices if practice.side == side]


def _judge_score(card: Scorecard, condition: MinScore, basis: Basis) -> Verdict:
    side = condition.side or card.rubric.primary_side
    if side not in card.sides:
        raise _refused("side", side, card.sides)
    if not 0 <= condition.least <= card.top:
        raise UsageError(
            f"no score can be {condition.least:.15g}",
            hint=f"Scores of {card.rubric.reference} are in level units, 0 to {card.top}.",
        )
    members = [p for p in _members(card, condition.element) if p.side == side]
    score = _score(members, card.top, basis)
    return Verdict(
        condition=f"{side}:{condition.element} at least {condition.least:.15g} ({basis})",
        holds=score is not None and exact(score) >= exact(condition.least),
        found="nothing is answered, so there is no score" if score is None else f"{score:g}",
    )


def _members(card: Scorecard, element: str) -> Sequence[PracticeScore]:
    if element == WHOLE:
        return card.practices
    if element in (dimensions := [part.id for part in card.dimensions]):
        return [p for p in card.practices if p.dimension == element]
    if element in (stages := [part.id for part in card.stages]):
        return [p for p in card.practices if p.stage == element]
    raise _refused("dimension or stage", element, [WHOLE, *dimensions, *stages])


def _score(practices: Sequence[PracticeScore], top: int, basis: Basis) -> float | None:
    """Return the score, cut to four decimals and so never above what was reached."""
    if basis == "supported":
        practices = [replace(practice, claimed=practice.supported) for practice in practices]
    return bounded_score(practices, top).score


def _refused(what: str, name: str, valid: Iterable[str]) -> UsageError:
    return UsageError(f"there is no {what} called `{name}`", hint=nearest(name, valid))


def _judge_regress(card: Scorecard, base: Scorecard, basis: Basis) -> Verdict:
    comparison = compare(base, card, basis)
    failures = tuple(_regressions(card, comparison))
    found = f"{len(failures)} fell" if failures else "no level and no gate fell"
    return Verdict(
        condition=f"no regress since {base.assessed_on} ({basis})",
        holds=not failures,
        found=found,
        failures=failures,
    )


def _regressions(card: Scorecard, comparison: Comparison) -> Iterator[str]:
    basis = comparison.basis
    for side, standing in comparison.sides.items():
        yield from _fell(f"{side}:{WHOLE}", standing.held(basis), _of_side(card, side), basis)
    for part in comparison.dimensions:
        for side, standing in part.sides.items():
            members = [p for p in _of_side(card, side) if p.dimension == part.id]
            yield from _fell(f"{side}:{part.id}", standing.held(basis), members, basis)
    for gate in comparison.fallen:
        yield f"{gate.practice} fell below its gate for level {gate.level}: {gate.reason}"


def _fell(
    name: str, held: Change[int | None], members: Sequence[PracticeScore], basis: Basis
) -> Iterator[str]:
    if held.before is None or (held.after is not None and held.after >= held.before):
        return
    if held.after is None:
        yield f"{name} held level {held.before} and can hold none now: no gated practice applies"
        return
    below = blockers_for(members, held.before, basis)
    reasons = listed([f"{blocker.practice} ({blocker.reason})" for blocker in below])
    yield f"{name} fell from level {held.before} to {held.after}: {reasons}"
