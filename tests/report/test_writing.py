from pathlib import Path

import pytest

from advisor.errors import MissingLibraryError, OutputError
from advisor.pdf.system_libraries import missing_library
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.formats import renderer
from advisor.report.renderers.json_document import JsonRenderer
from advisor.report.renderers.protocol import Renderer
from advisor.report.report_folder import ReportFolder
from advisor.report.writing import Stopped, WritingStage, write_report
from advisor.result.model import Result
from tests.report.build import sample

TEAM = "parcel-eta"


class _Remarking(JsonRenderer):
    """Has something to say of what it rendered."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        self.remarks = ("No font shows it.",)
        return super().render(result, appearance)


class _Lacking(JsonRenderer):
    """Finds its library missing."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:  # noqa: ARG002 nothing is rendered
        raise missing_library("cannot load library 'libpango-1.0-0': and much more")


def _pdf_by(kind: type[Renderer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "advisor.report.writing.renderer", lambda name: kind() if name == "pdf" else renderer(name)
    )


@pytest.fixture
def folder(tmp_path: Path) -> ReportFolder:
    """Return a folder that is not there yet, for a report of no file."""
    return ReportFolder(tmp_path / "out", "")


def test_each_format_is_told_of_until_it_is_written(folder: ReportFolder) -> None:
    told: list[tuple[str, WritingStage]] = []
    written = write_report(
        sample(TEAM),
        ["html", "json"],
        folder,
        tell=lambda name, stage: told.append((name, stage)),
    )
    assert [path.name for path in written.paths] == ["report.html", "result.json"]
    for name in ("html", "json"):
        stages = [stage for of, stage in told if of == name]
        assert stages == [WritingStage.RENDERING, WritingStage.READY, WritingStage.WRITTEN]


def test_the_look_reaches_the_page(folder: ReportFolder) -> None:
    (still,) = write_report(
        sample(TEAM), ["html"], folder, look=Appearance(interactive=False)
    ).paths
    assert "<script" not in still.read_text(encoding="utf-8")
    (page,) = write_report(sample(TEAM), ["html"], folder).paths
    assert "<script" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("at", ["pdf", "json"])
def test_stopped_at_any_format_it_writes_nothing(
    folder: ReportFolder, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    _pdf_by(JsonRenderer, monkeypatch)
    told: list[tuple[str, WritingStage]] = []
    with pytest.raises(Stopped):
        write_report(
            sample(TEAM),
            ["pdf", "json"],
            folder,
            tell=lambda name, stage: told.append((name, stage)),
            stop=lambda: (at, WritingStage.RENDERING) in told,
        )
    assert not folder.path.exists()
    assert told[-1] == (at, WritingStage.READY)


def test_what_stands_in_the_way_is_an_error(folder: ReportFolder) -> None:
    folder.path.write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        write_report(sample(TEAM), ["json"], folder)


def test_what_a_renderer_remarks_is_told_with_what_became_of_the_folder(
    folder: ReportFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pdf_by(_Remarking, monkeypatch)
    write_report(sample(TEAM), ["md"], ReportFolder(folder.path, ""))
    remarks = write_report(sample(TEAM), ["md", "pdf"], folder).remarks
    assert remarks == [
        f"There was a report in {folder.path} already: it is replaced.",
        "No font shows it.",
    ]


def test_a_format_whose_library_is_missing_is_left_out_where_another_remains(
    folder: ReportFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pdf_by(_Lacking, monkeypatch)
    told: list[tuple[str, WritingStage]] = []
    written = write_report(
        sample(TEAM),
        ["pdf", "json"],
        folder,
        tell=lambda name, stage: told.append((name, stage)),
        leave_out=True,
    )
    assert [path.name for path in written.paths] == ["result.json"]
    assert told[-2:] == [("pdf", WritingStage.LEFT_OUT), ("json", WritingStage.WRITTEN)]
    first, remedy = written.remarks
    assert first.startswith(f"{folder.path / 'report.pdf'} is not written: the PDF needs")
    assert "The other formats need none" in remedy


@pytest.mark.parametrize(("formats", "leave_out"), [(["pdf"], True), (["pdf", "json"], False)])
def test_with_nothing_else_left_or_wanted_a_missing_library_is_an_error(
    folder: ReportFolder, monkeypatch: pytest.MonkeyPatch, formats: list[str], leave_out: bool
) -> None:
    _pdf_by(_Lacking, monkeypatch)
    with pytest.raises(MissingLibraryError):
        write_report(sample(TEAM), formats, folder, leave_out=leave_out)
    assert not folder.path.exists()
