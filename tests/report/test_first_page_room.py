"""What the first page takes is told a little too high, and grows with what stands on it."""

import pytest

from advisor.report.first_page_room import (
    LINES,
    Row,
    head_lines,
    list_lines,
    table_lines,
    text_lines,
)

LONG = "Some words in a row. " * 20


def test_nothing_takes_no_room() -> None:
    assert (text_lines([]), list_lines([]), table_lines([])) == (0, 0, 0)


def test_a_list_stands_below_a_heading() -> None:
    assert list_lines([LONG]) > text_lines([LONG]) > text_lines(["One line."])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_row_is_as_high_as_its_highest_cell(place: int) -> None:
    short: Row = ("a", "b", "c")
    high: Row = tuple(LONG if column == place else text for column, text in enumerate(short))
    assert table_lines([high]) > table_lines([short]) + 5


def test_the_head_grows_with_scope_verdict_and_remarks() -> None:
    least = head_lines("", "At level 1.", ["guarded"])
    for grown in (
        head_lines(LONG, "At level 1.", ["guarded"]),
        head_lines("", LONG, ["guarded"]),
        head_lines("", "At level 1.", ["guarded", LONG]),
    ):
        assert LINES > grown > least
