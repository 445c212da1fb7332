import pytest

from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import REMOVED

ALERTS = ("practices", 1)


CASES = [
    Case(
        "unexplained-weight", {("practices", 0, "weight_reason"): REMOVED}, ("practices[0].weight",)
    ),
    Case("unexplained-weight", {(*ALERTS, "weight"): 0.5}, ("practices[1].weight",)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_weight_without_a_reason_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)
