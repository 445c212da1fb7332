"""`advisor answers sheet`, and `advisor answers from-sheet`."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from advisor import load_assessment
from advisor.assessment.model import Answer
from tests.assessment.sheet.filled import cell_of, letters
from tests.cli.conftest import Advisor
from tests.rubric.sound import LETTERS

RUBRIC = ("--rubric", str(LETTERS))
TEAM = """\
rubric: letters@2
team: {name: Post room}   # two people
assessed_on: 2026-11-23
kpis: {}
answers:
  # asked on Monday
  desk.opening:
    level: 1
    note: since May
"""
OPENING = "desk.opening"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an answers file in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("team.yaml")
    path.write_text(TEAM)
    return path


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


def fill(path: str, cells: dict[tuple[str, str], Any]) -> None:
    book = load_workbook(path)
    for (row, column), value in cells.items():
        cell_of(book, row, column).value = value
    book.save(path)


def test_a_filled_in_sheet_comes_back_into_its_file_and_comments_stay(
    advisor: Advisor, team: Path
) -> None:
    made = advisor("answers", "sheet", team, "-o", "team.xlsx", *RUBRIC)
    assert (made.code, made.out) == (0, "team.xlsx\n")
    assert "advisor answers from-sheet team.xlsx -o team.yaml" in made.err
    fill("team.xlsx", {(f"{OPENING}/counted", "State"): "unmet", ("team.boxes", "Value"): 2})
    found = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert found.code == 0, found.err
    assert found.out == "team.boxes: 2\ndesk.opening: counted not met\n"
    text = team.read_text()
    assert "# two people" in text
    assert "# asked on Monday" in text
    answer = load_assessment(team, letters()).answers[OPENING]
    assert answer == Answer(level=0, met=("opened-daily", "translated"), note="since May")
    again = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert "says the same already" in again.err
    assert team.read_text() == text


def test_a_new_team_begins_with_an_empty_sheet(advisor: Advisor, team: Path) -> None:
    assert advisor("answers", "sheet", "-o", "new.csv", *RUBRIC).code == 0
    nameless = advisor("answers", "from-sheet", "new.csv", "-o", "new.yaml", *RUBRIC)
    assert nameless.code == 3
    assert "`team.name` may not be empty" in nameless.err
    text = Path("new.csv").read_text(encoding="utf-8")
    Path("new.csv").write_text(text.replace("called?,,", "called?,Us,"), encoding="utf-8")
    shown = advisor("answers", "from-sheet", "new.csv", *RUBRIC)
    assert 'name: "Us"' in shown.out
    assert advisor("answers", "from-sheet", "new.csv", "-o", "new.yaml", *RUBRIC).code == 0
    assert Path("new.yaml").read_text() == shown.out
    assert team.exists()


def test_every_fault_is_told_with_its_cell_and_nothing_is_written(
    advisor: Advisor, team: Path
) -> None:
    advisor("answers", "sheet", team, "-o", "team.xlsx", *RUBRIC)
    fill("team.xlsx", {(f"{OPENING}/counted", "State"): "Met", (OPENING, "Note"): "=1+1"})
    found = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert (found.code, found.out) == (3, "")
    assert "team.xlsx:Answers!N2: error: a formula stands here" in found.err
    assert "team.xlsx:Answers!I4: error: `Met` is not a state of a criterion" in found.err
    assert team.read_text() == TEAM


def test_what_both_changed_is_refused_until_it_is_said_which_counts(
    advisor: Advisor, team: Path
) -> None:
    advisor("answers", "sheet", team, "-o", "team.xlsx", *RUBRIC)
    fill(
        "team.xlsx",
        {(f"{OPENING}/counted", "State"): "unknown", ("team.name", "Value"): "Mail room"},
    )
    meanwhile = TEAM.replace("level: 1", "level: 1\n    unmet: [counted]").replace("May", "June")
    team.write_text(meanwhile)
    refused = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert (refused.code, team.read_text()) == (3, meanwhile)
    assert "team.xlsx:Answers!A2: error: desk.opening (Opening) was changed in both" in refused.err
    assert "The sheet says: counted unknown. The file says: counted not met." in refused.err
    assert "--prefer sheet" in refused.err
    line = ("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC, "--format", "json")
    kept = advisor(*line, "--prefer", "file")
    assert json.loads(kept.out) == {"output": "team.yaml", "changed": ["team.name"]}
    assert load_assessment(team, letters()).answers[OPENING].unmet == ("counted",)
    assert advisor(*line, "--prefer", "sheet").code == 0
    answer = load_assessment(team, letters()).answers[OPENING]
    assert (answer.unknown, answer.note) == (("counted",), "since June")


def test_a_level_written_over_is_refused_with_its_cell(advisor: Advisor, team: Path) -> None:
    advisor("answers", "sheet", team, "-o", "team.xlsx", *RUBRIC)
    fill("team.xlsx", {(f"{OPENING}/counted", "Level"): 2})
    outcome = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert (outcome.code, team.read_text()) == (3, TEAM)
    assert "`Level` is only shown, and `2` would be lost" in outcome.err


def test_a_sheet_that_may_hold_somebodys_work_is_replaced_with_force_alone(
    advisor: Advisor, team: Path
) -> None:
    for name in ("team.xlsx", "team.csv"):
        line = ("answers", "sheet", team, "-o", name, *RUBRIC)
        assert advisor(*line).code == 0
        again = advisor(*line)
        assert (
            again.code,
            f"{name} is already there, and may hold somebody's work" in again.err,
        ) == (
            4,
            True,
        )
        assert advisor(*line, "--force").code == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sheet team.yaml -o team.txt", "does not tell its format"),
        ("sheet team.yaml", "Missing option '-o'"),
        ("from-sheet team.xlsx -o -", "not the name of a file"),
        ("from-sheet team.xlsx -o new.json", "name it with .yaml"),
        ("from-sheet team.xlsx -o other.csv", "name it with .yaml"),
        ("from-sheet team.yaml -o team.yaml", "names the spreadsheet itself"),
        ("from-sheet team.yaml --format json", "tells what was done"),
    ],
)
def test_a_line_that_cannot_be_meant_is_wrong_use(
    advisor: Advisor, team: Path, line: str, told: str
) -> None:
    found = advisor("answers", *line.split())
    assert (found.code, told in found.err) == (2, True), found.err
    assert team.read_text() == TEAM


def test_an_answers_file_is_no_sheet_and_a_sheet_is_never_its_target(
    advisor: Advisor, team: Path
) -> None:
    found = advisor("answers", "from-sheet", team, *RUBRIC)
    assert found.code == 3
    assert "this is no spreadsheet of answers" in found.err
    assert advisor("answers", "sheet", team, "-o", team, "--format", "csv", *RUBRIC).code == 4


def test_sheets_that_are_none_of_ours_are_named(advisor: Advisor, team: Path) -> None:
    advisor("answers", "sheet", team, "-o", "team.xlsx", "--quick", *RUBRIC)
    book = load_workbook("team.xlsx")
    book.create_sheet("Ideas")
    book.save("team.xlsx")
    found = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert "The sheet `Ideas` is none of ours, and is not read." in found.err
    assert "1 criterion has no row, and stays as it was." in found.err


def test_on_a_terminal_each_contradiction_is_asked_about(
    advisor: Advisor, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advisor("answers", "sheet", team, "-o", "team.xlsx", *RUBRIC)
    fill(
        "team.xlsx",
        {(f"{OPENING}/counted", "State"): "unknown", ("team.name", "Value"): "Mail room"},
    )
    team.write_text(TEAM.replace("Post", "Letter").replace("level: 1", "level: 0"))
    monkeypatch.setattr("sys.stdin", Terminal("neither\nsheet\nfile\n"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    found = advisor("answers", "from-sheet", "team.xlsx", "-o", team, *RUBRIC)
    assert found.code == 0, found.err
    assert "The sheet says: Mail room." in found.err
    assert "Which stays (sheet, file):" in found.err
    assert found.out == "team.name: Mail room\n"
