"""How long questions take: their words are counted, and each criterion is one answer."""

from collections.abc import Iterable, Sequence

from advisor.assessment.criteria import quick_criteria
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.rubric.profile import Value, exclusions, whole_profile
from advisor.scoring.practice_score import CriterionScore

WORDS_A_MINUTE = 240
SECONDS_AN_ANSWER = 10
Asked = tuple[Practice, Sequence[Criterion] | Sequence[CriterionScore]]


def minutes(asked: Iterable[Asked]) -> float:
    """Return how many minutes questions take with the criteria shown, answers included."""
    words = answers = 0
    for practice, criteria in asked:
        texts = (practice.title, practice.question, *(criterion.text for criterion in criteria))
        words += sum(len(text.split()) for text in texts)
        answers += len(criteria)
    return words / WORDS_A_MINUTE + answers * SECONDS_AN_ANSWER / 60


def whole_minutes(rubric: Rubric, profile: dict[str, Value], *, quick: bool) -> float:
    """Return how many minutes a team of this profile takes for all questions, or the quick ones."""
    given = whole_profile(rubric.profile, profile)
    asked: list[Asked] = []
    for practice in rubric.practices:
        if not exclusions(practice.applies_when, given):
            criteria = quick_criteria(practice) if quick else practice.criteria
            shown = [c for c in criteria if not exclusions(c.applies_when, given)]
            if shown:
                asked.append((practice, shown))
    return minutes(asked)
