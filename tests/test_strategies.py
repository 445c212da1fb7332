from hypothesis import given

from advisor.rubric.lint.level_gates import falling_gates, ground_level_gates, unreachable_gates
from advisor.rubric.lint.run import check_integrity
from advisor.rubric.model import Rubric
from tests.rubric_strategy import rubrics
from tests.strategies import QUICK


@QUICK
@given(rubrics())
def test_every_generated_rubric_is_one_that_the_linter_accepts(rubric: Rubric) -> None:
    assert not check_integrity(rubric)
    for rule in (falling_gates, ground_level_gates, unreachable_gates):
        assert not list(rule(rubric))
