"""What one more person of each role buys, from both screens."""

import pytest

from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, drive
from tests.tui.screens.roadmap.test_kept_plans_screen import staffed  # noqa: F401 a fixture
from tests.tui.screens.roadmap.test_roadmap_screen import settled


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_each_role_is_told_with_what_one_more_of_it_buys(
    staffed: Workspace,  # noqa: F811 as told above
    size: tuple[int, int],
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("E", "C")
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        words = driven.words()
        assert "The saved plan." in words
        for text in ("Engineer 1.5 FTE", "Scientist 1.5 FTE", "days sooner", "as it is"):
            assert text in words
        assert "…" not in words

    drive(scene, staffed, size=size)


def test_a_what_if_is_compared_as_it_is_tried(staffed: Workspace) -> None:  # noqa: F811 likewise
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p", "4", "enter")
        await driven.press("C")
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()
        assert "The what-if: Engineer 0.5 → 4." in driven.words()
        assert "Engineer 5 FTE" in driven.words()

    drive(scene, staffed)
