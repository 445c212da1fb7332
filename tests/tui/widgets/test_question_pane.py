"""The question at hand: drawn anew without a new layout, however long it is."""

from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from advisor.rubric.model import Rubric
from advisor.tui.screens.questions.questions_screen import QuestionsScreen
from advisor.tui.widgets.question_pane import QuestionPane
from advisor.tui.widgets.text_block import TextBlock
from tests.tui.app_driver import Driven, begun, drive, run


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Size]:
    """Return the list that each layout of a whole screen is added to."""
    made: list[Size] = []
    reflow = Compositor.reflow

    def counted(compositor: Compositor, parent: Widget, size: Size) -> object:
        made.append(size)
        return reflow(compositor, parent, size)

    monkeypatch.setattr(Compositor, "reflow", counted)
    return made


@pytest.mark.parametrize("keys", ["1", "0", "u"])
def test_an_answer_shows_the_next_question_without_a_new_layout(
    folder: Path, delivery: Rubric, layouts: list[Size], keys: str
) -> None:
    given = begun(folder, delivery)

    async def scene(driven: Driven) -> None:
        await driven.press("1")
        layouts.clear()
        await driven.press(*keys)
        assert given.practice.question in driven.words()
        assert not layouts

    drive(scene, given)


def test_a_question_longer_than_the_screen_scrolls_to_its_last_level(
    folder: Path, delivery: Rubric
) -> None:
    given = begun(folder, delivery)
    given.session.note(given.here, "\n".join(f"line {n}" for n in range(30)))

    async def scene(driven: Driven) -> None:
        assert "line 29" not in driven.text()
        await driven.press(*["pagedown"] * 4)
        assert "line 29" in driven.text()
        await driven.press("right")
        assert driven.app.screen.query_one("#question").max_scroll_y == 0

    drive(scene, given)


def test_a_place_can_be_left_before_all_around_the_answered_question_is_shown(
    folder: Path, delivery: Rubric
) -> None:
    given = begun(folder, delivery)

    async def scene(driven: Driven) -> None:
        left = driven.app.screen
        assert isinstance(left, QuestionsScreen)
        await driven.press("R")
        late = QuestionsScreen(given)
        late._attach(driven.app)  # noqa: SLF001 known but not shown, as one on its way out
        late._show_around()  # noqa: SLF001 the frame after an answer, too late
        assert driven.screen == "ResultsScreen"

    drive(scene, given)


def test_the_level_under_the_pointer_is_lit_and_no_other(folder: Path, delivery: Rubric) -> None:
    given = begun(folder, delivery)

    async def scene(driven: Driven) -> None:
        def lit() -> str:
            rows = driven.app.screen.query_one(QuestionPane).render().split("\n", allow_blank=True)
            bright = [row for row in rows if any("on $cursor" in str(s.style) for s in row.spans)]
            return " ".join(" ".join(row.plain.strip("█ ") for row in bright).split())

        assert not lit()
        rows = driven.text().split("\n")
        y = next(y for y, row in enumerate(rows) if given.practice.levels[1] in row)
        await driven.pilot.hover(offset=(10, y))
        await driven.pilot.pause()
        assert given.practice.levels[1] in lit()
        assert given.practice.levels[0] not in lit()
        assert given.practice.levels[2] not in lit()
        await driven.pilot.hover(offset=(10, 0))
        await driven.pilot.pause()
        assert not lit()

    drive(scene, given)


@pytest.mark.parametrize(("after", "height"), [("one row", 1), ("x " * 60, 3), ("a\nb", 2)])
def test_words_take_as_many_rows_as_another_text_needs(after: str, height: int) -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield TextBlock("before")

    async def scene() -> None:
        app = Page()
        async with app.run_test(size=(42, 10)) as pilot:
            words = app.query_one(TextBlock)
            words.show(Content(after))
            await pilot.pause()
            assert words.size.height == height

    run(scene())


def test_a_criterion_that_is_turned_is_drawn_anew_and_no_other_row(
    folder: Path, delivery: Rubric
) -> None:
    given = begun(folder, delivery)

    async def scene(driven: Driven) -> None:
        await driven.press("down", "down")
        pane = driven.app.screen.query_one(QuestionPane)
        rows = Region(0, 0, *pane.size)
        before = pane.render_lines(rows)
        await driven.press("space")
        after = pane.render_lines(rows)
        anew = [a is not b for a, b in zip(before, after, strict=True)]
        assert 0 < sum(anew) < len(anew) / 2

    drive(scene, given)


def test_the_text_of_a_question_can_be_selected(folder: Path, delivery: Rubric) -> None:
    given = begun(folder, delivery)

    async def scene(driven: Driven) -> None:
        pane, screen = driven.app.screen.query_one(QuestionPane), driven.app.screen
        at = screen.get_widget_and_offset_at(pane.region.x + 8, pane.region.y + 2)
        assert at == (pane, Offset(8, 2))
        rows = Region(0, 0, pane.size.width, 3)
        plain = pane.render_lines(rows)
        screen.selections = {pane: Selection(Offset(0, 0), Offset(5, 1))}
        await driven.pilot.pause()
        selected = pane.render_lines(rows)
        assert [strip.text for strip in selected] == [strip.text for strip in plain]
        assert [a != b for a, b in zip(selected, plain, strict=True)] == [True, True, False]
        first, second = (strip.text.rstrip() for strip in plain[:2])
        assert screen.get_selected_text() == f"{first}\n{second[:5]}"

    drive(scene, given)


def test_the_question_that_an_answer_leads_to_is_drawn_beforehand(
    folder: Path, delivery: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = begun(folder, delivery)
    drawn: list[str] = []
    draw = QuestionPane._drawn  # noqa: SLF001 what is to be done beforehand

    def noted(pane: QuestionPane, row: Content, y: int) -> Strip:
        drawn.append(row.plain)
        return draw(pane, row, y)

    monkeypatch.setattr(QuestionPane, "_drawn", noted)

    async def scene(driven: Driven) -> None:
        await driven.press("1")
        following = given.beside(1)
        assert following is not None
        drawn.clear()
        await driven.press("1")
        assert given.here == following
        assert given.practice.title in driven.words()
        assert not any(given.practice.title in row for row in drawn)

    drive(scene, given)


def test_a_question_that_was_drawn_follows_another_theme(folder: Path, delivery: Rubric) -> None:
    async def scene(driven: Driven) -> None:
        pane = driven.app.screen.query_one(QuestionPane)
        rows = Region(0, 0, *pane.size)
        dark = pane.render_lines(rows)
        driven.app.theme = "light"
        await driven.pilot.pause()
        light = pane.render_lines(rows)
        assert [strip.text for strip in dark] == [strip.text for strip in light]
        assert all(a != b for a, b in zip(dark, light, strict=True))

    drive(scene, begun(folder, delivery))


def test_no_more_is_kept_of_what_was_drawn_than_questions_need(
    folder: Path, delivery: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.tui.widgets.question_pane._MOST_STRIPS", 40)

    async def scene(driven: Driven) -> None:
        for key in "120120":
            await driven.press(key)
        pane = driven.app.screen.query_one(QuestionPane)
        assert len(pane._strips) <= 40 + 2 * pane.size.height  # noqa: SLF001 nobody sees it

    drive(scene, begun(folder, delivery))
