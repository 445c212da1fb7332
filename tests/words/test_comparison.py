import pytest

from advisor.scoring.change import ValueChange
from advisor.words.comparison import (
    say_arrow,
    say_both_levels,
    say_levels,
    say_practices_moved,
)


def test_what_stayed_is_told_once() -> None:
    assert say_arrow("1", "1") == "1"
    assert say_arrow("0", "1") == "0 → 1"


def test_a_level_that_is_none_is_a_dash() -> None:
    none: ValueChange[int | None] = ValueChange(before=None, after=1)
    same: ValueChange[int | None] = ValueChange(before=1, after=1)
    assert say_levels(none) == "– → 1"
    assert say_both_levels(none, same) == "– → 1 claimed, 1 supported"


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ((1, 0, 0), "1 practice moved: 1 up, 0 down, 0 other"),
        ((2, 1, 0), "3 practices moved: 2 up, 1 down, 0 other"),
    ],
)
def test_practices_that_moved_are_counted_with_where_they_went(
    moved: tuple[int, int, int], said: str
) -> None:
    assert say_practices_moved(*moved) == said
