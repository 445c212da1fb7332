import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Advisor, Answers
from tests.report.brand.build import brand_file


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


def test_paper_comes_from_the_option_or_else_from_the_brand(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    brand = brand_file(tmp_path, "paper: letter")
    line = ["report", *answers({}), "-o", tmp_path / "out", "--format", "pdf", "--brand", brand]
    widths = []
    for more in ([], ["--paper", "a4"]):
        assert advisor(*line, *more).code == 0
        with pikepdf.open(tmp_path / "out" / "report.pdf") as pdf:
            widths.append(round(float(pdf.pages[0].mediabox[2])))
    assert widths == [612, 595]


def test_a_pale_accent_is_remarked_on(advisor: Advisor, answers: Answers, tmp_path: Path) -> None:
    brand = brand_file(tmp_path, 'accent: "#ffee00"')
    line = ["report", *answers({}), "-o", tmp_path / "out", "--format", "html", "--brand", brand]
    assert "#ffee00 has a contrast of 1.2 on white" in advisor(*line).err
    assert advisor("--quiet", *line).err == ""


def test_a_faulty_brand_or_template_writes_nothing(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    brand = brand_file(tmp_path, "name: Acme\nlogo: none.svg")
    (tmp_path / "report.html.j2").write_text('{% extends "report.html.j2" %}\n{{ nonsense }')
    for option, place in (("--brand", "brand.yaml:2:1"), ("--templates", "report.html.j2:2:1")):
        folder = tmp_path / "out"
        value = brand if option == "--brand" else tmp_path
        outcome = advisor(
            "report", *answers({}), "-o", folder, "--format", "html,pdf", option, value
        )
        assert outcome.code == 3
        assert place in outcome.err
        assert not folder.exists()
