"""One rule for whatever is typed: enter and ctrl+s save it, escape asks before it is lost."""

from collections.abc import Callable

import pytest
from textual.widgets import Input

from advisor.tui.widgets.selector import Selector
from advisor.tui.workspace.open_workspace import open_workspace
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, Driven, drive, open_again

FIRST = "release.pipeline-release"
Kept = Callable[[Workspace], object]


def answer(workspace: Workspace) -> object:
    found = open_again(workspace).answer_to(FIRST)
    return found.level, found.note, found.reason, found.evidence


def team(workspace: Workspace) -> object:
    found = open_again(workspace).assessment
    return found.team.name, found.target, found.capacity, found.kpis


def tried(workspace: Workspace) -> object:
    return workspace.what_ifs and workspace.what_ifs.what_if


# the keys to the text, what is typed there, and what it changes
ENTRIES: dict[str, tuple[tuple[str, ...], str, Kept]] = {
    "note": (("n",), "who", answer),
    "reason": (("x",), "why", answer),
    "evidence": (("e",), "log", answer),
    "days of evidence": (("e", "a", "enter", "b", "tab", "tab"), "2027-01-01", answer),
    "team": (("T", "enter"), "A", team),
    "by": (("T", "enter", *["down"] * 5), "2027-06-30", team),
    "people": (("T", "enter", *["down"] * 6), "1", team),
    "kpi": (("T", "enter", *["down"] * 14), "12", team),
    "what-if date": (("M", "D"), "2027-06-30", tried),
    "what-if people": (("M", "p"), "3", tried),
}


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize("save", ["enter", "ctrl+s"])
def test_enter_and_ctrl_s_save_what_is_typed(workspace: Workspace, name: str, save: str) -> None:
    keys, text, kept = ENTRIES[name]

    async def scene(driven: Driven) -> None:
        await driven.press(*keys)
        before = kept(workspace)
        await driven.type(text)
        await driven.press(save)
        assert kept(workspace) != before

    drive(scene, workspace, size=LARGE)


@pytest.mark.parametrize("name", ENTRIES)
def test_escape_leaves_at_once_and_asks_once_where_something_was_typed(
    workspace: Workspace, name: str
) -> None:
    keys, text, kept = ENTRIES[name]

    async def scene(driven: Driven) -> None:
        if name != "days of evidence":  # where the keys type the reference before
            await driven.press(*keys)
            screen = driven.app.screen
            await driven.press("escape")
            assert driven.app.screen is not screen or driven.app.focused is None
            await driven.press("A")
        await driven.press(*keys)
        before, screen = kept(workspace), driven.app.screen
        await driven.type(text)
        await driven.press("escape")
        assert driven.app.screen is screen
        assert driven.app.focused is not None
        assert "esc again" in driven.text()
        await driven.type("1")  # another text is asked about again
        await driven.press("escape")
        assert "esc again" in driven.text()
        assert driven.app.focused is not None
        await driven.press("escape")
        assert driven.app.screen is not screen or driven.app.focused is None
        if not name.startswith("what-if people"):
            assert kept(workspace) == before

    drive(scene, workspace, size=LARGE)


def test_a_new_assessment_and_a_folder_follow_the_rule(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "tab", "x", "escape")
        assert "esc again lets it go" in driven.text()
        await driven.press("escape")
        assert "reports/any-team\n" in driven.text() + "\n"
        await driven.press("H", "N", *"Ada", "escape")
        assert driven.screen == "NewAssessmentScreen"
        assert "esc again lets it go" in driven.text()
        await driven.press("escape")
        assert driven.screen == "HomeScreen"

    drive(scene, workspace)


def test_enter_on_a_choice_goes_on(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T", "enter", "down", "down")
        assert isinstance(driven.app.focused, Selector)
        before = driven.app.focused
        await driven.press("enter")
        assert driven.app.focused is not before
        assert driven.app.focused is not None
        await driven.press("escape", "A", "e", "a", "shift+tab")
        assert isinstance(driven.app.focused, Selector)
        await driven.press("enter")
        assert [item.ref for item in driven.answer(FIRST).evidence] == ["a"]
        await driven.press("escape", "H", "N", *"Ada", "shift+tab")
        assert isinstance(driven.app.focused, Selector)
        await driven.press("enter")
        assert driven.workspace.assessment.team.name == "Ada"

    drive(scene, workspace, size=LARGE)


def test_what_cannot_be_saved_is_not_lost_by_going_elsewhere(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        for key in ("R", "H", "q"):
            await driven.press("T", "enter", "down", *"soon", "tab", "escape", key)
            assert driven.screen == "TeamScreen"
            assert "soon” cannot be saved" in driven.told()[-1]
            field = driven.app.screen.query(Input)[1]
            assert field.value.endswith("soon")
            field.value = "2026-11-23"
            await driven.press("A")

    drive(scene, workspace, size=LARGE)


def test_an_answer_can_stay_on_its_question(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("down", "down", "space")
        assert driven.answer(FIRST).level == 1
        assert workspace.here == FIRST
        await driven.press("2")
        assert workspace.here != FIRST
        await driven.press("left", "l", "1")
        assert workspace.here == FIRST
        assert driven.answer(FIRST).level == 1
        await driven.press("e", *"log", "enter", "escape", "right")
        assert workspace.here != FIRST

    drive(scene, workspace)


def test_staying_is_remembered_and_can_be_left(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("l")

    drive(scene, workspace)

    async def again(driven: Driven) -> None:
        first = driven.workspace.here
        await driven.press("u")
        assert driven.workspace.here == first
        await driven.press("l", "1")
        assert driven.workspace.here != first

    drive(again, open_workspace(workspace.session.path, workspace.rubric))
