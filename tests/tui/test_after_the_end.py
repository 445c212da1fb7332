"""What was still under way when the screens went has no screen to show itself on."""

from pathlib import Path
from unittest.mock import Mock

from textual.worker import WorkerState

from advisor.tui.app import AdvisorApp
from advisor.tui.screens.export.report_export import ReportExport
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import run, running


def ended_app(workspace: Workspace) -> AdvisorApp:
    """Return an application whose screens are gone."""
    apps: list[AdvisorApp] = []

    async def scene() -> None:
        async with running(workspace) as driven:
            apps.append(driven.app)

    run(scene())
    assert not apps[0].screen_stack
    return apps[0]


def test_a_look_at_the_file_that_comes_too_late_does_nothing(workspace: Workspace) -> None:
    app = ended_app(workspace)
    app.workspace = workspace  # which is let go of last
    app.watch_file()
    app.workspace = None


def test_a_report_that_ends_too_late_is_told_to_nobody(workspace: Workspace, folder: Path) -> None:
    app = ended_app(workspace)
    exporting = ReportExport(["md"], folder)
    worker = Mock(error=None)
    app._exports[worker] = exporting  # noqa: SLF001 what is under way has no public name
    app.on_worker_state_changed(Mock(worker=worker, state=WorkerState.SUCCESS))
    assert worker not in app._exports  # noqa: SLF001 as above
