"""Tasks, their effort and first aid: what they name is there, and leads to every criterion."""

from typing import Any

import pytest

from tests.rubric.lint.case import Case, expected, findings, of_letters

MEETS_ONE = [
    {"do": "Choose an hour.", "meets": ["desk.opening/opened-daily"]},
    {"do": "Buy a counter.", "meets": ["desk.opening/counted"]},
    {"do": "Ask who reads what.", "meets": ["desk.opening/translated"]},
]
MEETS_TWO: list[Any] = [
    "Collect ten replies.",
    "Agree on wording.",
    {"do": "Put the texts under version control.", "meets": ["desk.opening/from-templates"]},
]
TASKS = ("steps", 0, "tasks")
SECOND = ("steps", 1, "tasks")
DAYS = {"low": 1, "likely": 1, "high": 2}
AID = ("practices", 0, "first_aid")


def _effort(effort: dict[str, Any]) -> list[Any]:
    return ["Choose an hour.", "Buy a book.", {"do": "Enter each letter.", "effort": effort}]


def _aid(**changed: Any) -> dict[str, Any]:
    return {"do": "Open what lies there.", "days": 0.5, "roles": ["clerk"], **changed}


CASES = [
    of_letters(
        "unknown-id",
        {TASKS: ["A.", "B.", {"do": "Go.", "meets": ["desk.opening/open"]}]},
        "steps[0].tasks[2].meets[0]",
    ),
    of_letters(
        "unmet-criterion",
        {TASKS: [*MEETS_ONE[:2], "Wait."], SECOND: MEETS_TWO},
        "practices[0].criteria[2]",
    ),
    of_letters(
        "stray-meets",
        {
            TASKS: [*MEETS_ONE, {"do": "Write.", "meets": ["desk.opening/from-templates"]}],
            SECOND: MEETS_TWO,
        },
        "steps[0].tasks[3].meets[0]",
    ),
    of_letters(
        "stray-meets",
        {
            TASKS: [*MEETS_ONE, {"do": "Write.", "prepares": ["desk.opening/from-templates"]}],
            SECOND: MEETS_TWO,
        },
        "steps[0].tasks[3].prepares[0]",
    ),
    of_letters(
        "unknown-id",
        {TASKS: ["A.", "B.", {"do": "Go.", "prepares": ["desk.opening/open"]}]},
        "steps[0].tasks[2].prepares[0]",
    ),
    of_letters(
        "unknown-id",
        {TASKS: _effort({"once": {"cook": DAYS}})},
        "steps[0].tasks[2].effort.once.cook",
    ),
    of_letters(
        "unknown-id",
        {TASKS: _effort({"per": {"paper": {"clerk": DAYS}}})},
        "steps[0].tasks[2].effort.per.paper",
    ),
    of_letters(
        "unknown-id",
        {TASKS: _effort({"per": {"boxes": {"cook": DAYS}}})},
        "steps[0].tasks[2].effort.per.boxes.cook",
    ),
    of_letters("unknown-id", {AID: _aid(roles=["cook"])}, "practices[0].first_aid.roles[0]"),
    of_letters("unknown-id", {AID: _aid(unless=["opened"])}, "practices[0].first_aid.unless[0]"),
    of_letters(
        "unknown-id",
        {AID: _aid(presumes=["desk.opening/open"])},
        "practices[0].first_aid.presumes[0]",
    ),
    of_letters(
        "unknown-id",
        {AID: _aid(applies_when={"ink": [True]})},
        "practices[0].first_aid.applies_when.ink",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_task_or_first_aid_names_has_to_be_there(case: Case) -> None:
    assert findings(case) == expected(case)


def test_tasks_that_meet_every_criterion_are_clean() -> None:
    case = of_letters("", {TASKS: MEETS_ONE, SECOND: MEETS_TWO, AID: _aid(unless=["counted"])})
    assert findings(case) == []
