"""What a spreadsheet makes of our tables."""

import csv
import io

import pytest

from advisor.report.plan.table import csv_text, table
from tests.report.build import hostile, sample

UNSEEN = (
    "",
    " ",
    "  ",
    "\u200b",
    "\u2060",
    "\u00ad",
    "\ufeff",
    "\u00a0",
    "\u3000",
    "\u3164",
    "\u2800",
)
STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe63", "\u2212")


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    for before in (*UNSEEN, "\t", "\r", "\n", "\x00", "\u202e", " \u200b\n"):
        ((cell,),) = _read(csv_text([(f"{before}{start}1+1",)]))
        assert cell.startswith("'"), before


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_no_cell_begins_with_a_break(start: str) -> None:
    ((cell,),) = _read(csv_text([(f"{start}text",)]))
    assert cell.startswith("'")


@pytest.mark.parametrize("number", ["0", "7", "2.5", "-1", "-0.25"])
def test_a_number_stays_a_number(number: str) -> None:
    assert csv_text([(number,)]) == f"{number}\r\n"


@pytest.mark.parametrize("no_number", ["-", "-1-1", "-1)", "-\u0661", "-1\n", "+1", "-.5e3+A1"])
def test_what_only_begins_like_a_number_is_none(no_number: str) -> None:
    ((cell,),) = _read(csv_text([(no_number,)]))
    assert cell == f"'{no_number}"


def test_ordinary_cells_stay_as_they_are() -> None:
    row = ["1", "2026-11-24", 'say "so", twice', "two\nlines", "a-b", "", "\u200bword", "\u2013"]
    assert _read(csv_text([row])) == [row]


def test_every_row_of_a_table_has_the_columns_of_its_header() -> None:
    for result in (sample("parcel-eta"), hostile()):
        text = table(result)
        assert not text.startswith("\ufeff")
        assert text.endswith("\r\n")
        header, *rows = _read(text)
        assert {len(row) for row in rows} == {len(header)}
