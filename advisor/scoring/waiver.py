"""What a team itself says does not apply to it, and which of that counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from advisor.assessment.model import NOT_APPLICABLE, Answer, Waiver
from advisor.rubric.model import Rubric
from advisor.scoring.concern import Concern
from advisor.scoring.criterion import ended
from advisor.scoring.practice_score import CriterionScore, WaiverScore
from advisor.scoring.states import CriterionState

_ONE_IN = 10  # of a level's defining criteria may be taken out
Criteria = Mapping[str, tuple[CriterionScore, ...]]  # by practice
_Place = tuple[str, int]  # a side and one of its maturity levels


def score_waivers(
    rubric: Rubric,
    answers: Mapping[str, Answer],
    criteria: Criteria,
    concern: Concern,
    day: date,
) -> tuple[WaiverScore, ...]:
    """Return every waiver that concerns the team, in the rubric's order.

    One counts when somebody other than its author approved it, before its end, and while no more
    than one in ten of the defining criteria of each level is taken out.
    """
    if not waive_any(answers.values()):
        return ()
    places = _places(rubric, concern)
    left = Counter(
        place
        for scores in criteria.values()
        for score in scores
        if score.defines and score.in_scope
        for place in _held_at(score, places)
    )
    quota = Counter({place: number // _ONE_IN for place, number in left.items()})
    waivers = []
    for practice, scores in criteria.items():
        for waiver in _given(answers.get(practice, Answer()), scores):
            expired = ended(waiver, day)
            concerned = waived_by(waiver.criterion or None, scores)
            wanted = Counter(place for score in concerned for place in _held_at(score, places))
            counts = not expired and _approved(waiver) and wanted <= quota
            if counts:
                quota -= wanted
            waivers.append(_score(practice, waiver, expired=expired, counts=counts))
    return tuple(waivers)


def without_waived(
    practice: str, scores: Sequence[CriterionScore], waivers: Sequence[WaiverScore]
) -> tuple[CriterionScore, ...]:
    """Return the criteria of a practice, those taken out that a waiver which counts names."""
    if not waivers:
        return tuple(scores)
    removed = {
        score.id
        for waiver in waivers
        if waiver.counts and waiver.practice == practice
        for score in waived_by(waiver.criterion, scores)
    }
    return tuple(replace(s, removed=True) if s.id in removed else s for s in scores)


def waived_by(
    criterion: str | None, scores: Sequence[CriterionScore]
) -> tuple[CriterionScore, ...]:
    """Return the waived criteria a waiver speaks of: the one it names, or all."""
    return tuple(
        score
        for score in scores
        if score.state is CriterionState.WAIVED and criterion in (None, score.id)
    )


def _places(rubric: Rubric, concern: Concern) -> dict[str, _Place]:
    """Return where the features that concern the team stand."""
    return {
        feature.id: (feature.side or rubric.primary_side, level.level)
        for level in rubric.levels
        for feature in level.features
        if not concern(feature.applies_when)
    }


def _held_at(score: CriterionScore, places: Mapping[str, _Place]) -> set[_Place]:
    return {places[feature] for feature in score.defines if feature in places}


def waive_any(answers: Iterable[Answer]) -> bool:
    """Tell whether any of these answers waives something."""
    return any(map(_waives, answers))


def _waives(answer: Answer) -> bool:
    return bool(answer.waived) or answer.level == NOT_APPLICABLE


def _given(answer: Answer, scores: Sequence[CriterionScore]) -> Iterator[Waiver]:
    """Yield the waivers of an answer; one of the whole practice names no criterion."""
    if not _waives(answer):
        return
    if not any(score.in_scope for score in scores):
        return
    if answer.level == NOT_APPLICABLE:
        yield Waiver(
            criterion="",
            reason=answer.reason or "",
            by=answer.by,
            approved_by=answer.approved_by,
            until=answer.until,
        )
    reached = {score.id for score in scores if score.in_scope}
    yield from (waiver for waiver in answer.waived if waiver.criterion in reached)


def _approved(waiver: Waiver) -> bool:
    """Tell whether somebody other than its author approved it; both have to be named."""
    if not (waiver.by and waiver.approved_by):
        return False
    return waiver.by.strip().casefold() != waiver.approved_by.strip().casefold()


def _score(practice: str, waiver: Waiver, *, expired: bool, counts: bool) -> WaiverScore:
    return WaiverScore(
        practice=practice,
        criterion=waiver.criterion or None,
        reason=waiver.reason,
        by=waiver.by,
        approved_by=waiver.approved_by,
        until=waiver.until,
        expired=expired,
        counts=counts,
    )
