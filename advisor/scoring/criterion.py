"""What is known of each criterion of a practice."""

from collections.abc import Mapping, Sequence
from datetime import date

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.rubric.model import Criterion, Practice
from advisor.rubric.profile import Value, exclusions
from advisor.scoring.model import CriterionScore, CriterionState, EvidenceScore


def score_criteria(
    practice: Practice,
    answer: Answer,
    profile: Mapping[str, Value | None],
    evidence: Sequence[EvidenceScore],
    day: date,
) -> tuple[CriterionScore, ...]:
    """Return the criteria of a practice as answered on `day`, for a whole profile."""
    out = bool(exclusions(practice.applies_when, profile))
    scores = []
    for criterion in practice.criteria:
        left_out = out or bool(exclusions(criterion.applies_when, profile))
        state = CriterionState.LEFT_OUT if left_out else criterion_state(criterion, answer, day)
        met = state is CriterionState.MET
        scores.append(
            CriterionScore(
                id=criterion.id,
                level=criterion.level,
                text=criterion.text,
                state=state,
                supported=met and any(_shows(item, criterion) for item in evidence),
                defines=criterion.defines,
                seen_in=criterion.seen_in,
            )
        )
    return tuple(scores)


def criterion_state(criterion: Criterion, answer: Answer, day: date) -> CriterionState:
    """Return what an answer says of one criterion on `day`; lists speak before the level."""
    for waiver in answer.waived:
        if waiver.criterion == criterion.id:
            return CriterionState.UNANSWERED if ended(waiver, day) else CriterionState.WAIVED
    if criterion.id in answer.met:
        return CriterionState.MET
    if criterion.id in answer.unmet:
        return CriterionState.UNMET
    if criterion.id in answer.unknown:
        return CriterionState.UNKNOWN
    return _by_level(criterion, answer, day)


def _by_level(criterion: Criterion, answer: Answer, day: date) -> CriterionState:
    if isinstance(answer.level, int):
        met = criterion.level <= answer.level
        return CriterionState.MET if met else CriterionState.UNMET
    if answer.level == UNKNOWN:
        return CriterionState.UNKNOWN
    if answer.level == NOT_APPLICABLE and not (answer.until and answer.until < day):
        return CriterionState.WAIVED
    return CriterionState.UNANSWERED


def ended(waiver: Waiver, day: date) -> bool:
    """Tell whether a waiver no longer holds on `day`."""
    return waiver.until is not None and waiver.until < day


def _shows(item: EvidenceScore, criterion: Criterion) -> bool:
    reaches = item.valid and item.cap >= criterion.level
    return reaches and (not item.shows or criterion.id in item.shows)
