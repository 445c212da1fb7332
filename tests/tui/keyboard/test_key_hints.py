"""Every key that the help of a screen names can be pressed there."""

import pytest
from textual.screen import Screen

from advisor.tui.keyboard.key_hints import hints, joined_keys, offers
from advisor.tui.keyboard.key_table import label
from advisor.tui.screens.compare.compare_screen import CompareScreen
from advisor.tui.screens.help.help_screen import HelpScreen
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import Driven, drive
from tests.tui.screen_routes import SCREENS, reach


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_of_every_screen_does_something_without_an_error(
    workspace: Workspace, name: str
) -> None:
    async def scene(driven: Driven) -> None:
        await reach(driven, name)
        keys = [
            offer.key
            for offer in offers(driven.app.screen)
            if offer.usable
            and not offer.binding.action.endswith("quit")
            # the application's own do the same everywhere
            and (offer.node is not driven.app or name == "walk")
        ]
        assert keys
        place = driven.app.screen
        for key in keys:
            if driven.app.screen is not place:
                place = await back_to(driven, workspace, place, name)
            await driven.press(key)
            await driven.app.workers.wait_for_complete()

    drive(scene, workspace, rubric=workspace.rubric)


async def back_to(
    driven: Driven, workspace: Workspace, place: Screen[object], name: str
) -> Screen[object]:
    """Return to a screen below the one that a key opened, or by the way that leads to it."""
    kind = type(place)
    if place in driven.app.screen_stack:
        while driven.app.screen is not place:
            driven.app.pop_screen()
            await driven.pilot.pause()
    else:
        await back_to_the_first_question(driven, workspace)
        await reach(driven, name)
        if type(driven.app.screen) is not kind:  # a mark was taken back that a key had set
            await reach(driven, name)
    assert type(driven.app.screen) is kind
    return driven.app.screen


async def back_to_the_first_question(driven: Driven, workspace: Workspace) -> None:
    """Close all that lies over the place at hand, and open the file again where it was closed."""
    app = driven.app
    if app.workspace is not None:
        app.workspace.what_ifs = None  # or what was tried would be asked about
    while app.screen.is_modal or isinstance(app.screen, CompareScreen):
        app.pop_screen()
        await driven.pilot.pause()
    if app.workspace is None:
        app.open_path(workspace.session.path)
    else:
        app.action_go("walk")
    await driven.pilot.pause()
    assert driven.screen == "QuestionsScreen"


def test_help_names_every_key_of_the_screen_below(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        expected = {hint.says for hint in hints(driven.app.screen)}
        await driven.press("question_mark")
        assert isinstance(driven.app.screen, HelpScreen)
        text = str(driven.app.screen.query_one("#keys").render())
        assert {word for word in expected if word not in text} == set()
        assert "group by" in text
        before = driven.text()
        await driven.press("pagedown", "down", "up")
        assert driven.text() != before

    drive(scene, workspace)


def test_commands_do_what_keys_do(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("ctrl+p")
        await driven.type("answer 1")
        await driven.press("enter")
        assert driven.answer("release.pipeline-release").level == 1
        await driven.press("ctrl+p")
        await driven.type("theme light")
        await driven.press("enter")
        assert driven.app.theme == "light"
        await driven.press("ctrl+p")
        await driven.type("results")
        await driven.press("enter")
        assert driven.screen == "ResultsScreen"

    drive(scene, workspace)


def test_a_click_on_a_hint_does_what_its_key_does(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        bar = driven.app.screen.query_one(KeyBar)
        row = str(bar.render()).splitlines()[0]
        await driven.pilot.click(bar, offset=(row.index("unknown") + 2, 0))
        await driven.pilot.pause()
        assert driven.answer("release.pipeline-release").level == "unknown"

    drive(scene, workspace)


def test_each_digit_and_arrow_of_the_foot_is_clicked_on_its_own(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        bar = driven.app.screen.query_one(KeyBar)
        row = str(bar.render()).splitlines()[0]
        assert "0 1 2 answer" in row
        await driven.pilot.click(bar, offset=(row.index("2 answer") + 1, 0))
        await driven.pilot.pause()
        assert driven.answer("release.pipeline-release").level == 2
        await driven.pilot.click(bar, offset=(row.index(" answer") + 3, 0))
        await driven.pilot.click(bar, offset=(row.index("→ move") + 1, 0))
        await driven.pilot.pause()
        assert driven.answer("release.model-release").level is None
        assert workspace.here == workspace.practices[2].id

    drive(scene, workspace)


def test_help_names_only_keys_of_ours_and_explains_the_places(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        for place in ("A", "T", "V", "R", "H"):
            await driven.press(place, "question_mark")
            text = " ".join(str(driven.app.screen.query_one("#keys").render()).split())
            for noise in ("Scroll", "Page", "Cursor", "Move cursor", "Quit the app", "Focus"):
                assert noise not in text, place
            assert ("Levels, dimensions, stages, and why" in text) == (place != "H")
            await driven.press("escape")

    drive(scene, workspace)


def test_help_tells_the_rule_for_choosing_a_level(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("question_mark")
        told = " ".join(str(driven.app.screen.query_one("#keys").render()).split())
        assert "A number says that every criterion up to that level is met, and none above" in told

    drive(scene, workspace)


def test_themes_follow_one_another_and_begin_again(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        seen = []
        for _ in range(3):
            seen.append(driven.app.theme)
            await driven.press("ctrl+t")
        assert seen == ["dark", "light", "plain"]
        assert driven.app.theme == "dark"

    drive(scene, workspace)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [(["0", "1", "2"], "0–2"), (["←", "→"], "←→"), (["esc", "?"], "esc/?"), (["n"], "n")],
)
def test_keys_that_do_the_same_are_joined(keys: list[str], shown: str) -> None:
    assert joined_keys(keys) == shown


def test_keys_have_short_names() -> None:
    assert [label(key) for key in ("ctrl+z", "slash", "left", "u")] == ["^z", "/", "←", "u"]
