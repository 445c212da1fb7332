"""Bad input gets an error with a place and an exit code: no traceback, no data, no file."""

import json
from pathlib import Path

import pytest

from tests.cli.bad_files import HEAD, UNREADABLE, UNUSABLE, Write
from tests.cli.conftest import Advisor, Outcome

READERS = (
    *("score {}", "score {} --strict --format json", "explain {}", "report {} -o out"),
    *("compare {} {}", "gate {} --min-level 0", "merge {} {} -o out"),
)
FAULTY = (
    "rubric: mlops-devops@2\n"
    "team: {name: No, serving: onlin}\n"
    "assessed_on: 2026-02-30\n"
    "answers:\n"
    "  testing.data-validation: {level: 1, note: No}\n"
    "  testing.data-validation: 2\n"
    "  testing.nothing-of-the-kind: 1\n"
    "  deployment.canary-release: not_applicable\n"
    "colour: red\n"
)
FAULTS = {
    (2, 8, "team.name"): "`No` as false",
    (2, 18, "team.serving"): "`onlin` is not a value of `serving`",
    (3, 1, "assessed_on"): "2026-02-30 is not a date that exists",
    (5, 39, "answers.testing.data-validation.note"): "`No` as false",
    (6, 3, "answers.testing.data-validation"): "stands twice: first on line 5",
    (7, 3, "answers.testing.nothing-of-the-kind"): "is not a practice of this rubric",
    (8, 3, "answers.deployment.canary-release"): "not_applicable needs a reason",
    (9, 1, "colour"): "`colour` is not a field here",
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a bad file may be, alone in the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "team.yaml"


def call(advisor: Advisor, line: str, file: Path) -> Outcome:
    """Run a command line on a file, which must leave the folder as it was."""
    before = sorted(file.parent.iterdir())
    outcome = advisor(*(word.format(file) for word in line.split()))
    assert sorted(file.parent.iterdir()) == before
    return outcome


@pytest.mark.parametrize("line", READERS)
@pytest.mark.parametrize(
    ("write", "said"),
    [*UNREADABLE.values(), *UNUSABLE.values()],
    ids=[*UNREADABLE, *UNUSABLE],
)
def test_a_bad_file_ends_a_command_with_3_and_nothing_but_an_error(
    advisor: Advisor, file: Path, write: Write, said: str, line: str
) -> None:
    write(file)
    outcome = call(advisor, line, file)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(str(file))
    assert "error: " in outcome.err
    assert said in outcome.err


@pytest.mark.parametrize(("write", "said"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("form", ["text", "json"])
def test_check_cannot_judge_what_it_cannot_read(
    advisor: Advisor, file: Path, write: Write, said: str, form: str
) -> None:
    write(file)
    outcome = call(advisor, f"answers check {{}} --format {form}", file)
    assert (outcome.code, outcome.out) == (3, "")
    assert said in outcome.err


@pytest.mark.parametrize(("write", "said"), UNUSABLE.values(), ids=UNUSABLE)
def test_check_judges_what_it_can_read_with_1(
    advisor: Advisor, file: Path, write: Write, said: str
) -> None:
    write(file)
    outcome = call(advisor, "answers check {}", file)
    assert (outcome.code, outcome.out) == (1, "")
    assert said in outcome.err


def test_check_tells_all_faults_as_score_does_and_counts_them(advisor: Advisor, file: Path) -> None:
    file.write_text(FAULTY)
    told = call(advisor, "answers check {}", file).err
    assert told == f"{call(advisor, 'score {}', file).err}{len(FAULTS)} errors.\n"
    for (line, column, field), said in FAULTS.items():
        assert f"{file}:{line}:{column}: error: " in told
        assert said in told
        assert f"at {field}." in told


def test_check_as_json_gives_each_fault_with_its_place_and_hint(
    advisor: Advisor, file: Path
) -> None:
    file.write_text(FAULTY)
    outcome = call(advisor, "answers check {} --format json", file)
    data = json.loads(outcome.out)
    assert (outcome.code, outcome.err, data["valid"]) == (1, "", False)
    assert {error["file"] for error in data["errors"]} == {str(file)}
    told = [((e["line"], e["column"], e["field"]), e["message"]) for e in data["errors"]]
    assert [place for place, _ in told] == list(FAULTS)
    assert all(FAULTS[place] in message for place, message in told)
    hints = [error["hint"] for error in data["errors"]]
    assert hints[:2] == ['Put it in quotes: "No".', "Did you mean `online`?"]


def test_check_as_json_of_a_sound_file_has_no_errors(advisor: Advisor, file: Path) -> None:
    file.write_text(f"{HEAD}answers: {{testing.data-validation: 1}}\n")
    outcome = call(advisor, "answers check {} --format json", file)
    data = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert (data["valid"], data["errors"], data["remarks"]) == (True, [], [])
    assert data["counts"]["answered"] == 1


@pytest.mark.parametrize("key", [r"\e[2J\e]0;title\a", r"\u202Eevil", r"\0", "x" * 900])
def test_an_error_shows_what_a_file_says_without_harm(
    advisor: Advisor, file: Path, key: str
) -> None:
    file.write_text(f'{HEAD}answers: {{"{key}": 1}}\n')
    for line in ("score {}", "answers check {}"):
        told = call(advisor, line, file).err
        assert "is not a practice" in told
        assert not set(told) & set("\x1b\x07\x00\u202e")
        assert max(map(len, told.splitlines())) < 600
