"""What happens on screen when somebody else changes an answer that is being given."""

import shutil
from pathlib import Path

from advisor.assessment.session.session import SaveState
from advisor.tui.screens.conflicts.conflicts_screen import ConflictsScreen
from advisor.tui.workspace.open_workspace import open_workspace
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import Driven, drive
from tests.tui.terminal import Terminal

HERE = "release.pipeline-release"
NEXT = "release.model-release"


def change(path: Path, practice: str, level: int) -> None:
    """Let somebody else answer."""
    rows = path.read_text().splitlines()
    found = [row.startswith(f"  {practice}:") for row in rows]
    assert sum(found) == 1
    rows[found.index(True)] = f"  {practice}: {level}"
    path.write_text("\n".join([*rows, ""]))


def test_a_conflict_that_ones_own_answer_finds_is_asked_about_once(workspace: Workspace) -> None:
    path = workspace.session.path

    async def scene(driven: Driven) -> None:
        change(path, HERE, 0)
        await driven.press("1")
        assert driven.screen == "ConflictsScreen"
        await driven.press("enter")
        assert driven.screen == "ConflictsScreen"
        await driven.press("escape")
        assert driven.screen == "QuestionsScreen"
        assert "^r settle" in driven.text()
        assert "ctrl+r settles it" in driven.text()
        await driven.press("1")
        assert driven.screen == "QuestionsScreen"
        driven.app.watch_file()
        await driven.pilot.pause()
        assert driven.screen == "QuestionsScreen"
        change(path, NEXT, 0)
        workspace.go_to(NEXT)
        await driven.press("2")
        assert driven.screen == "ConflictsScreen"
        await driven.press("m", "m", "enter")
        assert workspace.session.state is SaveState.SAVED
        assert driven.answer(HERE).level == 1
        assert driven.answer(NEXT).level == 2

    drive(scene, workspace)


def test_a_conflict_found_below_another_screen_waits_for_its_end(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1", "left", "n")
        change(workspace.session.path, HERE, 0)
        workspace.session.answer(HERE, None)
        driven.app.watch_file()
        await driven.pilot.pause()
        assert driven.screen == "EntryScreen"
        await driven.press("escape")
        assert driven.screen == "ConflictsScreen"

    drive(scene, workspace)


def test_a_conflict_from_last_time_is_asked_about_at_the_start(workspace: Workspace) -> None:
    change(workspace.session.path, HERE, 0)
    workspace.session.answer(HERE, 1)
    workspace.close()
    again = open_workspace(workspace.session.path, workspace.rubric)
    assert again.session.conflicts

    async def scene(driven: Driven) -> None:
        assert driven.screen == "ConflictsScreen"
        await driven.press("m", "enter")
        assert driven.answer(HERE).level == 1

    drive(scene, again)


def test_what_changes_while_it_is_settled_is_shown_before_it_is_settled(
    workspace: Workspace,
) -> None:
    path = workspace.session.path

    async def scene(driven: Driven) -> None:
        change(path, HERE, 0)
        await driven.press("1", "m")
        change(path, HERE, 2)
        workspace.session.check_disk()
        await driven.press("enter")
        assert driven.screen == "ConflictsScreen"
        assert "theirs  level 2" in driven.text()
        assert "● mine" not in driven.text()
        change(path, HERE, 1)
        workspace.session.check_disk()
        await driven.pilot.pause(0.8)
        assert not isinstance(driven.app.screen, ConflictsScreen)

    drive(scene, workspace)


def test_leaving_with_an_unsettled_conflict_says_where_the_answers_are(
    workspace: Workspace,
) -> None:
    async def scene(driven: Driven) -> None:
        change(workspace.session.path, HERE, 0)
        await driven.press("1", "escape", "H")
        assert driven.screen == "HomeScreen"
        (told,) = driven.app._notifications  # noqa: SLF001 the toasts have no public name
        assert "Your answers are kept in" in told.message

    drive(scene, workspace)


def test_answers_without_a_folder_are_named_when_it_is_left_and_come_back_as_they_were(
    folder: Path,
) -> None:
    (folder / "sub").mkdir()
    with Terminal("assess", "sub/team.yaml", "--quick", folder=folder) as terminal:
        terminal.wait_for("0 1 2 answer")
        shutil.rmtree(folder / "sub")
        terminal.press("1")
        terminal.wait_for("! recovery")
        terminal.press("q")
        text = terminal.wait_for("warning:")
        assert "kept in" in text
        terminal.process.wait()
    with Terminal("assess", "sub/team.yaml", folder=folder) as terminal:
        assert "Answers kept for this file" in terminal.wait_for("restore them")
    (folder / "sub").mkdir()
    with Terminal("assess", "sub/team.yaml", folder=folder) as terminal:
        text = terminal.wait_for("0 1 2 answer")
        assert "2/36 " in text
        assert "restored" in text
