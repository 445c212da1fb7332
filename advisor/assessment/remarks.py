"""What an answers file may say and yet probably does not mean."""

from collections.abc import Iterator
from datetime import date

from advisor.assessment.model import AnswerState, Assessment, Evidence
from advisor.rubric.model import Rubric
from advisor.rubric.profile import exclusion


def remarks(rubric: Rubric, assessment: Assessment) -> Iterator[str]:
    """Yield a remark for each answer that will surprise its author in the score."""
    for practice in rubric.practices:
        answer = assessment.answers.get(practice.id)
        if answer is None:
            continue
        reason = exclusion(practice, assessment.team.profile)
        if reason and answer.state is AnswerState.ANSWERED:
            yield f"`{practice.id}` is answered and yet left out: {reason}"
        for evidence in answer.evidence:
            yield from _dates(practice.id, evidence, assessment.assessed_on)


def _dates(practice: str, evidence: Evidence, day: date) -> Iterator[str]:
    if evidence.premature_on(day):
        yield (
            f"`{practice}` has evidence observed on {evidence.observed_on}, which does not count "
            f"in an assessment of {day}"
        )
    elif not evidence.valid_on(day):
        yield f"`{practice}` has evidence that expired on {evidence.expires_on}"
