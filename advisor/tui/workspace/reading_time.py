"""How long questions take: their words are counted, and each criterion is one answer."""

from collections.abc import Iterable, Sequence

from advisor.assessment.criteria import has_only_level_criteria, quick_criteria
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.rubric.profile import Value, exclusions, whole_profile
from advisor.scoring.practice_score import CriterionScore

WORDS_A_MINUTE = 240
SECONDS_AN_ANSWER = 10
Asked = tuple[Practice, Sequence[Criterion] | Sequence[CriterionScore]]


def as_checklist(practice: Practice, *, quick: bool) -> bool:
    """Tell whether a practice is asked by its title and criteria alone, which the answer ticks."""
    return quick and not has_only_level_criteria(practice)


def minutes(rubric: Rubric, asked: Iterable[Asked], *, quick: bool) -> float:
    """Return how many minutes questions take with all that is shown of them, answers included.

    The quick assessment leaves out why a question is asked, what level 0 looks like, and which
    features a criterion defines; the question itself where criteria say what is asked.
    """
    features = {feature.id: feature.title for lvl in rubric.levels for feature in lvl.features}
    words = answers = 0
    for practice, criteria in asked:
        texts = [practice.title, *(criterion.text for criterion in criteria)]
        texts += [] if as_checklist(practice, quick=quick) else [practice.question]
        if not quick:
            texts += [practice.why, practice.levels.get(0, "")]
            texts += [features[name] for criterion in criteria for name in criterion.defines]
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
    return minutes(rubric, asked, quick=quick)
