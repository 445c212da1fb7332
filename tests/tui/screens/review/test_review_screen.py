"""Findings shown in part, and in another order."""

from advisor.tui.screens.review.review_items import DIMENSION, KIND, STAGE, grouped, review_items
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import Driven, drive


def answered(workspace: Workspace) -> Workspace:
    session = workspace.session
    session.answer("release.pipeline-release", 1)
    session.answer("release.model-release", "unknown")
    session.flag("release.model-release", True)
    return workspace


def test_every_finding_is_below_one_heading_in_each_order(workspace: Workspace) -> None:
    items = review_items(answered(workspace))
    assert len(items) > 4
    for order in ("", KIND, "blocking", STAGE, DIMENSION):
        groups = grouped(workspace, items, order)
        listed = [item for inside in groups.values() for item in inside]
        assert sorted(map(id, listed)) == sorted(map(id, items))
    assert list(grouped(workspace, items, STAGE)) == ["Build", "Run"]


def test_findings_are_filtered_by_several_things_and_sorted(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("V", "W")
        await driven.type("run")
        await driven.press("enter", "z")
        text = driven.text()
        assert "of 6 shown: Run · sorted by what blocks first" in text
        assert "Unanswered: " not in text
        assert "Blocks the next level: " in text
        await driven.press("W")
        await driven.type("unknown")
        await driven.press("enter")
        assert "1 of 6 shown: Unknown, Run" in driven.text()
        await driven.press("R", "V")
        assert "1 of 6 shown: Unknown, Run" in driven.text()
        await driven.press("W", "enter", "z", "z", "z")
        assert "shown" not in driven.text()
        assert "Flagged for discussion: 1" in driven.text()

    drive(scene, answered(workspace))


def test_where_nothing_is_left_of_what_is_shown_the_way_to_the_rest_is_told(
    workspace: Workspace,
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("V", "W")
        await driven.type("flagged")
        await driven.press("enter")
        workspace.session.flag("release.model-release", False)
        await driven.press("R", "V")
        assert "Nothing of that is left; W shows something else." in driven.text()

    drive(scene, answered(workspace))
