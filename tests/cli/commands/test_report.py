import json
import re
from pathlib import Path

import pikepdf
import pytest

from advisor.cli.exit_code import ExitCode
from advisor.pdf.system_libraries import missing_library
from advisor.report.formats import renderer
from advisor.report.renderers.protocol import Renderer
from tests.cli.conftest import Advisor, Answers
from tests.cli.pasts import text, write
from tests.report.brand.build import brand_file
from tests.report.build import SAMPLES
from tests.rubric.sound import SOUND


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


def test_the_pdf_is_a_few_pages_or_full(advisor: Advisor, answers: Answers, tmp_path: Path) -> None:
    line = ["report", *answers({}), "-o", tmp_path / "out", "--format", "pdf"]
    pages = []
    for more in ([], ["--full"]):
        assert advisor(*line, *more).code == 0
        with pikepdf.open(tmp_path / "out" / "report.pdf") as pdf:
            pages.append(len(pdf.pages))
    assert pages[0] <= 4 < pages[1]


def test_brief_markdown_has_the_verdict_and_first_aid_and_fits_into_a_comment(
    advisor: Advisor, tmp_path: Path
) -> None:
    team = SAMPLES / "parcel-eta" / "answers.yaml"
    line = ["report", team, "-o", tmp_path / "out", "--format", "md"]
    texts = []
    for more in ([], ["--brief"]):
        assert advisor(*line, *more).code == 0
        texts.append((tmp_path / "out" / "report.md").read_text(encoding="utf-8"))
    whole, brief = texts
    verdict = re.findall(r"^\*\*.+\*\*$", whole, re.MULTILINE)[0]
    aid = whole.split("### This week: first aid\n\n")[1].split("\n\n")[0]
    assert len(brief) < 8_000 < len(whole)
    assert "Parcel ETA is " in verdict
    assert verdict in brief
    assert aid.count("- [ ] ") > 1
    assert aid in brief


def test_evidence_that_is_a_path_becomes_a_link_below_the_base(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    evidence = [{"kind": "record", "ref": "ci/deploy.yml"}]
    given = answers({"answering.rota": {"level": 1, "evidence": evidence}})
    line = ["report", *given, "-o", tmp_path / "out", "--format", "html"]
    base = "https://git.example/team/blob/main"
    pages = []
    for more in ([], ["--link-base", base]):
        assert advisor(*line, *more).code == 0
        pages.append((tmp_path / "out" / "report.html").read_text(encoding="utf-8"))
    link = f'<a href="{base}/ci/deploy.yml"'
    assert [link in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)", "//evil.example", "ftp://a.example", "", "not-an-address"]
)
def test_a_link_base_that_is_no_web_address_is_refused(
    advisor: Advisor, answers: Answers, tmp_path: Path, base: str
) -> None:
    folder = tmp_path / "out"
    outcome = advisor("report", *answers({}), "-o", folder, "--format", "md", "--link-base", base)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"`{base}` is no address that links can begin with" in outcome.err
    assert "https://" in outcome.err
    assert not folder.exists()


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


@pytest.fixture
def two(tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return two command lines, of files of one team name."""
    monkeypatch.chdir(tmp_path)
    first, *more = answers({"answering.rota": 2})
    other = Path(first).rename("other.json")
    answers({"answering.rota": 0})
    return [["report", first, *more, "--format"], ["report", str(other), *more, "--format"]]


def test_two_files_of_one_team_get_folders_of_their_own(
    advisor: Advisor, two: list[list[str]]
) -> None:
    first = advisor(*two[0], "html,md").out.split()
    second = advisor(*two[1], "md")
    assert second.out == "reports/any-team-other/report.md\n"
    assert "reports/any-team holds another file's report" in second.err
    assert advisor(*two[1], "md").out == second.out
    assert advisor(*two[0], "html,md").out.split() == first


def test_another_files_report_is_refused_or_goes_whole(
    advisor: Advisor, tmp_path: Path, two: list[list[str]]
) -> None:
    folder = tmp_path / "out"
    advisor(*two[0], "html,md", "-o", folder)
    before = (folder / "report.md").read_bytes()
    refused = advisor(*two[1], "md", "-o", folder)
    assert (refused.code, refused.out) == (4, "")
    assert "answers.json" in refused.err
    assert "--force" in refused.err
    assert (folder / "report.md").read_bytes() == before
    forced = advisor(*two[1], "md", "-o", folder, "--force")
    assert forced.code == 0
    assert "Removed: report.html" in forced.err
    assert _names(folder) == {"report.md"}


@pytest.mark.parametrize("option", ["F", "--previous"])
def test_a_result_that_is_read_is_not_written_over(
    advisor: Advisor, answers: Answers, tmp_path: Path, option: str
) -> None:
    folder = tmp_path / "out"
    advisor("report", *answers({}, assessed_on="2026-01-01"), "-o", folder, "--format", "json")
    result = folder / "result.json"
    before = result.read_bytes()
    line = [result] if option == "F" else [*answers({}), "--previous", result]
    for force in ([], ["--force"]):
        refused = advisor("report", *line, "-o", folder, "--format", "json,md", *force)
        assert (refused.code, refused.out) == (4, "")
        assert "result.json is read here" in refused.err
    assert (_names(folder), result.read_bytes()) == ({"result.json"}, before)


@pytest.mark.parametrize("place", ["taken", "taken/deep", "out"])
def test_an_unwritable_folder_is_refused_before_anything_is_rendered(
    advisor: Advisor,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    def render(*_: object, **__: object) -> None:
        raise AssertionError("a renderer was asked for")

    monkeypatch.setattr("advisor.report.writing.renderer", render)
    (tmp_path / "taken").touch()
    (tmp_path / "out" / "report.html").mkdir(parents=True)
    outcome = advisor("report", *answers({}), "-o", tmp_path / place, "--format", "html")
    assert (outcome.code, outcome.out) == (4, "")
    assert "cannot be written" in outcome.err


class _Lacking:
    """A renderer that finds its library missing in one of its two moments."""

    def __init__(self, moment: str) -> None:
        self.moment = moment
        self.remarks = ()
        self._at("made")

    def _at(self, moment: str) -> None:
        if moment == self.moment:
            raise missing_library("cannot load library 'libpango-1.0-0': and much more")

    def render(self, *_: object) -> bytes:
        self._at("render")
        return b""


@pytest.fixture(params=["made", "render"])
def _no_pango(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(name: str) -> Renderer | _Lacking:
        return _Lacking(request.param) if name == "pdf" else renderer(name)

    monkeypatch.setattr("advisor.report.writing.renderer", made)


@pytest.mark.usefixtures("_no_pango")
def test_a_format_that_nobody_named_is_left_out_where_its_library_is_missing(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    outcome = advisor("report", *answers({}), "-o", folder)
    assert outcome.code == 0
    names = {"report.html", "report.md", "result.json"}
    assert _names(folder) == {Path(line).name for line in outcome.out.splitlines()} == names
    assert f"{folder / 'report.pdf'} is not written: the PDF needs a system library" in outcome.err
    assert "libharfbuzz-subset0. The other formats need none" in outcome.err


@pytest.mark.parametrize("formats", ["pdf", "html,pdf,md,json"])
@pytest.mark.usefixtures("_no_pango")
def test_a_format_that_was_named_is_an_error_where_its_library_is_missing(
    advisor: Advisor, answers: Answers, tmp_path: Path, formats: str
) -> None:
    outcome = advisor("report", *answers({}), "-o", tmp_path / "out", "--format", formats)
    assert (outcome.code, outcome.out) == (4, "")
    assert "apt-get install" in outcome.err or "Debian" in outcome.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("option", "form", "said"),
    [("--full", "md", "--full concerns the PDF alone"), ("--brief", "html", "--brief concerns")],
)
def test_an_option_for_a_format_that_is_not_written_says_so(
    advisor: Advisor, answers: Answers, tmp_path: Path, option: str, form: str, said: str
) -> None:
    outcome = advisor("report", *answers({}), "-o", tmp_path / "out", "--format", form, option)
    assert outcome.code == 0
    assert said in outcome.err


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        ("md", "--templates concerns HTML and PDF, neither of which is written."),
        ("html,md", "the Markdown is written as it is without."),
    ],
)
def test_templates_of_ones_own_say_that_they_leave_markdown_alone(
    advisor: Advisor, answers: Answers, tmp_path: Path, formats: str, said: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "report.html.j2").write_text('{% extends "report.html.j2" %}')
    given = ("report", *answers({}), "-o", tmp_path / "out", "--templates", own)
    outcome = advisor(*given, "--format", formats)
    assert outcome.code == 0
    assert said in outcome.err
    assert "--templates" not in advisor(*given, "--format", "html", "--force").err


def test_earlier_assessments_are_found_in_a_folder_and_others_left_out(
    advisor: Advisor, tmp_path: Path
) -> None:
    past = tmp_path / "past"
    past.mkdir()
    now = text("2026-03-01", 2)
    write(
        past,
        a=text("2026-01-01", 0),
        b=text("2026-02-01", 1),
        now=now,
        bad='{"team": 1, "rubric": [',
    )
    write(past, other=text("2026-01-01", 0, team={"name": "Other"}))
    place = tmp_path / "out"
    line = (past / "now.json", "--rubric", SOUND, "--format", "json,md", "-o", place)
    outcome = advisor("report", *line, "--history", past)
    assert outcome.code == ExitCode.DONE
    assert "Not read: " in outcome.err
    assert "1 assessment is of another team or rubric, and left out." in outcome.err
    made = json.loads((place / "result.json").read_text())
    assert [item["assessed_on"] for item in made["history"]] == ["2026-01-01", "2026-02-01"]
    assert [item["features"]["held"] for item in made["history"]] == [0, 1]
    assert "## Over time" in (place / "report.md").read_text()
    alone = advisor("report", *line, "--history", past / "now.json")
    assert "There is no earlier assessment of the team in it." in alone.err
