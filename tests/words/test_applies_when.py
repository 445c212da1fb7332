import pytest

from advisor.rubric.profile_condition import AppliesWhen, NumberRange
from advisor.words.applies_when import concerned, say_conditions


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({}, ""),
        ({"serving": ("online", "both")}, "teams with serving: online or both"),
        ({"models": NumberRange(min=2)}, "teams with models: at least 2"),
        ({"models": NumberRange(max=3)}, "teams with models: at most 3"),
        ({"models": NumberRange(min=2, max=3)}, "teams with models: 2 to 3"),
        (
            {"any": ({"models": NumberRange(min=2)}, {"own": (True,)}), "data": ("tables",)},
            "teams with (models: at least 2, or own: true) and data: tables",
        ),
    ],
)
def test_conditions_tell_whom_something_concerns(conditions: AppliesWhen, said: str) -> None:
    assert concerned(conditions) == said
    assert say_conditions(conditions) == said.removeprefix("teams with ")


def test_a_condition_that_both_of_two_have_is_told_once() -> None:
    here: AppliesWhen = {"own": (True,)}
    assert concerned(here, here) == "teams with own: true"
