from collections.abc import Mapping
from typing import Any

import pytest

from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings, of_letters
from tests.rubric.sound import LETTERS, edited

ALERTS = ("practices", 1, "applies_when")
WHOLE = ("practices", 0, "applies_when")
FIELD = "practices[0].applies_when"


def _letters(rule: str, condition: Mapping[str, Any], *found_at: str) -> Case:
    return of_letters(rule, {WHOLE: condition}, *found_at)


CASES = [
    _letters("unknown-id", {"colour": [True]}, f"{FIELD}.colour"),
    _letters("unknown-id", {"any": [{"colour": [True]}]}, f"{FIELD}.any[0].colour"),
    _letters("unknown-id", {"languages": ["german", "dutch"]}, f"{FIELD}.languages[1]"),
    _letters("unknown-id", {"any": [{"paper": ["yes"]}]}, f"{FIELD}.any[0].paper[0]"),
    _letters("unfit-condition", {"boxes": [True]}, f"{FIELD}.boxes"),
    _letters("unfit-condition", {"languages": {"min": 2}}, f"{FIELD}.languages"),
    _letters("unfit-condition", {"boxes": {"min": 3, "max": 2}}, f"{FIELD}.boxes"),
    _letters("unfit-condition", {"any": {"min": 2}}, f"{FIELD}.any"),
    _letters("unfit-condition", {"any": ["german"]}, f"{FIELD}.any[0]"),
    _letters("unfit-condition", {"paper": [{"paper": [True]}]}, f"{FIELD}.paper[0]"),
    of_letters(
        "unknown-id",
        {("practices", 0, "criteria", 1, "applies_when"): {"colour": [True]}},
        "practices[0].criteria[1].applies_when.colour",
    ),
    of_letters(
        "unknown-id",
        {("practices", 0, "criteria", 1, "demanded_when"): {"paper": ["yes"]}},
        "practices[0].criteria[1].demanded_when.paper[0]",
    ),
    of_letters(
        "unknown-id",
        {("levels", 1, "features", 1, "applies_when"): {"colour": [True]}},
        "levels[1].features[1].applies_when.colour",
    ),
    of_letters("unknown-id", {("profile", 2, "default"): "dutch"}, "profile[2].default"),
    of_letters("unfit-condition", {("profile", 1, "default"): True}, "profile[1].default"),
    of_letters("unfit-condition", {("profile", 1, "many"): True}, "profile[1]"),
    of_letters("unknown-id", {("profile", 1, "part_of"): "colour"}, "profile[1].part_of"),
    of_letters("unknown-id", {("profile", 1, "part_of"): "boxes"}, "profile[1].part_of"),
    of_letters("unfit-condition", {("profile", 2, "part_of"): "boxes"}, "profile[2].part_of"),
]
IDLE = [
    _letters("idle-condition", {"paper": []}, f"{FIELD}.paper"),
    _letters("idle-condition", {"paper": [True, False]}, f"{FIELD}.paper"),
    _letters("idle-condition", {"boxes": {}}, f"{FIELD}.boxes"),
    _letters("idle-condition", {"any": [{"paper": [True, False]}]}, f"{FIELD}.any[0].paper"),
    of_letters(
        "idle-condition",
        {("levels", 2, "features", 0, "applies_when"): {"paper": []}},
        "levels[2].features[0].applies_when.paper",
    ),
]
PARTING: list[Mapping[str, Any]] = [
    {"paper": [True]},
    {"boxes": {"min": 2}},
    {"boxes": {"max": 2}},
    {"boxes": {"min": 2, "max": 2}},
    {"languages": ["german"]},
    {"languages": ["german", "french", "other"]},  # a team may name none of them
    {"any": [{"boxes": {"min": 2}}, {"paper": [False], "languages": ["other"]}]},
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_condition_that_no_answer_fits_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("case", IDLE, ids=str)
def test_a_condition_that_parts_no_teams_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("condition", PARTING, ids=str)
def test_a_condition_that_parts_teams_is_not_found(condition: Mapping[str, Any]) -> None:
    assert lint(edited({WHOLE: condition}, LETTERS)) == ()


def test_a_condition_on_the_only_gated_practice_hollows_out_its_levels() -> None:
    parting = Case("hollow-level", {ALERTS: {"size": ["large"]}}, ())
    assert {rule for rule, _ in findings(parting)} == {"hollow-level"}
