"""Snapshots: taken, drawn over time, compared, and removed when asked twice."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advisor.assessment.session.snapshots import snapshots_of
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, drive, open_again

FIRST = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Return the time by the clock, which a test sets by changing it."""
    clock = [FIRST]
    monkeypatch.setattr("advisor.tui.screens.results.results_screen.now", lambda: clock[0])
    return clock


async def read(driven: Driven, *keys: str) -> str:
    """Press keys, and wait until the snapshots are read."""
    await driven.press(*keys)
    await driven.app.workers.wait_for_complete()
    await driven.pilot.pause()
    return driven.text()


async def named(driven: Driven, name: str) -> str:
    """Take a snapshot under a name."""
    return await read(driven, "J", "ctrl+u", *name, "enter")


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_snapshot_is_drawn_over_time_and_compared_with_now(
    workspace: Workspace, days: list[datetime], size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        assert "Over time" not in await read(driven, "R")
        await named(driven, "first")
        for practice in workspace.rubric.practices:
            workspace.session.answer(practice.id, 1)
        days[0] += timedelta(days=30)
        rows = await read(driven, "A", "R", *["tab"] * 3)
        assert "Over time: 1 snapshot, 1 Dec 2026, and now" in rows
        assert "31 Dec 2026  now" in rows
        words = driven.words()
        assert "Level claimed · ▅ 1" in words
        table = await read(driven, "L")
        assert re.search("first +1 Dec 2026", table)
        compared = await read(driven, "enter")
        assert "first and now" in compared
        assert "Later: Level 1" in driven.words()
        await driven.press("tab")
        assert "…" not in driven.text()
        assert driven.screen == "ComparedSnapshotScreen"
        await driven.press("escape")
        assert driven.screen == "ResultsScreen"

    drive(scene, workspace, size=size)


def test_a_snapshot_is_removed_when_asked_twice_and_stays_else(
    workspace: Workspace, days: list[datetime]
) -> None:
    async def scene(driven: Driven) -> None:
        await read(driven, "R")
        await named(driven, "first")
        days[0] += timedelta(hours=1)
        await named(driven, "second")
        await driven.press("L", "c")
        assert "c again removes first for good." in driven.text()
        await driven.press("down", "c")
        assert "c again removes second for good." in driven.text()
        await driven.press("c")
        assert [item.name for item in snapshots_of(workspace.session.path)] == ["first"]
        await driven.press("c", "c")
        assert driven.screen == "ResultsScreen"
        assert "Over time" not in driven.text()

    drive(scene, workspace)
    assert snapshots_of(workspace.session.path) == []


@pytest.mark.usefixtures("days")
def test_snapshots_are_there_the_next_time_and_a_damaged_one_says_so(
    workspace: Workspace,
) -> None:
    before = workspace.session.path.read_text()

    async def scene(driven: Driven) -> None:
        assert "There is no snapshot yet: J takes one." not in driven.told()
        await read(driven, "R", "L")
        assert driven.told() == ["There is no snapshot yet: J takes one."]
        await named(driven, "first")
        await named(driven, "second")

    async def again(driven: Driven) -> None:
        assert "Over time: 1 snapshot" in await read(driven, "R", "tab", "tab", "tab")
        await read(driven, "L")
        assert "first" in driven.text()
        await driven.press("end", "enter")
        assert driven.screen == "SnapshotsScreen"

    drive(scene, workspace)
    assert workspace.session.path.read_text() == before
    first, second = snapshots_of(workspace.session.path)
    assert first.path.read_text() == before
    second.path.write_text("rubric: [")
    drive(again, open_again(workspace))


def test_a_samples_copy_has_no_snapshots(folder: Path, workspace: Workspace) -> None:
    workspace.passing = True

    async def scene(driven: Driven) -> None:
        await read(driven, "R", "J")
        assert driven.screen == "ResultsScreen"
        assert "snapshots are of own files" in driven.told()[0]

    drive(scene, workspace)
    assert snapshots_of(folder / "team.yaml") == []
