"""`advisor answers new` writes a file and its schema, whole, or says why it writes neither."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from advisor.document.parse import load_document
from tests.build import BACKUPS
from tests.cli.conftest import Advisor
from tests.strategies import shipped

OPEN_ANSWER = re.compile(r"^(  [a-z0-9-]+\.[a-z0-9-]+:)$", re.MULTILINE)
SCHEMA = "mlops-devops.schema.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, which is empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


@pytest.mark.parametrize("kind", ["whole", "quick"])
def test_a_new_file_can_be_filled_in_checked_and_scored(
    advisor: Advisor, folder: Path, kind: str
) -> None:
    advisor("answers", "new", "-o", "team.yaml", *(["--quick"] if kind == "quick" else []))
    file = folder / "team.yaml"
    lists = "    met: []\n    unmet: []\n    unknown: []\n"
    file.write_text(OPEN_ANSWER.sub(r"\1 1", file.read_text().replace(lists, "")))
    checked = advisor("answers", "check", "team.yaml", "--format", "json")
    asked = [practice for practice in shipped().practices if practice.quick or kind == "whole"]
    assert checked.code == 0
    counts = json.loads(checked.out)["counts"]
    assert counts["answered"] + counts["unanswered"] == counts["applicable"]
    assert 0 < counts["answered"] <= len(asked)
    assert (counts["unanswered"] == 0) == (kind == "whole")
    scored = json.loads(advisor("score", "team.yaml", "--format", "json").out)
    assert (scored["score"]["value"], scored["counts"]["answered"]) == (1, counts["answered"])


def test_the_schema_beside_the_file_is_the_one_it_names_and_accepts_it(
    advisor: Advisor, folder: Path
) -> None:
    made = advisor("answers", "new", "-o", "teams/churn.yaml")
    assert made.out.splitlines() == ["teams/churn.yaml", f"teams/{SCHEMA}"]
    first = (folder / "teams" / "churn.yaml").read_text().splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    judge = Draft202012Validator(json.loads((folder / "teams" / SCHEMA).read_text()))
    data = load_document(folder / "teams" / "churn.yaml").data
    judge.validate(data)
    assert not judge.is_valid({**data, "answers": {"testing.nothing": 1}})


def test_the_template_carries_the_team_and_the_day(advisor: Advisor, folder: Path) -> None:
    before = date.today()  # noqa: DTZ011 as the command takes it
    advisor("answers", "new", "-o", "team.yaml", "--team", 'No: "1"\n\t\x1b[2J # {')
    data = load_document(folder / "team.yaml").data
    after = date.today()  # noqa: DTZ011
    assert data["team"]["name"] == 'No: "1"\n\t\\x1b[2J # {'
    assert data["assessed_on"] in {before.isoformat(), after.isoformat()}


def test_a_name_that_is_not_unicode_is_written_out(advisor: Advisor, folder: Path) -> None:
    assert advisor("answers", "new", "-o", "team.yaml", "--team", "caf\udce9").code == 0
    assert load_document(folder / "team.yaml").data["team"]["name"] == r"caf\udce9"


def test_a_rubric_of_ones_own_gets_its_own_schema(advisor: Advisor, folder: Path) -> None:
    outcome = advisor("answers", "new", "-o", "team.yaml", "--rubric", BACKUPS)
    assert outcome.code == 0
    assert names(folder) == ["backups.schema.json", "team.yaml"]
    assert f"advisor answers check team.yaml --rubric {BACKUPS}\n" in outcome.err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (".", "is a folder"),
        ("", "is a folder"),
        ("..", "is a folder"),
        ("/", "is a folder"),
        (SCHEMA, "is where the JSON Schema goes"),
        ("a" * 300, "cannot be written: File name too long"),
        ("/dev/null/team.yaml", "cannot be written"),
        ("/proc/team.yaml", "cannot be written"),
    ],
)
def test_where_no_file_can_be_written_none_is_even_with_force(
    advisor: Advisor, folder: Path, output: str, said: str
) -> None:
    outcome = advisor("answers", "new", "-o", output, "--force")
    assert (outcome.code, outcome.out) == (4, "")
    assert said in outcome.err
    assert names(folder) == []


@pytest.mark.parametrize("team", ["", "  "])
def test_a_team_without_a_name_is_wrong_use(advisor: Advisor, folder: Path, team: str) -> None:
    outcome = advisor("answers", "new", "-o", "team.yaml", "--team", team)
    assert (outcome.code, outcome.out) == (2, "")
    assert names(folder) == []


def test_an_existing_file_is_refused_by_name_and_left_without_a_schema(
    advisor: Advisor, folder: Path
) -> None:
    (folder / "team.yaml").write_text("mine")
    refused = advisor("answers", "new", "-o", "team.yaml")
    assert (refused.code, refused.out) == (4, "")
    assert refused.err.startswith("team.yaml: error: team.yaml is already there")
    assert "--force" in refused.err
    assert names(folder) == ["team.yaml"]
    assert (folder / "team.yaml").read_text() == "mine"


@pytest.mark.parametrize("name", ["team.yaml", "notes.txt"])
def test_force_keeps_what_was_there_beside(advisor: Advisor, folder: Path, name: str) -> None:
    for text in ("answers: {a.b: 1}", "answers: {a.b: 2}"):
        (folder / name).write_text(text)
        outcome = advisor("answers", "new", "-o", name, "--force")
        assert outcome.code == 0
        assert "is kept in" in outcome.err
    assert (folder / f"{name}.bak").read_text() == "answers: {a.b: 1}"
    assert (folder / f"{name}.2.bak").read_text() == "answers: {a.b: 2}"


def test_an_empty_file_is_filled(advisor: Advisor, folder: Path) -> None:
    (folder / "team.yaml").touch()
    assert advisor("answers", "new", "-o", "team.yaml").code == 0
    assert names(folder) == [SCHEMA, "team.yaml"]


def test_a_schema_of_somebody_elses_is_kept_and_nothing_written(
    advisor: Advisor, folder: Path
) -> None:
    (folder / SCHEMA).write_text('{"title": "mine"}')
    refused = advisor("answers", "new", "-o", "team.yaml")
    assert (refused.code, refused.out) == (4, "")
    assert f"{SCHEMA} is already there" in refused.err
    assert names(folder) == [SCHEMA]
    assert (folder / SCHEMA).read_text() == '{"title": "mine"}'
    assert advisor("answers", "new", "-o", "team.yaml", "--force").code == 0
    assert advisor("answers", "new", "-o", "again.yaml").code == 0


def test_the_rubric_itself_is_no_place_for_answers(advisor: Advisor, folder: Path) -> None:
    (folder / "own.yaml").write_bytes(BACKUPS.read_bytes())
    refused = advisor("answers", "new", "-o", "own.yaml", "--rubric", "own.yaml", "--force")
    assert refused.code == 4
    assert (folder / "own.yaml").read_bytes() == BACKUPS.read_bytes()
    assert names(folder) == ["own.yaml"]


def test_a_link_to_the_schema_is_no_place_for_answers(advisor: Advisor, folder: Path) -> None:
    (folder / "team.yaml").symlink_to(SCHEMA)
    refused = advisor("answers", "new", "-o", "team.yaml")
    assert (refused.code, refused.out) == (4, "")
    assert "is where the JSON Schema goes" in refused.err
    assert not (folder / SCHEMA).exists()
