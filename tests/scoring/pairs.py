"""Two scorecards of one rubric, drawn."""

from dataclasses import replace

from hypothesis import strategies as st

from advisor import score
from advisor.scoring.model import Scorecard
from tests.strategies import any_rubric, assessments

Pair = tuple[Scorecard, Scorecard]


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Draw two assessments by one rubric, of which the second answers few practices otherwise."""
    rubric = draw(any_rubric())
    before = draw(assessments(rubric))
    after = draw(assessments(rubric))
    if draw(st.booleans()):
        few = draw(st.sets(st.sampled_from([p.id for p in rubric.practices]), max_size=3))
        answers = {name: after.answers[name] for name in few}
        after = replace(before, answers={**before.answers, **answers})
    return score(rubric, before), score(rubric, after)
