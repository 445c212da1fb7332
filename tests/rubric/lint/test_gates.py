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
        "uncovered-feature", {(*ROTA, "features"): ["named-person"]}, ("levels[2].features[0].id",)
    ),
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


def test_a_feature_of_level_0_may_be_covered_by_a_gate_of_any_level() -> None:
    trait = {"id": "silence", "title": "Silence", "summary": "Nobody is called."}
    uncovered = Case("uncovered-feature", {("levels", 0, "features"): [trait]}, ())
    assert [rule for rule, _ in findings(uncovered)] == ["uncovered-feature"]
    edits = {**uncovered.edits, (*ROTA, "features", 2): "silence"}
    assert findings(Case("none", edits, ())) == []
