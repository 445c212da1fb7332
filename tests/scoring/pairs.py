"""Two scorecards of one rubric, drawn or given."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import Answer
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard
from tests.build import assessment, with_answers
from tests.strategies import any_rubric, assessments, backups

Given = Mapping[str, int | str | Answer | None]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Scorecard, Scorecard]:
    """Draw two assessments by one rubric, of which the second answers few practices otherwise."""
    rubric = draw(any_rubric())
    before = draw(assessments(rubric))
    after = draw(assessments(rubric))
    if draw(st.booleans()):
        few = draw(st.sets(st.sampled_from([p.id for p in rubric.practices]), max_size=3))
        answers = {name: after.answers[name] for name in few}
        after = replace(before, answers={**before.answers, **answers})
    return score(rubric, before), score(rubric, after)


def card(answers: Given, rubric: Rubric | None = None) -> Scorecard:
    """Return the scorecard of answers by the rubric for backups, or another one."""
    by = rubric or backups()
    long = {n: a if isinstance(a, Answer) else Answer(level=a) for n, a in answers.items()}
    return score(by, with_answers(assessment(by, {}), long))
