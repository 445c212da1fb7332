"""Nothing is cut where there is room for it, with the long titles of the shipped rubric."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor import load_rubric
from advisor.rubric.model import Rubric
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.text import cells
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive


@pytest.fixture(scope="module")
def shipped() -> Rubric:
    return load_rubric()


LATIN = "Forecasting of returned parcels"
JAPANESE = "返品予測と在庫管理の開発チーム"
GERMAN = "Überwachung der Verteilungsverschiebung von Eingangsdaten im laufenden Betrieb"
WIDEST = (160, 45)
SIZES = [SMALL, LARGE, WIDEST]

LISTS = {"V": "#findings", "R": "#rows", "slash": "#found", "ctrl+p": "#found", "B": "#blocking"}
PLACES = ["A", "1", "T", "V", "R", "E", "H", "question_mark", "g", "i", "e", "n", "x", *LISTS]


def half_answered(folder: Path, rubric: Rubric, team: str, *, quick: bool = False) -> Workspace:
    """Return an assessment with every second question answered."""
    workspace = begun(folder, rubric, quick=quick)
    workspace.session.team({"name": team})
    for number, practice in enumerate(rubric.practices):
        if number % 2:
            workspace.session.answer(practice.id, number % (rubric.top + 1))
    return workspace


@pytest.fixture
def half(folder: Path, shipped: Rubric) -> Workspace:
    return half_answered(folder, shipped, LATIN)


@pytest.mark.parametrize("size", SIZES)
def test_rows_of_every_list_are_whole(half: Workspace, size: tuple[int, int]) -> None:
    async def scene(driven: Driven) -> None:
        for key, name in LISTS.items():
            await driven.press("A", key)
            found = driven.app.screen.query_one(name, ChoiceList)
            assert found.option_count > 5, key
            for option in found.options:
                text = str(option.prompt)
                assert "…" not in text, key
                assert max(map(cells, text.splitlines())) <= found.scrollable_content_region.width
            assert found.max_scroll_x == 0, key
            if driven.app.screen.is_modal:
                await driven.press("escape")

    drive(scene, half, size=size)


# The team's name is all that differs: where there is least room, the wider letters stand.
@pytest.mark.parametrize(("team", "size"), [(JAPANESE, SMALL), (JAPANESE, LARGE), (LATIN, WIDEST)])
def test_no_screen_cuts_a_word_or_has_more_to_its_right(
    folder: Path, shipped: Rubric, team: str, size: tuple[int, int]
) -> None:
    given = half_answered(folder, shipped, team)

    async def scene(driven: Driven) -> None:
        for key in PLACES:
            await driven.press("A", key)
            assert "…" not in driven.text(), key
            if key not in {"H", "slash", "ctrl+p"}:  # these lie over the bar
                assert team in driven.text(), key
            for widget in driven.app.screen.query("VerticalScroll, ChoiceList"):
                assert not widget.show_horizontal_scrollbar, (key, widget)
            if driven.app.screen.is_modal:
                await driven.press("escape")
            if key == "H":
                await driven.press("1")

    drive(scene, given, size=size)


@pytest.mark.parametrize(
    ("title", "size"), [(GERMAN, SMALL), (GERMAN, LARGE), (JAPANESE * 3, SMALL)]
)
def test_titles_in_other_languages_are_whole_wherever_they_are_listed(
    folder: Path, shipped: Rubric, title: str, size: tuple[int, int]
) -> None:
    practices = tuple(replace(practice, title=title) for practice in shipped.practices)
    given = half_answered(folder, replace(shipped, practices=practices), JAPANESE)

    async def scene(driven: Driven) -> None:
        for key in ("A", "1", "g", *LISTS):
            await driven.press("A", key)
            assert "…" not in driven.text(), key
            if driven.app.screen.is_modal:
                await driven.press("escape")

    drive(scene, given, size=size)


def test_a_title_and_what_is_said_of_it_never_touch(half: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("R")
        titles = {f.title for level in half.rubric.levels for f in level.features}
        rows = driven.app.screen.query_one("#rows", ChoiceList)
        lines = [row[2:] for option in rows.options for row in str(option.prompt).splitlines()]
        of_features = [row for row in lines if any(row.startswith(title) for title in titles)]
        assert of_features
        for row in of_features:
            title = max((t for t in titles if row.startswith(t)), key=len)
            rest = row.removeprefix(title)
            assert not rest.strip() or rest.startswith("  ")

    drive(scene, half)


@pytest.mark.parametrize("size", SIZES)
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

    drive(scene, half, size=(120, 60))
