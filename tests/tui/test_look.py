"""What stands where: columns, toasts, and the terminal's own colours."""

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.navigator import Navigator
from advisor.tui.widgets.text import columns, line
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, drive
from tests.tui.terminal import Terminal


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("place", ["A", "M"])
def test_commands_stand_in_columns(workspace: Workspace, size: tuple[int, int], place: str) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press(place, "ctrl+p")
        found = driven.app.screen.query_one("#found", ChoiceList)
        commands = driven.app.screen._commands  # type: ignore[attr-defined]  # noqa: SLF001
        starts = set()
        for option, command in zip(found.options, commands, strict=True):
            rows = str(option.prompt).splitlines()
            assert max(map(len, rows)) <= found.scrollable_content_region.width
            starts.add((rows[0].index(command.name, len(command.keys)), rows[0].rindex("  ") + 2))
            assert all(not row[: rows[0].rindex("  ")].strip() for row in rows[1:])
        assert len({name for name, _ in starts}) == 1
        assert len({says for _, says in starts}) == 1

    drive(scene, workspace, size=size)


def test_columns_are_as_wide_as_their_widest_part_and_the_last_wraps_within_its_own() -> None:
    rows = columns([(line("a"), line("one two three")), (line("bcd"), line("x"))], 14)
    assert [row.plain.rstrip() for row in rows] == ["a    one two\n     three", "bcd  x"]
    assert columns([], 20) == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_toast_said_again_is_counted_and_hides_neither_foot_nor_news(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("M", "w", "w", "w")
        assert driven.told() == ["All of this is in the file already. (3 times)"]
        driven.app.tell("Another matter.")
        await driven.press("w")
        assert len(driven.told()) == 2
        await driven.press("A")
        toasts = list(driven.app.screen.query(Toast))
        assert toasts
        news = driven.app.screen.query_one("#news").region
        for toast in toasts:
            assert toast.region.bottom <= news.y
            assert not toast.region.overlaps(driven.app.screen.query_one(KeyBar).region)

    drive(scene, workspace, size=size)


@pytest.mark.parametrize("keys", [("down", "down"), ("T", "enter"), ("V",), ("ctrl+p",)])
def test_no_colour_is_painted_where_none_is_wanted_and_marks_are_reversed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with Terminal("assess", "t.yaml", "--quick", folder=folder) as terminal:
        terminal.wait_for("0 1 2 answer")
        terminal.press(*("\x10" if key == "ctrl+p" else key for key in keys))
        wanted = {"down": "▸ 2", "T": "Assessed on", "V": "Unanswered", "ctrl+p": "Commands"}
        terminal.wait_for(wanted[keys[0]])
        terminal.wait_for(
            lambda _: (
                any(cell.reverse for row in terminal.cells[1:] for cell in row[2:20])
                or any(cell.reverse for row in terminal.cells[1:] for cell in row[25:40])
            )
        )
        painted = {(cell.fg, cell.bg) for row in terminal.cells for cell in row}
        assert painted == {("default", "default")}


def test_a_theme_cannot_bring_colours_back_where_none_are_wanted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene(driven: Driven) -> None:
        await driven.press("ctrl+t")
        assert driven.app.theme == "plain"
        assert "NO_COLOR is set" in driven.told()[-1]

    drive(scene, workspace)


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("V",), "#findings"),
        (("R",), "#rows"),
        (("B",), "#blocking"),
        (("H",), "#choices"),
        (("H", "S"), "#samples"),
        (("slash",), "#found"),
        (("ctrl+p",), "#found"),
    ],
)
def test_every_list_is_walked_by_the_same_keys(
    workspace: Workspace, keys: tuple[str, ...], name: str
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press(*keys)
        found = driven.app.screen.query_one(name, ChoiceList)
        down, up = ("down", "up") if name == "#found" else ("j", "k")
        usable = [n for n, option in enumerate(found.options) if not option.disabled]
        await driven.press("end")
        assert found.highlighted == usable[-1]
        await driven.press("home")
        assert found.highlighted == usable[0]
        await driven.press(down)
        assert found.highlighted == usable[1]
        await driven.press(up)
        assert found.highlighted == usable[0]
        if name != "#rows":  # there paging turns the explanation
            await driven.press("pagedown")
            assert found.highlighted != usable[0]
            await driven.press("pageup")
            assert found.highlighted == usable[0]

    drive(scene, workspace, rubric=workspace.rubric)


def test_the_list_of_questions_is_walked_by_the_same_keys(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        names = [practice.id for practice in workspace.practices]
        await driven.press("g", "end")
        navigator = driven.app.screen.query_one(Navigator)
        assert navigator._cursor == names[-1]  # noqa: SLF001 what is marked has no public name
        await driven.press("home", "j", "j", "k", "enter")
        assert workspace.here == names[1]
        await driven.press("g", "pagedown", "enter")
        assert workspace.here == names[-1]
        await driven.press("g", "pageup", "enter")
        assert workspace.here == names[0]

    drive(scene, workspace)
