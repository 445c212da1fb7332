import json
from pathlib import Path

import pytest

from advisor.cli.exit_code import ExitCode
from tests.cli.conftest import Advisor
from tests.cli.pasts import commit, git, text, write
from tests.rubric.sound import SOUND

RUBRIC = ("--rubric", SOUND)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "past"
    place.mkdir()
    return write(
        place,
        a=text("2025-02-01", 0),
        b=text("2025-08-01", 1),
        c=text("2026-02-01", 2, next_assessment="2026-08-01"),
    )


def test_a_table_and_rows_of_columns_tell_where_a_team_stood(
    advisor: Advisor, folder: Path
) -> None:
    outcome = advisor("history", folder, *RUBRIC, "--as-of", "2026-08-04")
    assert (outcome.code, outcome.err) == (ExitCode.DONE, "")
    shown = " ".join(outcome.out.split())
    for told in (
        "On-call readiness (on-call@1): 3 assessments, 1 February 2025 to 1 February 2026",
        "2025-02-01 0 / 0 0 / 0 0 of 2 0.0 100 %",
        "2025-08-01 1 / 1 2 / 0 1 of 2 1.0 100 % 50 % shown",
        "Level claimed ▁ ▅ █ 0 → 2",
        "Features held ▁ ▅ █ 0 of 2 → 2 of 2",
        "The next assessment is due on 1 August 2026, as the last one says. That was 3 days ago.",
    ):
        assert told in shown
    before = advisor("history", folder, *RUBRIC, "--as-of", "2026-07-04").out
    assert "days ago" not in before


def test_assessments_of_one_day_are_told_with_that_day_once(
    advisor: Advisor, tmp_path: Path
) -> None:
    write(tmp_path, a=text("2025-02-01", 0), b=text("2025-02-01", 1))
    shown = " ".join(advisor("history", tmp_path, *RUBRIC).out.split())
    assert "2 assessments, 1 February 2025 Date" in shown


def test_json_has_every_moment_of_every_side(advisor: Advisor, folder: Path) -> None:
    write(folder, bad="{", d=text("2025-02-01", 0, team={"name": "Other"}))
    found = json.loads(
        advisor("history", folder, folder / "bad.json", *RUBRIC, "--format", "json").out
    )
    mine, other = found["lines"]
    assert [moment["levels"]["people"]["claimed"] for moment in mine["moments"]] == [0, 1, 2]
    assert mine["due"] == {"on": "2026-08-01", "why": "wanted"}
    assert (other["team"], other["due"]) == ("Other", {"on": "2027-03-01", "why": "evidence"})
    (unread,) = found["unread"]
    assert unread["source"].endswith("bad.json")


def test_markdown_shows_no_markup_of_a_team_or_a_file(advisor: Advisor, tmp_path: Path) -> None:
    name = "<script>alert(1)</script> [x](http://evil.example) @everyone"
    file = tmp_path / "<b>|.json"
    file.write_text(text("2025-02-01", 0, team={"name": name}), encoding="utf-8")
    out = advisor("history", file, *RUBRIC, "--format", "md").out
    assert "| 2025-02-01 | 0 / 0 |" in out
    assert not [found for found in ("<script>", "](http", "<b>", "@everyone") if found in out]


def test_hostile_names_are_one_harmless_line_each(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "\x1b[2J\n::error ::x.json"
    file.write_text(text("2025-02-01", 0, team={"name": "a\n::error::b\x1b[2J"}), encoding="utf-8")
    out = advisor("history", file, tmp_path / "::error::none.json", *RUBRIC).out
    assert "\x1b[2J" not in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())


def test_what_cannot_be_read_is_listed_and_only_if_nothing_can_it_is_an_error(
    advisor: Advisor, folder: Path
) -> None:
    missing = folder / "none.json"
    some = advisor("history", folder, missing, *RUBRIC)
    assert some.code == ExitCode.DONE
    assert "Not read\n" in some.out
    assert "none.json does not exist" in " ".join(some.out.split())
    none = advisor("history", missing, *RUBRIC)
    assert (none.code, none.out) == (ExitCode.INPUT, "")
    (folder / "empty").mkdir()
    assert advisor("history", folder / "empty").code == ExitCode.INPUT


def test_files_or_git_is_to_be_given_and_not_both(advisor: Advisor, folder: Path) -> None:
    for line in ((), (folder, "--git", folder / "a.json"), ("-", "-")):
        assert advisor("history", *line).code == ExitCode.USAGE


def test_the_commits_of_a_file_are_one_line_whatever_the_team_was_called(
    advisor: Advisor, tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-01-05", text("2026-01-01", 0))
    commit(tmp_path, "2026-02-05", text("2026-01-01", 1, team={"name": "Renamed"}))
    outcome = advisor("history", "--git", tmp_path / "team.json", *RUBRIC)
    assert outcome.code == ExitCode.DONE
    assert outcome.out.startswith("Renamed\n")
    assert "2026-01-05  0 / 0" in outcome.out
    assert "2026-02-05  1 / 1" in outcome.out
