"""A report of another answers file is not lost, nor mixed with a new one."""

from pathlib import Path

import pytest

from advisor.errors import OutputError
from advisor.report.answers_of_folder import origin_of
from advisor.report.output_permission import OccupiedError
from advisor.report.report_folder import ReportFolder, free_folder

TEXT = b"<!-- Made by advisor -->\n"
PAGE = b'<!DOCTYPE html>\n<meta name="generator" content="advisor 0.1.0"/>'


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return two answers files of one name."""
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        Path(name).mkdir()
        Path(name, "team.yaml").write_text(f"answers: {{}} # {name}")
    return "one/team.yaml", "two/team.yaml"


def folder(source: str) -> ReportFolder:
    return ReportFolder(Path("out"), source)


def test_the_same_file_may_be_reported_again(two: tuple[str, str]) -> None:
    assert folder(two[0]).write({"report.md": TEXT}).remarks == ()
    again = folder(str(Path(two[0]).absolute()))
    again.require_free(["md", "html"])
    assert again.write({"report.md": TEXT + b"2"}).remarks == ()


def test_another_files_report_is_refused_in_whatever_format(two: tuple[str, str]) -> None:
    folder(two[0]).write({"report.html": PAGE})
    for form in ("html", "md"):
        with pytest.raises(OccupiedError, match=r"holds the report of .*one/team.yaml"):
            folder(two[1]).require_free([form])
    folder(two[1]).require_free(["md"], force=True)


def test_forced_the_other_report_goes_whole_and_is_named(two: tuple[str, str]) -> None:
    folder(two[0]).write({"report.html": PAGE, "report.md": TEXT})
    (told,) = folder(two[1]).write({"report.md": TEXT + b"2"}).remarks
    assert "one/team.yaml" in told
    assert "Removed: report.html" in told
    assert [path.name for path in Path("out").iterdir()] == ["report.md"]
    assert folder(two[0]).other == str(Path(two[1]).resolve())


def test_formats_of_earlier_answers_are_named_and_stay(two: tuple[str, str]) -> None:
    folder(two[0]).write({"report.html": PAGE})
    assert folder(two[0]).write({"report.md": TEXT}).remarks == ()
    Path(two[0]).write_text("answers: {} # changed")
    (told,) = folder(two[0]).write({"report.md": TEXT}).remarks
    assert told == "Not of these answers as they are now: report.html in out."
    assert Path("out/report.html").read_bytes() == PAGE


def test_a_report_nobody_remembers_is_replaced_with_a_word(two: tuple[str, str]) -> None:
    Path("out").mkdir()
    Path("out/report.md").write_bytes(TEXT)
    Path("out/report.html").write_bytes(PAGE)
    folder(two[0]).require_free(["md"])
    replaced, stale = folder(two[0]).write({"report.md": TEXT}).remarks
    assert "There was a report in out already" in replaced
    assert "report.html" in stale


def test_a_report_that_changed_since_is_nobodys(two: tuple[str, str]) -> None:
    folder(two[0]).write({"report.md": TEXT})
    Path("out/report.md").write_bytes(TEXT + b"from elsewhere")
    assert folder(two[1]).other is None


def test_a_file_of_ones_own_in_the_way_is_kept(two: tuple[str, str]) -> None:
    Path("out").mkdir()
    Path("out/report.html").write_text("mine")
    with pytest.raises(OccupiedError, match="not made by advisor"):
        folder(two[0]).require_free(["html"])
    folder(two[0]).write({"report.md": TEXT})
    assert Path("out/report.html").read_text() == "mine"


def test_a_result_stands_for_the_answers_it_was_made_from(two: tuple[str, str]) -> None:
    data = b'{"schema_version": "1.1", "generator": "advisor 0.1.0"}'
    folder(two[0]).write({"result.json": data})
    again = folder("out/result.json")
    again.require_free(["md"])
    assert again.write({"report.md": TEXT}).remarks == ()
    assert origin_of(Path("out")).source == str(Path(two[0]).resolve())
    with pytest.raises(OutputError, match="is read here"):
        folder("out/result.json").require_free(["json"])


def test_default_folders_are_kept_apart(two: tuple[str, str]) -> None:
    Path("other.yaml").write_text("answers: {}")
    named = []
    for source in (*two, "other.yaml", two[0], two[1], "-"):
        place = free_folder(Path("reports"), "Any team", source)
        place.write({"report.md": TEXT})
        named.append(place.path.name)
    assert named == [
        *("any-team", "any-team-team", "any-team-other"),
        *("any-team", "any-team-team", "any-team-stdin"),
    ]


def test_without_a_place_for_state_a_report_is_written_all_the_same(
    two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.report.answers_of_folder.state_folders", lambda **_: iter(()))
    folder(two[0]).write({"report.md": TEXT})
    assert "already" in folder(two[1]).write({"report.md": TEXT}).remarks[0]


@pytest.mark.parametrize("text", ["", "[]", '{"x": 1}', '{"x": {"files": {"a": 1}}}', "[" * 99_999])
def test_a_broken_memory_is_none(
    two: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    place = tmp_path / "state" / "advisor" / "reports.json"
    place.parent.mkdir(parents=True)
    place.write_text(text)
    folder(two[0]).write({"report.md": TEXT})
    assert folder(two[1]).other == str(Path(two[0]).resolve())
