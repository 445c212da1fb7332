from collections.abc import Mapping

import pytest

from advisor.words.crosswalk import position
from tests.scoring.test_crosswalk import ONE, TWO, item, mapped, related, status

Levels = Mapping[str, int | str | None]


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ({ONE: 0, TWO: 0}, "level 0: Backdrop (100 % of its items decided)"),
        ({ONE: 1, TWO: 0}, "level 1: First (100 % of its items decided)"),
        ({ONE: 1}, "between level 1: First and level 2: Second (50 % of its items decided)"),
        ({}, "between level 0: Backdrop and level 2: Second (0 % of its items decided)"),
    ],
)
def test_a_position_is_a_range_as_long_as_something_is_open(levels: Levels, said: str) -> None:
    rubric = related(item(mapped("equal"), level=1), item(mapped("equal", TWO), level=2))
    assert position(status(rubric, levels)) == said


def test_a_level_that_no_answers_can_show_is_told() -> None:
    rubric = related(item(mapped("equal"), level=1), item(level=2))
    said = "level 1: First, the highest that these answers can show (50 % of its items decided)"
    assert position(status(rubric, {ONE: 2})) == said
    assert "highest" not in position(status(rubric, {ONE: 0}))


def test_below_the_lowest_level_its_title_is_named() -> None:
    rubric = related(item(mapped("equal"), level=0))
    assert position(status(rubric, {ONE: 0})) == "below Backdrop (100 % of its items decided)"


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ({ONE: 1, TWO: 1}, "0.5 points of at most 0.5 that these answers can show: Few"),
        ({ONE: 1}, "0.0 to 0.5 points of at most 0.5 that these answers can show: None to Few"),
        ({ONE: 1, TWO: 0}, "0.0 points of at most 0.5 that these answers can show: None"),
    ],
)
def test_points_are_told_with_the_most_that_can_be_shown(levels: Levels, said: str) -> None:
    rubric = related(
        item(mapped("equal", points=1.0), level=None, section="data"),
        item(mapped("superset", TWO, 1, 1.0), level=None, section="model"),
        kind="points",
    )
    assert position(status(rubric, levels)).startswith(said)


def test_capabilities_are_counted_as_held_in_part_and_asked() -> None:
    items = (item(mapped("equal")), item(mapped("superset", TWO)), item(mapped("equal", TWO, 2)))
    rubric = related(*items, item(), kind="capabilities")
    asked = "in part, of 3 capabilities asked here, 4 in all"
    known, open_ = status(rubric, {ONE: 1, TWO: 1}), status(rubric, {ONE: 1})
    assert position(known).startswith(f"1 held and 1 {asked}")
    assert position(open_).startswith(f"1 to 2 held and 0 {asked}")
