"""What a filled-in spreadsheet says, and every fault with its cell."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advisor.assessment.model import Answer, Evidence, Scope, Urgent, Waiver
from advisor.assessment.sheet.cells import SheetCell, SheetFile
from advisor.assessment.sheet.columns import ANSWERS, TEAM
from advisor.assessment.sheet.read import SheetAnswers, read_sheet
from advisor.errors import ContentError
from advisor.report.sheet.rows import sheet_content
from tests.assessment.sheet.filled import Cells, answered, letters, sheet_file
from tests.build import DAY

OPENING = "desk.opening"
DAILY, COUNTED, TRANSLATED = (f"{OPENING}/{n}" for n in ("opened-daily", "counted", "translated"))
FAULTY: list[tuple[Cells, str, str, str | None]] = [
    ({("Answers", DAILY, "Level"): 2}, "E3", "`Level` is only shown, and `2` would", "State"),
    ({("Answers", OPENING, "Level"): 1}, "E2", "`Level` is only shown", "the answer is the State"),
    ({("Answers", DAILY, "Question or criterion"): "Yes"}, "F3", "is only shown", "into Note"),
    ({("Team", "team.paper", "Question"): "Yes"}, "B8", "is only shown", "into Value"),
    ({("Answers", DAILY, "State"): "Met"}, "I3", "`Met` is not", "Did you mean `met`?"),
    ({("Answers", DAILY, "State"): "n/a"}, "I3", "`n/a` is not", "Did you mean `waived`?"),
    ({("Answers", DAILY, "State"): "waived"}, "P3", "the reason is missing", None),
    ({("Answers", DAILY, "Reason"): "x"}, "P3", "`Reason` goes with the state `waived`", None),
    ({("Answers", OPENING, "State"): "met"}, "I2", "a state of a whole practice", None),
    ({("Answers", OPENING, "State"): "not applicable"}, "P2", "the reason is missing", None),
    ({("Answers", DAILY, "Evidence"): "x"}, "K3", "the kind of this evidence", "Choose one: seen."),
    ({("Answers", DAILY, "Kind"): "seen"}, "J3", "where the evidence is found", None),
    ({("Team", "assessed_on", "Value"): "2026-11-20"}, "C3", "this date is text", None),
    ({("Answers", DAILY, "Discuss"): "yes"}, "S3", "belongs into the practice's row", None),
    ({("Answers", OPENING, "Cost"): "9 EUR"}, "T2", "not said to be urgent", None),
    ({("Answers", DAILY, "Note"): 3.5}, "N3", "expected text, found a number", None),
    ({("Answers", DAILY, "Id"): COUNTED}, "A4", "has a row already", "The first is Answers!A3"),
    ({("Answers", DAILY, "Id"): "desk.opening/daily"}, "A3", "is not a practice", "opened-daily"),
    ({("Team", "team.name", "Value"): " "}, "C2", "`team.name` may not be empty", None),
    ({("Team", "assessed_on", "Value"): "today"}, "C3", "`today` is no date", None),
    ({("Team", "team.boxes", "Value"): "two"}, "C9", "expected a number", None),
    ({("Team", "team.paper", "Value"): "maybe"}, "C8", "is not a value", "Choose yes or no."),
    ({("Team", "team.languages", "Value"): "frensh"}, "C10", "is not a value", "`french`"),
    ({("Evidence", "2", "Evidence"): "x"}, "A2", "of which practice", None),
    ({("Evidence", "2", "Practice"): "desk.open"}, "A2", "is not a practice", OPENING),
]


def read(cells: Cells, before: Answer | None = None, **file: Any) -> SheetAnswers:
    given = answered({OPENING: before} if before else {})
    return read_sheet(sheet_file(sheet_content(letters(), given), cells, **file), letters())


def faults(cells: Cells, **file: Any) -> list[tuple[str | None, str, str]]:
    with pytest.raises(ContentError) as caught:
        read(cells, **file)
    return [
        (p.location.cell if p.location else None, p.message, p.hint or "")
        for p in caught.value.problems
    ]


def test_a_sheet_nobody_touched_says_what_was_said() -> None:
    found = read({}, Answer(level=1, met=("from-templates",), note="counted: twice"))
    assert found.before == found.after
    assert found.missing == 0


def test_what_is_filled_in_becomes_the_answer() -> None:
    day = date(2026, 11, 20)
    found = read(
        {
            ("Answers", DAILY, "State"): "met",
            ("Answers", DAILY, "Evidence"): "book, page 9",
            ("Answers", DAILY, "Kind"): "seen",
            ("Answers", DAILY, "Observed on"): day,
            ("Answers", DAILY, "By"): "Bo",
            ("Answers", COUNTED, "State"): "waived",
            ("Answers", COUNTED, "Reason"): "one box",
            ("Answers", COUNTED, "By"): "Cy",
            ("Answers", COUNTED, "Until"): day,
            ("Answers", COUNTED, "Note"): 7,
            ("Answers", OPENING, "Note"): "since May",
            ("Answers", OPENING, "Discuss"): True,
            ("Answers", OPENING, "Urgent"): "yes",
            ("Answers", OPENING, "Cost"): "9 EUR",
            ("Evidence", "2", "Practice"): OPENING,
            ("Evidence", "2", "Criteria"): "counted, desk.opening/opened-daily",
            ("Evidence", "2", "Evidence"): "log",
            ("Evidence", "2", "Kind"): "seen",
            ("Evidence", "2", "By"): "Di",
            ("Team", "team.name", "Value"): "Post room",
            ("Team", "scope.models", "Value"): "one\n two \none",
            ("Team", "team.boxes", "Value"): 3,
            ("Team", "team.paper", "Value"): False,
            ("Team", "team.languages", "Value"): "other, german",
        }
    )
    assert found.after.answers[OPENING] == Answer(
        met=("opened-daily",),
        waived=(Waiver(criterion="counted", reason="one box", by="Cy", until=day),),
        by="Bo",
        note="since May\ncounted: 7",
        evidence=(
            Evidence(kind="seen", ref="book, page 9", shows=("opened-daily",), observed_on=day),
            Evidence(kind="seen", ref="log", shows=("counted", "opened-daily"), by="Di"),
        ),
        flag=True,
        urgent=Urgent(cost="9 EUR"),
    )
    assert found.after.team.name == "Post room"
    assert found.after.team.profile == {
        "boxes": 3.0,
        "paper": False,
        "languages": ("german", "other"),
    }
    assert found.after.scope == Scope(models=("one", "two"))
    assert found.cells == {OPENING: "Answers!A2"}


def test_a_practice_that_does_not_apply_and_one_that_does_again() -> None:
    cells = {
        ("Answers", OPENING, "State"): "not applicable",
        ("Answers", OPENING, "Reason"): "no letters",
        **{("Answers", row, "State"): "" for row in (DAILY, COUNTED, TRANSLATED)},
    }
    found = read(cells, Answer(met=("counted",), note="kept"))
    left_out = Answer(level="not_applicable", reason="no letters", note="kept")
    assert found.after.answers[OPENING] == left_out
    again = read({("Answers", OPENING, "State"): "", ("Answers", OPENING, "Reason"): ""}, left_out)
    assert again.after.answers[OPENING] == Answer(note="kept")


def test_one_changed_row_leaves_what_the_level_says_of_the_others() -> None:
    found = read({("Answers", COUNTED, "State"): "unknown"}, Answer(level=1))
    assert found.after.answers[OPENING] == Answer(
        level=0, met=("opened-daily", "translated"), unknown=("counted",)
    )


@pytest.mark.parametrize(("cells", "cell", "message", "hint"), FAULTY)
def test_each_fault_is_told_with_its_cell(
    cells: Cells, cell: str, message: str, hint: str | None
) -> None:
    (at, told, advice), *_ = faults(cells)
    ((table, _, _),) = cells
    assert at == f"{table}!{cell}"
    assert message in told
    assert (hint or "") in advice


def test_all_faults_are_told_at_once_from_the_top_down() -> None:
    cells = {key: value for one, *_ in FAULTY[-10:] for key, value in one.items()}
    found = [cell for cell, _, _ in faults(cells)]
    assert len(found) == 7
    assert [*dict.fromkeys(str(cell).partition("!")[0] for cell in found)] == [
        "Team",
        "Answers",
        "Evidence",
    ]


@pytest.mark.parametrize(
    ("fault", "told"), [("formula", "a formula"), ("error", "an error"), ("time", "a time of day")]
)
def test_what_is_no_value_is_refused(fault: Any, told: str) -> None:
    for column, at in (("State", "I3"), ("Note", "N3"), ("Observed on", "L3")):
        cell = SheetCell(value="=1", at=f"Answers!{at}", fault=fault)
        found = [(c, m) for c, m, _ in faults({("Answers", DAILY, column): cell}) if told in m]
        assert [c for c, _ in found] == [f"Answers!{at}"]


def test_text_is_a_date_or_number_in_csv_alone() -> None:
    cells = {
        ("Team", "team.boxes", "Value"): "3",
        ("Team", "assessed_on", "Value"): "2026-11-20",
    }
    assert len(faults(cells)) == 2
    found = read(cells, typed=False).after
    assert (found.team.profile, found.assessed_on) == ({"boxes": 3.0}, date(2026, 11, 20))
    assert "exists" in faults({("Team", "assessed_on", "Value"): "2026-02-30"}, typed=False)[0][1]


def test_a_column_of_another_name_and_one_of_their_own_are_refused() -> None:
    renamed = faults({("Answers", "Id", "Note"): "Notes"})
    assert [cell for cell, _, _ in renamed] == ["Answers!A1", "Answers!N1"]
    assert "Did you mean `Note`?" in renamed[1][2]


def test_a_missing_row_is_not_spoken_of_and_a_missing_table_is_refused() -> None:
    content = sheet_content(letters(), answered({OPENING: Answer(level=2, note="counted: a")}))
    file = sheet_file(content)
    shorter = {**file.tables, ANSWERS.name: [*file.tables[ANSWERS.name][:3]]}
    found = read_sheet(replace(file, tables=shorter), letters())
    assert (found.after, found.missing) == (found.before, 3)
    with pytest.raises(ContentError, match="`Team` is missing"):
        read_sheet(replace(file, tables={**file.tables, TEAM.name: []}), letters())


def test_a_sheet_for_a_new_team_must_say_its_name() -> None:
    content = sheet_content(letters(), answered(), unnamed=True)
    with pytest.raises(ContentError, match="may not be empty"):
        read_sheet(sheet_file(content), letters())
    found = read_sheet(sheet_file(content, {("Team", "team.name", "Value"): "Us"}), letters())
    assert (found.before.team.name, found.after.team.name) == ("", "Us")
    assert found.after.assessed_on == DAY


def test_a_sheet_of_another_edition_or_origin_is_refused() -> None:
    file = sheet_file(sheet_content(letters(), answered()))
    other = replace(letters(), version="3.0.0")
    with pytest.raises(ContentError, match="for `letters@2 "):
        read_sheet(file, other)
    (practice,) = letters().practices
    asking = replace(letters(), practices=(replace(practice, question="What else?"),))
    with pytest.raises(ContentError, match="asks by another edition"):
        read_sheet(file, asking)
    with pytest.raises(ContentError, match="letters"):
        read_sheet(file)
    with pytest.raises(ContentError, match="no spreadsheet of answers"):
        read_sheet(SheetFile(name="x.xlsx", tables={}), letters())


def test_what_the_sheet_keeps_of_the_answers_must_be_as_it_was() -> None:
    content = sheet_content(letters(), answered())
    for value in ("z:AAAA", "text", "z:!"):
        file = sheet_file(content, {("Made from", "Answers", "Is"): value})
        with pytest.raises(ContentError, match="was changed"):
            read_sheet(file, letters())
