"""Results to write and read back."""

from functools import cache

from hypothesis import strategies as st

from advisor.result.build import build_result
from advisor.result.model import Result
from tests.build import ROOT, assessment
from tests.strategies import any_rubric, assessments, shipped

SCHEMA_1 = ROOT / "tests" / "fixtures" / "results" / "schema-1.json"


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Draw the result of any team by any rubric, its steps in order and without dates."""
    rubric = draw(any_rubric())
    strict = draw(st.booleans())
    return build_result(rubric, draw(assessments(rubric)), strict=strict, dated=False)


@cache
def half_known() -> Result:
    """Return the result of a team that holds level 1 and goes no further."""
    team = assessment(shipped(), {practice.id: 1 for practice in shipped().practices})
    return build_result(shipped(), team, dated=False)
