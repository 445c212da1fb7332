"""A what-if is one change, one write and one undo, and is never passed over in silence."""

from datetime import date
from pathlib import Path

import pytest

from advisor.assessment.session import answers_file
from advisor.document.save import replace_file
from advisor.rubric.model import Rubric
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, Driven, begun, drive, open_again

DAY = date(2026, 11, 23)


@pytest.fixture
def staffed(folder: Path, delivery: Rubric) -> Workspace:
    """Return an assessment with people of both roles."""
    workspace = begun(folder, delivery)
    for practice in delivery.practices:
        workspace.session.answer(practice.id, 0)
    workspace.session.assessed_on(DAY)
    workspace.session.capacity({"engineer": 0.5, "scientist": 0.5})
    return workspace


async def try_out(driven: Driven) -> None:
    """Try a date, people, a share, and a step done."""
    await driven.press("M", "D")
    await driven.type("2027-06-30")
    await driven.press("enter", "p", "right", "up", "up", "left", "enter", "d")
    assert driven.screen == "RoadmapScreen"
    assert driven.workspace.what_ifs
    assert driven.workspace.what_ifs.unsaved(driven.workspace.assessment)


def test_one_save_is_one_write_and_one_undo_to_the_byte(
    staffed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = staffed.session.path
    before = path.read_bytes()
    writes: list[bytes] = []

    def counted(place: Path, data: bytes) -> None:
        writes.append(data)
        replace_file(place, data)

    async def scene(driven: Driven) -> None:
        await try_out(driven)
        monkeypatch.setattr(answers_file, "replace_file", counted)
        await driven.press("w")
        assert len(writes) == 1
        saved = open_again(staffed).assessment
        assert saved.target.by == date(2027, 6, 30)
        assert saved.capacity["engineer"] == 1
        assert len(saved.planning.done) == 1
        await driven.press("ctrl+z")
        assert path.read_bytes() == before
        await driven.press("ctrl+y")
        assert path.read_bytes() == writes[0]

    drive(scene, staffed, size=LARGE)


def test_a_mark_on_a_step_of_many_practices_is_one_write_and_one_undo(staffed: Workspace) -> None:
    before = staffed.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await driven.press("M")
        await driven.pilot.pause(0.5)
        await driven.press("exclamation_mark")
        urgent = [name for name, a in open_again(staffed).assessment.answers.items() if a.urgent]
        assert urgent
        assert any("urgent" in told for told in driven.told())
        await driven.press("ctrl+z")
        assert staffed.session.path.read_bytes() == before

    drive(scene, staffed, size=LARGE)


@pytest.mark.parametrize(
    ("key", "way"),
    [("E", "save"), ("q", "save"), ("ctrl+q", "save"), ("H", "discard"), ("q", "discard")],
)
def test_nothing_leaves_the_planner_without_asking(staffed: Workspace, key: str, way: str) -> None:
    before = staffed.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await try_out(driven)
        await driven.press(key)
        assert driven.screen == "UnsavedWhatIfScreen"
        assert staffed.session.path.read_bytes() == before
        await driven.press(*["down"] * ["save", "stay", "discard"].index(way), "enter")
        if key in {"q", "ctrl+q"}:
            assert not driven.app.is_running
        else:
            assert driven.screen not in {"RoadmapScreen", "UnsavedWhatIfScreen"}

    drive(scene, staffed, size=LARGE)
    assert (staffed.session.path.read_bytes() == before) == (way != "save")


def test_whatever_place_is_asked_for_one_may_stay_with_all_that_is_tried(
    staffed: Workspace,
) -> None:
    before = staffed.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await try_out(driven)
        tried = staffed.what_ifs and staffed.what_ifs.what_if
        for key in ("A", "T", "V", "R", "E", "q"):
            await driven.press(key)
            assert driven.screen == "UnsavedWhatIfScreen", key
            await driven.press("down", "enter")
            assert driven.screen == "RoadmapScreen", key
            assert staffed.what_ifs
            assert staffed.what_ifs.what_if == tried
            assert staffed.what_ifs.unsaved(staffed.assessment)
        await driven.press("E", "down", "down", "enter")
        assert driven.screen == "ExportScreen"

    drive(scene, staffed, size=LARGE)
    assert staffed.session.path.read_bytes() == before


def test_finding_a_question_from_the_planner_asks_too(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await try_out(driven)
        here = staffed.here
        await driven.press("slash")
        await driven.type("drift")
        await driven.press("enter")
        assert driven.screen == "UnsavedWhatIfScreen"
        assert staffed.here == here
        await driven.press("escape")
        assert driven.screen == "RoadmapScreen"

    drive(scene, staffed, size=LARGE)


def test_what_starts_from_supported_levels_is_a_view_and_not_asked_about(
    staffed: Workspace,
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("M", "s", "R")
        assert driven.screen == "ResultsScreen"

    drive(scene, staffed, size=LARGE)


def test_days_off_are_tried_and_saved_by_a_key(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("M", "h")
        await driven.type("2026-12-25, soon")
        await driven.press("enter")
        assert "`soon`: write it as YYYY-MM-DD" in driven.words()
        await driven.press(*["backspace"] * 4)
        await driven.type("2026-12-24")
        await driven.press("enter")
        assert "2 days off" in driven.words()
        await driven.press("w")
        holidays = open_again(staffed).assessment.planning.holidays
        assert holidays == (date(2026, 12, 24), date(2026, 12, 25))

    drive(scene, staffed, size=LARGE)
