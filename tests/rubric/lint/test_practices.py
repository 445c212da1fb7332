import pytest

from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import REMOVED, Edits

ALERTS = ("practices", 1)


def _condition(field: str, values: list[object]) -> Case:
    edits: Edits = {(*ALERTS, "applies_when"): {field: values}}
    return Case("idle-condition", edits, (f"practices[1].applies_when.{field}",))


CASES = [
    Case(
        "unexplained-weight", {("practices", 0, "weight_reason"): REMOVED}, ("practices[0].weight",)
    ),
    Case("unexplained-weight", {(*ALERTS, "weight"): 0.5}, ("practices[1].weight",)),
]
# alerts is alone on its side, so that a condition on it also hollows out a level.
CONDITION_CASES = [
    _condition("size", []),
    _condition("size", ["large", "small"]),
    _condition("nights", [True, False]),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_weight_without_a_reason_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("case", CONDITION_CASES, ids=str)
def test_a_condition_that_parts_no_teams_is_found(case: Case) -> None:
    found = [pair for pair in findings(case) if pair[0] != "hollow-level"]
    assert found == expected(case)


def test_a_condition_that_parts_teams_is_not_found() -> None:
    parting = _condition("size", ["large"])
    assert {rule for rule, _ in findings(parting)} == {"hollow-level"}
