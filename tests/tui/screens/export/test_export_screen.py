"""The report is written from the screens, and goes on when they are left."""

import json
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.assessment.model import Assessment
from advisor.pdf.system_libraries import missing_library
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.json_document import JsonRenderer
from advisor.report.renderers.protocol import Renderer
from advisor.report.writing import WritingStage
from advisor.result.model import Result
from advisor.rubric.model import Rubric
from advisor.tui.screens.export import external_viewer
from advisor.tui.screens.export.report_export import ReportExport
from advisor.tui.workspace.workspace import Workspace
from tests.build import assessment
from tests.tui.app_driver import Driven, drive, run


def test_export_writes_what_is_chosen_where_it_says(folder: Path, workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "1", "4")
        assert "☐ PDF" in driven.text()
        await driven.press("enter")
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        text = driven.text()
        assert "Written: 2 files" in text
        assert "report.html" in text
        place = folder / "reports" / "any-team"
        assert sorted(path.name for path in place.iterdir()) == ["report.html", "result.json"]
        assert json.loads((place / "result.json").read_text())["team"]["name"] == "Any team"
        assert "O opens" in text

    drive(scene, workspace)


def test_export_needs_a_format_and_a_folder(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "1", "2", "enter")
        assert "Choose a format first." in driven.text()
        await driven.press("2", "tab", *["backspace"] * 40, "enter")
        assert "Choose a folder first." in driven.text()

    drive(scene, workspace)


def test_export_says_why_it_could_not_write(folder: Path, workspace: Workspace) -> None:
    (folder / "reports").write_text("a file, not a folder")

    async def scene(driven: Driven) -> None:
        await driven.press("E", "1", "enter")
        assert driven.workspace.report_export is None
        assert "cannot be written" in driven.text()
        assert "tab changes the folder" in driven.text()
        assert "-o" not in driven.text()

    drive(scene, workspace)


@pytest.mark.parametrize("mine", ["report.html", "other.yaml"])
def test_what_is_in_the_way_of_a_report_is_asked_about(
    folder: Path, workspace: Workspace, delivery: Rubric, mine: str
) -> None:
    place = folder / "out"
    if mine == "report.html":
        place.mkdir()
        (place / mine).write_text("mine")
    else:
        ReportExport(["html", "md"], place, folder / mine).run(delivery, assessment(delivery, {}))
    before = (place / "report.html").read_bytes()

    async def scene(driven: Driven) -> None:
        await driven.press("E", "1", "tab", *["backspace"] * 40)
        await driven.type("out")
        await driven.press("enter")
        said = "".join(driven.text().split())  # a long path may be broken anywhere
        assert ("notmadebyadvisor" if mine == "report.html" else mine) in said
        assert "Enter again replaces it; tab changes the folder." in driven.text()
        assert (place / "report.html").read_bytes() == before
        await driven.press("enter")
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        assert "Written: 1 file" in driven.text()

    drive(scene, workspace)
    assert (place / "report.html").read_bytes() != before
    assert [path.name for path in place.iterdir()] == ["report.html"]


def test_the_folder_offered_holds_no_other_files_report(
    folder: Path, workspace: Workspace, delivery: Rubric
) -> None:
    place = folder / "reports" / "any-team"
    ReportExport(["md"], place, folder / "other.yaml").run(delivery, assessment(delivery, {}))

    async def scene(driven: Driven) -> None:
        await driven.press("E")
        assert f"any-team-{workspace.session.path.stem}" in driven.text()

    drive(scene, workspace)


def test_export_leaves_the_pdf_out_where_its_library_is_missing(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(name: str) -> Renderer:
        if name == "pdf":
            raise missing_library("cannot load library 'libpango-1.0-0': and much more")
        return JsonRenderer()

    monkeypatch.setattr("advisor.report.writing.renderer", lacking)

    async def scene(driven: Driven) -> None:
        await driven.press("E", "enter")
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        text = " ".join(driven.text().split())
        assert "Written: 1 file" in text
        assert "report.pdf is not written: the PDF needs a system library" in text

    drive(scene, workspace)
    place = folder / "reports" / "any-team"
    assert [path.name for path in place.iterdir()] == ["report.html"]


def test_export_is_cancelled_by_escape_and_writes_nothing(
    folder: Path, workspace: Workspace, held: threading.Event
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "enter")
        await until(driven, lambda: "rendering" in driven.text())
        await driven.press("escape")
        held.set()
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        assert "Cancelled; nothing was written." in driven.text()

    drive(scene, workspace)
    assert not (folder / "reports").exists()


def test_the_result_is_opened_by_the_computers_program(
    workspace: Workspace, opened: list[Path]
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "1", "O", "enter")
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        await driven.press("O")
        assert [path.name for path in opened] == ["report.html"]
        assert "Opening it" in driven.text()

    drive(scene, workspace)


class _Held(JsonRenderer):
    """Renders when it is let go."""

    go = threading.Event()

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        assert self.go.wait(20)
        return super().render(result, appearance)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what lets the rendering go on."""
    monkeypatch.setattr(_Held, "go", threading.Event())
    monkeypatch.setattr("advisor.report.writing.renderer", lambda _: _Held())
    return _Held.go


async def until(driven: Driven, wanted: Callable[[], bool]) -> None:
    """Wait for something that another thread does."""
    for _ in range(200):
        if wanted():
            return
        await driven.pilot.pause(0.05)
    raise AssertionError(driven.text())


def test_a_report_goes_on_when_its_screen_is_left_and_says_when_it_is_done(
    folder: Path, workspace: Workspace, held: threading.Event, opened: list[Path]
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "enter")
        await until(driven, lambda: "rendering" in driven.text())
        assert "esc cancels" in driven.text()
        await driven.press("A", "E")
        assert "rendering" in driven.text()
        await driven.press("A")
        held.set()
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        (told,) = driven.app._notifications  # noqa: SLF001 the toasts have no public name
        assert "The report is written: 2 files in" in told.message
        await driven.press("E")
        assert "Written: 2 files" in driven.text()
        assert "O opens" in driven.text()
        await driven.press("O")
        assert [path.name for path in opened] == ["report.pdf"]

    drive(scene, workspace)
    assert len(list((folder / "reports" / "any-team").iterdir())) == 2


def test_a_report_that_fails_after_its_screen_is_left_says_so(
    folder: Path, workspace: Workspace, held: threading.Event
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "enter", "V")
        (folder / "reports").write_text("a file, not a folder")
        held.set()
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        (told,) = driven.app._notifications  # noqa: SLF001 likewise
        assert "The report was not written" in told.message
        assert told.severity == "error"
        await driven.press("E")
        assert "cannot be written" in driven.text()

    drive(scene, workspace)


def test_a_fault_of_a_renderer_ends_the_report_and_not_the_application(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> JsonRenderer:
        raise LookupError("no such part")

    monkeypatch.setattr("advisor.report.writing.renderer", broken)

    async def scene(driven: Driven) -> None:
        await driven.press("E", "enter")
        await until(driven, lambda: "no such part" in driven.text().lower())
        await driven.press("A", "1")
        assert driven.answer("release.pipeline-release").level == 1

    drive(scene, workspace)


def test_leaving_the_application_ends_the_report_and_says_so(
    folder: Path, workspace: Workspace, held: threading.Event
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "enter")
        await until(driven, lambda: "rendering" in driven.text())
        threading.Timer(1.0, held.set).start()
        driven.app.exit()
        left.append(driven)

    left: list[Driven] = []
    drive(scene, workspace)
    assert "The report was cancelled; nothing was written." in left[0].app.farewell
    assert not (folder / "reports").exists()


def test_what_goes_on_is_told_step_by_step(
    delivery: Rubric, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, WritingStage]] = []

    class Told(ReportExport):
        def _tell(self, name: str, stage: WritingStage) -> None:
            super()._tell(name, stage)
            told.append((self.step, stage))

    monkeypatch.setattr("advisor.report.writing.renderer", lambda _: JsonRenderer())
    exporting = Told(["html", "json"], folder / "out")
    assert exporting.step == "Scoring and planning"
    given: Assessment = assessment(delivery, {})
    exporting.run(delivery, given)
    assert exporting.ended
    assert [step for step, stage in told if stage is WritingStage.RENDERING] == ["Rendering"] * 2
    assert told[3] == ("Writing the files", WritingStage.READY)
    assert exporting.seconds >= exporting.seconds_of("html") > 0


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0", "xdg-open has taken report.pdf to open it."),
        ("exit 3", "xdg-open could not open it (exit 3). The path to copy: /any/report.pdf"),
        ("exec sleep 2", "xdg-open has taken report.pdf to open it."),
        (None, "There is no program here to open it with. The path to copy: /any/report.pdf"),
    ],
)
def test_it_is_said_whether_a_program_took_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, said: str
) -> None:
    monkeypatch.setattr(external_viewer, "_PATIENCE_SECONDS", 0.5)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin" if script else str(folder))
    if script:
        program = folder / "xdg-open"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    found: list[str] = []

    async def scene() -> None:
        found.append(await external_viewer.open_file(Path("/any/report.pdf")))

    run(scene())
    assert found == [said]
