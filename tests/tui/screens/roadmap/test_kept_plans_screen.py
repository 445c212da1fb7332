"""Several what-ifs kept under names, side by side with the saved plan."""

from pathlib import Path

import pytest

from advisor.rubric.model import Rubric
from advisor.tui.what_if.kept_what_ifs import kept_what_ifs
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive, open_again
from tests.tui.screens.roadmap.test_roadmap_screen import DAY, settled


@pytest.fixture
def staffed(folder: Path, delivery: Rubric) -> Workspace:
    workspace = begun(folder, delivery)
    for practice in delivery.practices:
        workspace.session.answer(practice.id, 0)
    workspace.session.assessed_on(DAY)
    workspace.session.capacity({"engineer": 0.5, "scientist": 0.5})
    return workspace


async def keep(driven: Driven, name: str) -> None:
    await driven.press("J", "ctrl+u", *name, "enter")


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_what_is_kept_stands_beside_the_saved_plan_and_can_be_gone_on_with(
    staffed: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p", "4", "enter")
        await keep(driven, "four")
        await settled(driven, "r", "plus")
        await keep(driven, "higher")
        text = await settled(driven, "r", "L")
        assert "▸ Saved" in text
        rows = driven.words()
        assert "four" in rows and "sooner" in rows  # noqa: PT018 one row
        assert "Engineer 0.5 → 4" in rows
        assert "higher" in rows and "It leads to level 2." in rows  # noqa: PT018 one row
        assert rows.count("sooner") == 1, "another level is no sooner"
        assert "planning" not in rows
        text = await settled(driven, "down", "enter")
        assert "What if: Engineer 0.5 → 4" in text
        assert "what if" not in await settled(driven, "ctrl+z")

    drive(scene, staffed, size=size)


def test_what_is_kept_is_let_go_of_and_found_again_after_closing(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "d")
        await keep(driven, "done")
        await settled(driven, "plus")
        await keep(driven, "higher")
        await settled(driven, "L", "end", "up", "c")
        assert "higher" in driven.text()
        await settled(driven, "escape")

    async def again(driven: Driven) -> None:
        await settled(driven, "M", "L", "end", "enter")
        assert "What if: level 2" in driven.text()

    drive(scene, staffed)
    assert [item.name for item in kept_what_ifs(staffed.session.path)] == ["higher"]
    drive(again, open_again(staffed))


def test_one_that_is_kept_is_not_asked_about_and_nothing_is_kept_of_the_saved_plan(
    staffed: Workspace,
) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "J")
        assert driven.screen == "RoadmapScreen"
        assert driven.told() == ["Nothing is tried: change something of the plan first."]
        await settled(driven, "plus")
        await keep(driven, "higher")
        await driven.press("R")
        assert driven.screen == "ResultsScreen"
        assert "What if: level 2" in await settled(driven, "M")

    drive(scene, staffed)


def test_a_name_has_its_limit_and_only_so_many_are_kept(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "plus", "J")
        await driven.press(*["x"] * 61, "enter")
        assert "A name has at most 60 characters." in driven.text()
        await settled(driven, "escape", "escape")
        for number in range(9):
            driven.app.screen.what_ifs.keep(str(number))  # type: ignore[attr-defined]
        await settled(driven, "J")
        assert "9 what-ifs are kept: remove one first." in driven.told()

    drive(scene, staffed)
