import json
from pathlib import Path

import pytest

from tests.cli.conftest import Advisor, Answers


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("formats", "names"),
    [
        ("json", {"result.json"}),
        ("html,md", {"report.html", "report.md"}),
        ("MD, json,md", {"report.md", "result.json"}),
    ],
)
def test_the_formats_asked_for_are_written_and_their_paths_printed(
    advisor: Advisor, answers: Answers, tmp_path: Path, formats: str, names: set[str]
) -> None:
    folder = tmp_path / "out"
    outcome = advisor("report", *answers({}), "-o", folder, "--format", formats)
    assert outcome.code == 0
    assert {Path(line) for line in outcome.out.splitlines()} == {folder / name for name in names}
    assert _names(folder) == names


def test_without_a_folder_the_report_goes_below_reports_by_the_teams_name(
    advisor: Advisor, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line = answers({}, team={"name": "../Noël & Co"})
    outcome = advisor("report", *line, "--format", "json")
    assert outcome.out == "reports/noel-co/result.json\n"
    assert _names(tmp_path / "reports") == {"noel-co"}


def test_only_a_person_is_told_to_open_the_page(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    line = ["report", *answers({}), "-o", tmp_path / "out", "--format", "html"]
    assert "in a browser" in advisor(*line).err
    assert advisor("--quiet", *line).err == ""


def test_strict_is_kept_in_the_result(advisor: Advisor, answers: Answers, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    advisor("report", *answers({}), "-o", folder, "--format", "json", "--strict")
    assert json.loads((folder / "result.json").read_text())["strict"] is True


def test_a_result_can_be_reported_as_well_and_is_written_back_unchanged(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    advisor("report", *answers({"answering.rota": 1}), "-o", tmp_path / "a", "--format", "json")
    first = tmp_path / "a" / "result.json"
    advisor("report", first, "-o", tmp_path / "b", "--format", "json")
    assert (tmp_path / "b" / "result.json").read_bytes() == first.read_bytes()


@pytest.mark.parametrize(("option", "scripts"), [([], 3), (["--no-interactive"], 0)])
def test_the_page_has_scripts_unless_told_not_to(
    advisor: Advisor, answers: Answers, tmp_path: Path, option: list[str], scripts: int
) -> None:
    advisor("report", *answers({}), "-o", tmp_path / "out", "--format", "html", *option)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert page.count("<script ") == scripts
