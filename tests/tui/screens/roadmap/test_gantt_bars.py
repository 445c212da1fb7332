import re
from datetime import date, timedelta

import pytest

from advisor.rubric.model import Role
from advisor.tui.screens.roadmap.gantt_bars import (
    GLYPHS,
    LEVEL_LINE,
    AxisMark,
    TimeScale,
    axis,
    grid_of,
    initials,
    marked,
)

YEAR = TimeScale(start=date(2026, 11, 24), end=date(2027, 5, 6), width=36)


def test_a_bar_covers_its_days_and_is_never_without_a_cell() -> None:
    tenth = TimeScale(start=date(2027, 1, 1), end=date(2027, 1, 10), width=10)
    assert tenth.bar(date(2027, 1, 1), date(2027, 1, 10)) == (0, 10)
    assert tenth.bar(date(2027, 1, 3), date(2027, 1, 4)) == (2, 4)
    assert YEAR.bar(date(2026, 12, 1), date(2026, 12, 1))[1] > YEAR.cell(date(2026, 12, 1))
    assert YEAR.bar(date(2027, 5, 6), date(2027, 5, 6))[1] == YEAR.width


@pytest.mark.parametrize(
    ("end", "width", "expected"),
    [
        (date(2027, 5, 6), 36, ["Dec", "Jan 2027", "Mar", "Apr"]),
        (date(2028, 2, 14), 36, ["Q1 2027", "Q3", "Q4"]),
        (date(2028, 9, 14), 64, ["Q1 2027", "Q2", "Q3", "Q4", "Q1 2028", "Q2"]),
        (date(2036, 1, 31), 36, ["2027", "2029", "2031", "2033", "2035"]),
        (date(2027, 2, 28), 60, ["Dec 2026", "Jan 2027", "Feb 2027"]),
    ],
)
def test_the_axis_names_months_quarters_or_years_as_there_is_room(
    end: date, width: int, expected: list[str]
) -> None:
    scale = TimeScale(start=date(2026, 11, 24), end=end, width=width)
    drawn = axis(scale)
    assert len(drawn) == width
    rest = drawn
    for label in expected:
        _, found, rest = rest.partition(label)
        assert found, (label, drawn)


@pytest.mark.parametrize("width", [24, 36, 60, 90])
def test_no_label_can_be_read_as_part_of_another_year(width: int) -> None:
    for month in range(1, 13):
        for months in (3, 9, 15, 30, 80):
            require_years_told(date(2026, month, 20), months, width)


def require_years_told(start: date, months: int, width: int) -> None:
    """Fail where a label stands in another year than the one told last before it."""
    scale = TimeScale(start=start, end=start + timedelta(days=30 * months), width=width)
    drawn = axis(scale)
    year = None
    for found in re.finditer(r"((?:Q\d|[A-Z][a-z]{2})(?: \d{4})?|\d{4})", drawn):
        name, _, written = (
            found.group().rpartition(" ")
            if " " in found.group()
            else (
                found.group(),
                "",
                "",
            )
        )
        if name.isdigit():
            continue
        days = [*scale.begins(), start]
        day = min(days, key=lambda day: abs(scale.cell(day) - found.start()))
        if written:
            year = int(written)
            assert day.year == year, drawn
        elif year is not None:
            assert day.year == year, drawn


def test_a_label_stands_where_its_month_begins() -> None:
    assert axis(YEAR).index("Mar") == YEAR.cell(date(2027, 3, 1))


def test_words_of_marks_keep_clear_of_each_other_and_of_the_edge() -> None:
    last = AxisMark(day=date(2027, 5, 6), sign="◆", label="level 1")
    before = AxisMark(day=date(2027, 4, 28), sign="◇", label="saved")
    drawn = marked(YEAR, [last, before])
    assert len(drawn) == YEAR.width
    assert drawn.count("◆") == drawn.count("◇") == 1
    assert "level 1" in marked(YEAR, [last])
    assert marked(YEAR, [last]).endswith("level 1 ◆")


def test_of_two_marks_in_one_cell_the_first_is_seen() -> None:
    day = date(2027, 3, 1)
    new, old = (
        AxisMark(day=day, sign="◆", label="level 1"),
        AxisMark(day=day, sign="◇", label="saved"),
    )
    drawn = marked(YEAR, [new, old])
    assert "◆ level 1" in drawn
    assert "saved" not in drawn


def test_a_level_is_marked_where_the_bar_that_reaches_it_ends() -> None:
    short = TimeScale(start=date(2027, 1, 4), end=date(2027, 1, 6), width=30)
    wednesday = date(2027, 1, 6)
    end = short.bar(wednesday, wednesday)[1] - 1
    assert marked(short, [AxisMark(day=wednesday, sign="◆", label="")])[end] == "◆"
    assert grid_of(short, [wednesday])[end] == LEVEL_LINE


def test_kinds_of_bars_and_the_critical_path_differ_without_colour() -> None:
    glyphs = [glyph for pair in GLYPHS.values() for glyph in pair]
    assert len(set(glyphs)) == len(glyphs)


def test_roles_have_short_names_of_their_own() -> None:
    titles = ["Data scientist", "Data steward", "Engineer", "ML engineer"]
    roles = [Role(id=title, title=title) for title in titles]
    short = initials(roles)
    assert short["Data scientist"] == "DS"
    assert len(set(short.values())) == len(titles)
