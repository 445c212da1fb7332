"""A workbook as a spreadsheet program shows it."""

import io
import zipfile
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from advisor.assessment.model import Answer, Evidence
from advisor.assessment.sheet.columns import ANSWERS, LONGEST_CELL
from advisor.errors import OutputError
from advisor.report.sheet.rows import sheet_content
from advisor.report.sheet.workbook import workbook
from tests.assessment.sheet.filled import answered, cell_of, letters

OPENING = "desk.opening"
FORMULA = '=HYPERLINK("http://x","y")'


@cache
def data() -> bytes:
    answer = Answer(level=1, note=FORMULA, evidence=(Evidence(kind="seen", ref="#N/A"),))
    return workbook(sheet_content(letters(), answered({OPENING: answer})))


@cache
def book() -> Any:
    return load_workbook(io.BytesIO(data()))


def test_the_same_answers_give_the_same_bytes_whenever_they_are_written() -> None:
    again = data.__wrapped__()
    assert again == data()
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(book().properties.created) == "2026-11-23 00:00:00"


def test_the_first_sheet_is_to_be_read_and_the_last_are_hidden() -> None:
    shown = {sheet.title: sheet.sheet_state for sheet in book().worksheets}
    assert [*shown.items()] == [
        ("Read first", "visible"),
        ("Team", "visible"),
        ("Answers", "visible"),
        ("Evidence", "visible"),
        ("Made from", "hidden"),
        ("Lists", "hidden"),
    ]
    told = [cell.value for row in book()["Read first"].iter_rows() for cell in row]
    assert {"met", "unmet", "unknown", "waived", "not applicable", "Evidence"} <= {*told}


def test_what_must_not_change_is_locked_without_a_password_and_the_rest_is_not() -> None:
    for sheet in book().worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    row = f"{OPENING}/counted"
    locked = {name: cell_of(book(), row, name).protection.locked for name in ANSWERS.heads}
    assert {name for name, is_locked in locked.items() if not is_locked} == {
        *("State", "Evidence", "Kind", "Observed on", "Expires on", "Note", "By", "Reason"),
        *("Approved by", "Until"),
    }
    assert not cell_of(book(), OPENING, "Urgent").protection.locked
    assert cell_of(book(), "team.name", "Id").protection.locked
    assert not cell_of(book(), "team.name", "Value").protection.locked


def test_heads_stay_in_sight_rows_can_be_filtered_and_text_is_wrapped() -> None:
    sheet = book()["Answers"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:W6"
    assert sheet["F2"].alignment.wrap_text
    assert sheet.column_dimensions["F"].width > 40


def test_states_are_chosen_from_lists_and_told_by_more_than_colour() -> None:
    sheet = book()["Answers"]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered["I3:I6"] == "Lists!$A$1:$A$4"
    assert [cell.value for cell in book()["Lists"]["A"]] == ["met", "unmet", "unknown", "waived"]
    assert book()["Lists"]["B1"].value == "not applicable"
    looks = [
        (rule.dxf.font.b, rule.dxf.font.i, rule.dxf.font.u, rule.dxf.font.strike)
        for rules in sheet.conditional_formatting
        for rule in rules.rules
        if rule.dxf.font
    ]
    assert len({*looks}) == len(looks) == 5


def test_text_that_looks_like_a_formula_or_an_error_is_text() -> None:
    note, reference = (cell_of(book(), OPENING, name) for name in ("Note", "Evidence"))
    assert (note.data_type, note.value, note.quotePrefix) == ("s", FORMULA, True)
    assert (reference.data_type, reference.value) == ("s", "#N/A")
    formulas = [
        (sheet.title, cell.value)
        for sheet in book().worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) == 5
    assert all(title == "Read first" and "COUNTIFS(" in text for title, text in formulas)


def test_text_that_no_cell_can_hold_is_refused() -> None:
    given = answered({OPENING: Answer(note="x" * (LONGEST_CELL + 1))})
    with pytest.raises(OutputError, match=r"desk\.opening, Note: a cell holds"):
        workbook(sheet_content(letters(), given))


def test_the_quick_assessment_has_rows_for_what_decides_a_level() -> None:
    quick = sheet_content(letters(), answered(), quick=True)
    levels = [row.get("Level") for row in quick.rows(ANSWERS)]
    ids = [str(row["Id"]).partition("/")[2] for row in quick.rows(ANSWERS)]
    assert [*zip(levels, ids, strict=True)] == [
        (None, ""),
        (1, "opened-daily"),
        (1, "counted"),
        (2, "from-templates"),
    ]
