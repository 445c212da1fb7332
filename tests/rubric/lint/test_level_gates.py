import pytest

from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import REMOVED

ROTA, ALERTS = ("practices", 0), ("practices", 1)
CASES = [
    Case("missing-level", {(*ROTA, "levels", 1): REMOVED}, ("practices[0].levels",)),
    Case("falling-gate", {(*ROTA, "gates"): {1: 2, 2: 1}}, ("practices[0].gates[2]",)),
    Case("empty-gate", {(*ROTA, "gates", 0): 1}, ("practices[0].gates[0]",)),
    Case("empty-gate", {(*ROTA, "gates", 1): 0}, ("practices[0].gates[1]",)),
    Case(
        "hollow-level",
        {(*ROTA, "applies_when"): {"nights": [True]}},
        ("dimensions[0]", "dimensions[0]"),
    ),
    Case(
        "unreachable-gate",
        {("steps", 1, "raises", "answering.rota"): 1},
        ("practices[0].gates[2]",),
    ),
    Case("missing-step", {("steps", 3, "raises", "answering.alerts"): 1}, ("practices[1]",)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_gate_or_level_that_cannot_stand_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)
