import pytest

from advisor.tui.forms.value_checks import percent_problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("80", None),
        ("80%", None),
        ("0,8", None),
        ("1%", None),
        ("1", "write 100% or 1%"),
        ("120", "write 100% for all of it"),
        ("half", "write it like 80, 80% or 0.8"),
        ("", "write it like 80, 80% or 0.8"),
    ],
)
def test_a_share_of_time_is_percent_or_a_part_of_the_whole(text: str, problem: str | None) -> None:
    assert percent_problem(text) == problem
