from typing import Any

import pytest

from advisor.rubric.profile import exclusion, profile_values
from tests.rubric.sound import edited

CONDITIONS = {"nights": [True], "size": ["small", "medium"]}
PRACTICE = edited({("practices", 0, "applies_when"): CONDITIONS}).practices[0]


@pytest.mark.parametrize(
    "profile",
    [
        {},
        {"nights": True},
        {"size": "medium"},
        {"nights": True, "size": "small"},
        {"colour": "red"},
    ],
)
def test_a_team_that_meets_or_leaves_open_every_condition_is_concerned(
    profile: dict[str, Any],
) -> None:
    assert exclusion(PRACTICE, profile) is None


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ({"nights": False}, ["nights: true", "has false"]),
        ({"size": "large"}, ["size: small or medium", "has large"]),
        ({"nights": True, "size": "large"}, ["size: small or medium"]),
        ({"nights": False, "size": "small"}, ["nights: true"]),
    ],
)
def test_a_team_outside_a_condition_is_told_what_the_practice_is_for(
    profile: dict[str, Any], words: list[str]
) -> None:
    reason = exclusion(PRACTICE, profile)
    assert reason is not None
    assert all(word in reason for word in words)


def test_a_practice_without_conditions_concerns_everybody() -> None:
    assert exclusion(edited({}).practices[0], {"nights": False, "size": "large"}) is None


def test_a_field_takes_its_options_or_true_and_false() -> None:
    nights, size = edited({}).profile
    assert profile_values(nights) == (True, False)
    assert profile_values(size) == ("small", "large")
