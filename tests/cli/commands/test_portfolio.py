import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from advisor.cli.exit_code import ExitCode
from tests.cli.conftest import Advisor
from tests.cli.pasts import text, write
from tests.rubric.sound import SOUND

RUBRIC = ("--rubric", SOUND, "--as-of", "2026-12-01")
HOSTILE = "<script>alert(1)</script> | [x](http://evil.example) \u202e@everyone"


def _team(name: str, day: str, level: int, **more: Any) -> str:
    known = name.lower() if name.isalnum() else "evil"
    return text(day, level, team={"name": name, "id": known}, **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "teams"
    place.mkdir()
    return write(
        place,
        risen=_team("Risen", "2026-11-01", 1),
        risen_before=_team("Risen", "2026-03-01", 0),
        fallen=_team("Fallen", "2026-11-01", 0, criticality="high"),
        fallen_before=_team("Fallen", "2026-02-01", 2),
        old=_team("Old", "2024-11-01", 2, criticality="low"),
        bad='{"team": {"name": "Bad"}, "answers": []}',
    )


def _policy(folder: Path) -> Path:
    file = folder.parent / "policy.yaml"
    file.write_text("criticality: {high: 1, low: 0}\n", encoding="utf-8")
    return file


def test_the_text_tells_who_is_where_and_what_moved(advisor: Advisor, folder: Path) -> None:
    outcome = advisor("portfolio", folder, *RUBRIC, "--policy", _policy(folder))
    assert (outcome.code, outcome.err) == (ExitCode.DONE, "")
    shown = " ".join(outcome.out.split())
    for told in (
        "3 teams on 1 December 2026",
        "2 files are earlier assessments of a team",
        "1 file could not be read",
        "Group Teams Level 0 Level 1 Level 2 Guarded Below Stale All teams 3 1 1 1",
        "Fallen high level 0, level 1 wanted",
        "since 1 February 2026: People 2 → 0",
        "lost A named person",
        "since 1 March 2026: People 0 → 1",
        "Old low 760 days old",
        "bad.json",
    ):
        assert told in shown


def test_json_has_the_same_as_data(advisor: Advisor, folder: Path) -> None:
    found = json.loads(
        advisor("portfolio", folder, *RUBRIC, "--policy", _policy(folder), "--format", "json").out
    )
    assert found["files"] == {"read": 5, "earlier": 2, "copies": 0, "made": 0, "unreadable": 1}
    (edition,) = found["editions"]
    assert edition["all"]["levels"]["people"]["held"] == [1, 1, 1]
    assert edition["below"]["all"] == 2  # one falls short, one says no criticality
    assert [Path(name).stem for name in edition["stale"]["sources"]] == ["old"]
    assert [Path(name).stem for name in edition["risen"]["sources"]] == ["risen"]
    moves = {team["team"]: team["move"] for team in edition["teams"]}
    assert moves["Fallen"]["sides"]["people"]["claimed"] == [2, 0]
    assert moves["Old"] is None


def test_since_a_day_moves_are_told_from_there(advisor: Advisor, folder: Path) -> None:
    line = ("portfolio", folder, *RUBRIC, "--format", "json", "--since")
    (edition,) = json.loads(advisor(*line, "2026-02-15").out)["editions"]
    assert edition["risen"]["all"] == 0
    assert edition["fallen"]["all"] == 1


def test_csv_has_a_row_for_each_team_and_no_formula(advisor: Advisor, folder: Path) -> None:
    write(folder, evil=_team("=cmd|' /C calc'!A0", "2026-11-01", 1, criticality="@high"))
    out = advisor("portfolio", folder, *RUBRIC, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["team"] for row in rows} == {"Risen", "Fallen", "Old", "'=cmd|' /C calc'!A0"}
    assert {row["criticality"] for row in rows} == {"", "high", "low", "'@high"}
    (old,) = (row for row in rows if row["team"] == "Old")
    assert (old["people claimed"], old["stale"], old["days old"]) == ("2", "yes", "760")
    assert "since 1 March 2026" in next(row["moved"] for row in rows if row["team"] == "Risen")


def test_markdown_shows_no_markup_of_a_team(advisor: Advisor, folder: Path) -> None:
    write(folder, evil=_team(HOSTILE, "2026-11-01", 1))
    out = advisor("portfolio", folder, *RUBRIC, "--format", "md").out
    assert "<script>" not in out
    assert "](http" not in out
    assert "\u202e" not in out
    assert out.startswith("<!-- Made by advisor -->\n# 4 teams on 1 December 2026\n")


def test_without_names_nobody_and_no_small_count_is_told(advisor: Advisor, folder: Path) -> None:
    for number in range(6):
        write(folder, **{f"same{number}": _team(f"Same{number}", "2026-11-01", 1)})
    out = advisor("portfolio", folder, *RUBRIC, "--anonymous", "--format", "json").out
    (edition,) = json.loads(out)["editions"]
    assert edition["all"]["teams"] == 9
    assert edition["all"]["levels"]["people"]["held"] == [None, 7, None]
    assert edition["teams"] == []
    shown = advisor("portfolio", folder, *RUBRIC, "--anonymous").out
    for name in ("Risen", "Fallen", "Same", "teams/", "bad.json"):
        assert name not in out
        assert name not in shown.replace("Risen\n", "")
    assert "under 5" in shown
    refused = advisor("portfolio", folder, *RUBRIC, "--anonymous", "--format", "csv")
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")


def test_where_nothing_can_be_read_it_ends_with_3(advisor: Advisor, folder: Path) -> None:
    outcome = advisor("portfolio", folder / "bad.json", *RUBRIC)
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "bad.json" in outcome.err
    empty = folder / "empty"
    empty.mkdir()
    assert advisor("portfolio", empty, *RUBRIC).code == ExitCode.INPUT
    assert advisor("portfolio", *RUBRIC).code == ExitCode.USAGE


def test_rubrics_stand_side_by_side(advisor: Advisor, folder: Path) -> None:
    schema_1 = Path(__file__).parents[2] / "fixtures" / "results" / "schema-1.json"
    out = advisor("portfolio", folder, schema_1, *RUBRIC, "--format", "json").out
    found = json.loads(out)
    assert [edition["all"]["teams"] for edition in found["editions"]] == [3, 1]
    shown = advisor("portfolio", folder, schema_1, *RUBRIC).out
    assert "no mean is of several" in " ".join(shown.split())


def test_a_limit_that_no_rubric_knows_is_told_with_its_place(
    advisor: Advisor, folder: Path
) -> None:
    policy = folder / "advisor-gate.yaml"
    policy.write_text("min_level: 1\ncriticality:\n  high: 7\n", encoding="utf-8")
    outcome = advisor("portfolio", folder, *RUBRIC)
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert f"{policy}:3:" in outcome.err


def test_the_end_of_the_name_says_how_it_is_written(advisor: Advisor, folder: Path) -> None:
    place = folder.parent / "out"
    for name, begins in {
        "p.json": "{",
        "p.md": "<!--",
        "p.csv": "team,",
        "p.txt": "3 teams",
    }.items():
        file = place / name
        for _ in range(2):  # what we made may be replaced
            outcome = advisor("portfolio", folder, *RUBRIC, "-o", file)
            assert (outcome.code, outcome.out.strip()) == (ExitCode.DONE, str(file))
        assert file.read_text(encoding="utf-8").startswith(begins)
    kept = folder / "old.json"
    refused = advisor("portfolio", folder, *RUBRIC, "-o", kept, "--force")
    assert refused.code == ExitCode.OUTPUT


def test_what_is_written_is_no_team_the_next_time(advisor: Advisor, folder: Path) -> None:
    line = ("portfolio", folder, *RUBRIC, "--format", "json")
    before = advisor(*line).out
    advisor(*line, "-o", folder / "portfolio.json")
    assert advisor(*line).out == before


def test_the_schema_of_a_manifest_takes_what_the_page_shows(advisor: Advisor) -> None:
    schema = json.loads(advisor("rubric", "schema", "portfolio").out)
    good = {"teams": [{"path": "a", "group": "b"}], "weights": {"high": 3}}
    jsonschema.validate(good, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"teams": [{"group": "b"}]}, schema)
