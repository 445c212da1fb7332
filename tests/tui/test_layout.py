"""Nothing is cut where there is room for it, with the long titles of the shipped rubric."""

from pathlib import Path

import pytest

from advisor import load_rubric
from advisor.rubric.model import Rubric
from advisor.tui.widgets.choices import Choices
from advisor.tui.workspace import Workspace
from tests.tui.screens import LARGE, SMALL, Driven, begun, drive


@pytest.fixture(scope="module")
def shipped() -> Rubric:
    return load_rubric()


@pytest.fixture
def half(folder: Path, shipped: Rubric) -> Workspace:
    """Return an assessment with every second question answered."""
    workspace = begun(folder, shipped)
    workspace.session.team({"name": "Forecasting of returned parcels"})
    for number, practice in enumerate(shipped.practices):
        if number % 2:
            workspace.session.answer(practice.id, number % (shipped.top + 1))
    return workspace


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize(
    ("keys", "rows"), [(("V",), "#findings"), (("R",), "#rows"), (("slash",), "#found")]
)
def test_rows_of_review_results_and_find_are_whole(
    half: Workspace, keys: tuple[str, ...], rows: str, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press(*keys)
        found = driven.app.screen.query_one(rows, Choices)
        assert found.option_count > 20
        for option in found.options:
            text = str(option.prompt)
            assert "…" not in text
            assert max(map(len, text.splitlines())) <= found.scrollable_content_region.width
        assert found.max_scroll_x == 0

    drive(scene, half, size=size)


def test_a_title_and_what_is_said_of_it_never_touch(half: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("R")
        titles = {p.title for p in half.rubric.practices}
        rows = driven.app.screen.query_one("#rows", Choices)
        lines = [row for option in rows.options for row in str(option.prompt).splitlines()]
        of_practices = [row for row in lines if any(row.startswith(title) for title in titles)]
        assert of_practices
        for row in of_practices:
            title = max((t for t in titles if row.startswith(t)), key=len)
            rest = row.removeprefix(title)
            assert not rest.strip() or rest.startswith("  ")

    drive(scene, half)


@pytest.mark.parametrize("size", [SMALL, LARGE, (160, 45)])
def test_the_list_of_questions_and_the_name_of_the_team_are_whole(
    half: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("g")
        assert half.assessment.team.name in driven.text()
        listed = str(driven.app.screen.query_one("#navigator-rows").render())
        assert "…" not in listed
        await driven.press("end")
        assert "…" not in str(driven.app.screen.query_one("#navigator-rows").render())

    drive(scene, half, size=size)


def test_what_evidence_supports_is_in_sight_however_long_its_reference(half: Workspace) -> None:
    item = {"kind": "automated", "ref": "a dashboard with a name that is long " * 3}
    half.session.evidence(half.here, [item])

    async def scene(driven: Driven) -> None:
        assert "supports 2" in driven.text()
        assert "automated" in driven.text()

    drive(scene, half)
