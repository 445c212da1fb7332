"""Keys of one's own, from a file."""

from pathlib import Path

import pytest

from advisor.tui.keyboard.key_table import KEYS
from advisor.tui.keyboard.user_keymap import place, read_keymap
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import Driven, drive


def write(text: str) -> None:
    place().parent.mkdir(parents=True)
    place().write_text(text)


def test_the_file_lies_in_the_folder_for_settings(tmp_path: Path) -> None:
    assert place() == tmp_path / "settings" / "advisor" / "keymap.yaml"
    assert read_keymap().keys == {}
    assert read_keymap().problems == ()


def test_keys_of_ones_own_work_and_are_told_wherever_keys_are(workspace: Workspace) -> None:
    write("stay: '%'\nflag: $\ngo-results: ['=', ctrl+k]\nnext-open: ctrl+n\nhelp: f2\n")

    async def scene(driven: Driven) -> None:
        text = driven.text()
        assert "= Results" in text
        assert "$ flag" in text
        assert "^n next open" in text
        assert "f2 help" in text.lower()
        await driven.press("f")
        assert not driven.answer(workspace.here).flag
        await driven.press("dollar_sign")
        assert driven.answer(workspace.here).flag
        await driven.press("f2")
        rows = str(driven.app.screen.query_one("#keys").render()).splitlines()
        assert any(row.startswith("$ ") and "flag" in row for row in rows)
        assert any(row.startswith("=/^k ") for row in rows)
        assert "% has answers stay" in " ".join(rows)
        await driven.press("escape", "R")
        assert driven.screen == "QuestionsScreen"
        await driven.press("ctrl+k")
        assert driven.screen == "ResultsScreen"

    drive(scene, workspace)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("flagg: z", "`flagg` is nothing that has a key", "Did you mean `flag`?"),
        ("flag: f", "", ""),
        ("flag: z1", "`z1` is no key", "Write a character"),
        ("flag: hyper+z", "`hyper+z` is no key", "Write a character"),
        ("flag: []", "`flag` has no key", "Write a character"),
        ("flag: n", "`n` is the key of `note` already", "Give `note` another key"),
        ("next-part: up", "`↑` is the key of `up` already", "Give `up` another key"),
        ("entry-save: s", "`s` cannot be the key of `entry-save`", "with ctrl"),
        ("flag: yes", "`True` is no key", 'Put it in quotes: "y"'),
        ("- flag", "the keymap is no list of names", "Write one line for each"),
    ],
)
def test_what_will_not_do_is_told_with_its_place_and_does_not_count(
    line: str, message: str, hint: str
) -> None:
    write(f"# my keys\n{line}\n")
    found = read_keymap()
    if not message:
        assert found.problems == ()
        return
    problem = found.problems[0]
    assert message in problem.message
    assert hint in (problem.hint or "")
    assert problem.location is not None
    assert problem.location.line == 2
    assert found.keys == {}


def test_two_keys_may_change_places() -> None:
    write("flag: n\nnote: f\n")
    assert read_keymap().keys == {"flag": "n", "note": "f"}
    assert read_keymap().problems == ()


def test_wrong_lines_are_shown_when_the_screens_open_and_the_others_count(
    workspace: Workspace,
) -> None:
    write("note: ctrl+n\nflag: wrong\nstay: e\n")

    async def scene(driven: Driven) -> None:
        await driven.pilot.pause()
        assert driven.screen == "ProblemsScreen"
        assert "`wrong` is no key" in driven.words()
        assert "keymap.yaml:2" in driven.words().replace(" ", "")
        assert "`e` is the key of `evidence` already" in driven.words()
        await driven.press("escape", "ctrl+n")
        assert driven.screen == "EntryScreen"

    drive(scene, workspace)


def test_a_file_that_cannot_be_read_changes_nothing(workspace: Workspace) -> None:
    write("flag: [z\n")

    async def scene(driven: Driven) -> None:
        await driven.pilot.pause()
        assert driven.screen == "ProblemsScreen"
        await driven.press("escape", "f")
        assert driven.answer(workspace.here).flag

    drive(scene, workspace)


def test_every_name_of_the_table_can_be_given_its_own_keys() -> None:
    write(
        "".join(
            f"{name}: [{', '.join(map(repr, keys.split(',')))}]\n" for name, keys in KEYS.items()
        )
    )
    assert read_keymap().problems == ()
    assert read_keymap().keys == dict(KEYS)
