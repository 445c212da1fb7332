"""What a gate's policy asks of a team of its criticality, judged by its row."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from advisor.scoring.bounds import bounded_score
from advisor.scoring.gate_model import MinScore
from advisor.scoring.gate_policy import GateLimits
from advisor.scoring.number import JSON_STEPS, exact
from advisor.scoring.portfolio.edition import PracticePlace, RowEdition
from advisor.scoring.portfolio.model import PolicyShortfall
from advisor.scoring.portfolio.states import criterion_in
from advisor.scoring.portfolio.team import REMOVED, UNKNOWN, WAIVED, TeamRow
from advisor.scoring.practice import Figures, practice_figures
from advisor.scoring.states import Basis

OVERALL = "overall"


class _Practice(NamedTuple):
    """A practice, as far as a mean goes."""

    place: PracticePlace
    applicable: bool
    figures: Figures

    @property
    def weight(self) -> float:
        return self.place.weight

    @property
    def high(self) -> float:
        return self.figures.high

    def score(self, basis: Basis) -> float | None:
        return self.figures.value if basis == "claimed" else self.figures.supported_value


def shortfalls(row: TeamRow, edition: RowEdition, limits: GateLimits) -> Iterator[PolicyShortfall]:
    """Yield the conditions that a team does not meet, of those that its rubric knows.

    How old answers are, and what moved, is told of every team; files beside the answers, such as
    proposals of a scan, are not looked at.
    """
    basis: Basis = "supported" if limits.strict else "claimed"
    own = row.sides[edition.primary]
    held = own.supported if limits.strict else own.claimed
    least = limits.min_level
    if least is not None and least <= edition.top and (held is None or held < least):
        yield PolicyShortfall(kind="min-level", wanted=least, measured=held)
    for wanted in limits.conditions().min_scores:
        yield from _score(row, edition, wanted, basis)
    share = limits.min_coverage
    if share is not None and (row.coverage is None or exact(row.coverage) < exact(share)):
        yield PolicyShortfall(kind="min-coverage", wanted=share, measured=row.coverage)
    yield from _number("max-unknown", limits.max_unknown, row.criteria.count(UNKNOWN))
    waived = row.criteria.count(WAIVED) + row.criteria.count(REMOVED)
    yield from _number("max-waived", limits.max_waived, waived)


def knows(edition: RowEdition, limits: GateLimits) -> bool:
    """Tell whether an edition has the level and the parts that limits speak of."""
    level = limits.min_level is None or limits.min_level <= edition.top
    return level and all(_known(edition, wanted) for wanted in limits.conditions().min_scores)


def _known(edition: RowEdition, wanted: MinScore) -> bool:
    side = wanted.side or edition.primary_side
    if wanted.element == OVERALL:
        return side in {one.id for one in edition.sides}
    return any((part.id, part.side) == (wanted.element, side) for part in edition.parts)


def _number(
    kind: Literal["max-unknown", "max-waived"], most: int | None, measured: int
) -> Iterator[PolicyShortfall]:
    if most is not None and measured > most:
        yield PolicyShortfall(kind=kind, wanted=most, measured=measured)


def _score(
    row: TeamRow, edition: RowEdition, wanted: MinScore, basis: Basis
) -> Iterator[PolicyShortfall]:
    """Judge a score by its low bound, everything open being unmet."""
    if not _known(edition, wanted):
        return
    side = wanted.side or edition.primary_side
    low = _low(row, edition, wanted.element, side, basis)
    if low is None or exact(low) < exact(wanted.least):
        yield PolicyShortfall(
            kind="min", wanted=wanted.least, measured=low, side=side, element=wanted.element
        )


def _low(row: TeamRow, edition: RowEdition, element: str, side: str, basis: Basis) -> float | None:
    if basis == "supported" and row.criteria:
        return _low_again(row, edition, element, side)
    if element == OVERALL:
        whole = row.sides[[one.id for one in edition.sides].index(side)]
        score, low = whole.score, whole.low
    else:
        place = [(part.id, part.side) for part in edition.parts].index((element, side))
        score, low = row.scores[place], row.lows[place]
    return None if score is None or low is None else low / JSON_STEPS


def _low_again(row: TeamRow, edition: RowEdition, element: str, side: str) -> float | None:
    """Return the low bound of what evidence backs, which a row has not: it is scored again."""
    practices = [
        practice
        for practice in _practices(row, edition)
        if practice.place.side == side
        and element in {OVERALL, practice.place.dimension, practice.place.stage}
    ]
    bounded = bounded_score(practices, "supported")
    return None if bounded.score is None else bounded.low


def _practices(row: TeamRow, edition: RowEdition) -> Iterator[_Practice]:
    criteria: dict[int, list[tuple[str, int]]] = {}
    for letter, criterion in zip(row.criteria, edition.criteria, strict=True):
        criteria.setdefault(criterion.practice, []).append((letter, criterion.level))
    for number, place in enumerate(edition.practices):
        own = tuple(criterion_in(letter, level) for letter, level in criteria.get(number, ()))
        applicable = any(criterion.in_scope for criterion in own)
        yield _Practice(place, applicable, practice_figures(own, edition.top))
