import pytest

from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import REMOVED, edited, sound_data

TASKS = sound_data()["steps"][0]["tasks"]
TOOLS = sound_data()["steps"][0]["tools"]
NOTHING = {"low": 0, "likely": 0, "high": 0}


def _thin(place: str, field: str, value: object) -> Case:
    return Case("thin-step", {("steps", 0, field): value}, (place,))


CASES = [
    Case(
        "late-prerequisite",
        {("steps", 0, "requires"): ["answering.alerts-2"], ("steps", 3, "requires"): []},
        ("steps[0].requires[0]",),
    ),
    Case(
        "late-prerequisite",
        {("steps", 0, "after"): ["answering.alerts-2"], ("steps", 3, "requires"): []},
        ("steps[0].after[0]",),
    ),
    Case("empty-effort", {("steps", 0, "effort"): {"engineer": NOTHING}}, ("steps[0].effort",)),
    Case("empty-effort", {("steps", 0, "effort"): {}}, ("steps[0].effort",)),
    _thin("steps[0].tasks", "tasks", TASKS[:2]),
    _thin("steps[0].tasks", "tasks", [f"Call number {number}." for number in range(8)]),
    _thin("steps[0].done_when", "done_when", ["The calendar names somebody for tonight."]),
    _thin("steps[0].tools", "tools", TOOLS[:1]),
    _thin("steps[0].tools", "tools", TOOLS * 3),
    _thin("steps[0].tools[0]", "tools", TOOLS[::-1]),
    _thin("steps[0]", "pitfalls", []),
    _thin("steps[0]", "kpis", []),
    _thin("steps[0]", "carries_over", REMOVED),
    _thin("steps[0]", "starts_fresh", REMOVED),
]
CYCLES = [
    Case("dependency-cycle", {("steps", 0, "requires"): ["answering.rota-1"]}, ()),
    Case("dependency-cycle", {("steps", 0, "requires"): ["answering.rota-2"]}, ()),
    Case("dependency-cycle", {("steps", 0, "after"): ["answering.rota-2"]}, ()),
    # alerts-2 does not name alerts-1; it follows it because it starts from the level below.
    Case("dependency-cycle", {("steps", 2, "requires"): ["answering.alerts-2"]}, ()),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_step_nobody_could_take_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("case", CYCLES, ids=str)
def test_steps_in_a_circle_are_found_and_the_circle_is_named(case: Case) -> None:
    (finding,) = lint(edited(case.edits))
    assert finding.rule == "dependency-cycle"
    (edited_path,) = case.edits
    step = sound_data()["steps"][edited_path[1]]["id"]
    assert finding.message.count(step) in {1, 2}
    assert " → " in finding.message
