from typing import Any

import pytest

from advisor.rubric.profile import Exclusion, Value, exclusions, profile_values, whole_profile
from advisor.rubric.profile_condition import NumberRange
from tests.rubric.sound import LETTERS, edited

PROFILE = edited({}).profile
LETTERS_PROFILE = edited({}, LETTERS).profile


def _condition(condition: dict[str, Any], **profile: Any) -> tuple[Exclusion, ...]:
    practice = edited({("practices", 0, "applies_when"): condition}).practices[0]
    return exclusions(practice.applies_when, profile)


BOTH = {"nights": [True], "size": ["small", "medium"]}
EITHER = {"any": [{"boxes": {"min": 2}}, {"size": ["small"], "nights": [True]}]}


@pytest.mark.parametrize(
    ("condition", "profile"),
    [
        ({}, {"nights": False}),
        (BOTH, {}),
        (BOTH, {"nights": None, "size": None}),
        (BOTH, {"nights": True}),
        (BOTH, {"nights": True, "size": "medium"}),
        (BOTH, {"colour": "red"}),
        ({"boxes": {"min": 2}}, {"boxes": 2}),
        ({"boxes": {"max": 2}}, {"boxes": 2}),
        ({"boxes": {"min": 2, "max": 4}}, {"boxes": 3.5}),
        ({"size": ["small", "large"]}, {"size": ("medium", "large")}),
        (EITHER, {"boxes": 2, "size": "large", "nights": False}),
        (EITHER, {"boxes": 1, "size": "small", "nights": True}),
        (EITHER, {"boxes": 1, "size": "small"}),
        (EITHER, {}),
    ],
)
def test_a_team_that_meets_or_leaves_open_every_condition_is_concerned(
    condition: dict[str, Any], profile: dict[str, Any]
) -> None:
    assert _condition(condition, **profile) == ()


@pytest.mark.parametrize(
    ("condition", "profile", "fields"),
    [
        (BOTH, {"nights": False}, ["nights"]),
        (BOTH, {"size": "large"}, ["size"]),
        (BOTH, {"nights": False, "size": "large"}, ["nights"]),
        ({"boxes": {"min": 2}}, {"boxes": 1}, ["boxes"]),
        ({"boxes": {"max": 2}}, {"boxes": 2.5}, ["boxes"]),
        ({"boxes": {"min": 2}}, {"boxes": True}, ["boxes"]),
        ({"boxes": {"min": 2}}, {"boxes": "many"}, ["boxes"]),
        ({"size": ["small"]}, {"size": ("medium", "large")}, ["size"]),
        ({"size": ["small"]}, {"size": ()}, ["size"]),
        (EITHER, {"boxes": 1, "size": "large"}, ["boxes", "size"]),
        (EITHER, {"boxes": 1, "size": "small", "nights": False}, ["boxes", "nights"]),
        ({**EITHER, "nights": [True]}, {"nights": False, "boxes": 3}, ["nights"]),
    ],
)
def test_a_team_outside_a_condition_is_told_the_fields_that_leave_it_out(
    condition: dict[str, Any], profile: dict[str, Any], fields: list[str]
) -> None:
    assert [found.field for found in _condition(condition, **profile)] == fields


def test_an_exclusion_holds_what_was_wanted_and_what_the_team_has() -> None:
    (size,) = _condition(BOTH, size="large")
    assert (size.wanted, size.actual) == (("small", "medium"), "large")
    (boxes,) = _condition({"boxes": {"min": 2}}, boxes=1)
    assert isinstance(boxes.wanted, NumberRange)
    assert (boxes.wanted.min, boxes.wanted.max, boxes.actual) == (2, None, 1)


def test_a_field_takes_its_options_or_true_and_false_and_a_number_any() -> None:
    nights, size = PROFILE
    assert profile_values(nights) == (True, False)
    assert profile_values(size) == ("small", "large")
    assert profile_values(LETTERS_PROFILE[1]) == ()


def test_no_answer_counts_as_the_default_a_number_as_one_and_the_rest_is_not_known() -> None:
    assert whole_profile(LETTERS_PROFILE, {}) == {"paper": True, "boxes": 1, "languages": None}
    given: dict[str, Value] = {"paper": False, "boxes": 7.0, "languages": ("german",)}
    assert whole_profile(LETTERS_PROFILE, given) == given


def test_the_default_of_a_field_of_several_is_one_of_them() -> None:
    fields = edited({("profile", 2, "default"): "german"}, LETTERS).profile
    assert whole_profile(fields, {})["languages"] == ("german",)
