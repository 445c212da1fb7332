"""What is known of each criterion of a practice."""

from collections.abc import Sequence
from datetime import date

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.rubric.model import Criterion, Practice
from advisor.scoring.practice_score import CriterionScore, EvidenceScore
from advisor.scoring.profile_conditions import Concern
from advisor.scoring.states import CriterionState


def score_criteria(
    practice: Practice,
    answer: Answer,
    concern: Concern,
    evidence: Sequence[EvidenceScore],
    day: date,
) -> tuple[CriterionScore, ...]:
    """Return the criteria of a practice as answered on `day`.

    `concern` tells what of the rubric concerns the team.
    """
    out = bool(concern(practice.applies_when))
    listed = _listed(answer, day)
    scores = []
    for criterion in practice.criteria:
        own = () if out else concern(criterion.applies_when)
        state = CriterionState.LEFT_OUT
        if not (out or own):
            state = listed.get(criterion.id) or _by_level(criterion, answer, day)
        met = state is CriterionState.MET
        scores.append(
            CriterionScore(
                id=criterion.id,
                level=criterion.level,
                text=criterion.text,
                state=state,
                supported=met and any(shows(item, criterion) for item in evidence),
                defines=criterion.defines,
                seen_in=criterion.seen_in,
                demanded=not (out or own) and concern.fulfils(criterion.demanded_when),
                excluded=own,
            )
        )
    return tuple(scores)


def _listed(answer: Answer, day: date) -> dict[str, CriterionState]:
    """Return the states of the criteria that an answer names, which speak before its level."""
    return {
        **dict.fromkeys(answer.unknown, CriterionState.UNKNOWN),
        **dict.fromkeys(answer.unmet, CriterionState.UNMET),
        **dict.fromkeys(answer.met, CriterionState.MET),
        **{
            waiver.criterion: CriterionState.UNANSWERED
            if ended(waiver, day)
            else CriterionState.WAIVED
            for waiver in answer.waived
        },
    }


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


def shows(item: EvidenceScore, criterion: Criterion | CriterionScore) -> bool:
    """Tell whether a piece of evidence counts, and backs a criterion that is met."""
    reaches = item.valid and item.cap >= criterion.level
    return reaches and (not item.shows or criterion.id in item.shows)
