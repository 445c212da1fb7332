"""The planner by its keys: old and new side by side, and what is promised or not."""

import re
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor import load_rubric
from advisor.assessment.model import Assessment, Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Feasible, Roadmap, RoadmapTarget
from advisor.rubric.model import Rubric
from advisor.scoring.score import score
from advisor.tui.screens.roadmap.people_screen import PeopleScreen
from advisor.tui.screens.roadmap.plan_comparison import AskedPlan, notes
from advisor.tui.screens.roadmap.roadmap_screen import RoadmapScreen
from advisor.tui.what_if.what_if import PlanRequest, planned, saved_request
from advisor.tui.widgets.amount import Amount
from advisor.tui.widgets.step_list import StepList
from advisor.tui.widgets.text import cells
from advisor.tui.workspace.workspace import Workspace
from advisor.words.quantity import say_day
from tests.build import assessment
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive, open_again

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE, (60, 16), (200, 50)])
DAY = date(2026, 11, 23)


@pytest.fixture
def staffed(folder: Path, delivery: Rubric) -> Workspace:
    """Return an assessment with people of both roles and everything lacking."""
    workspace = begun(folder, delivery)
    for practice in delivery.practices:
        workspace.session.answer(practice.id, 0)
    workspace.session.assessed_on(DAY)
    workspace.session.capacity({"engineer": 0.5, "scientist": 0.5})
    return workspace


async def settled(driven: Driven, *keys: str) -> str:
    """Press keys, wait until all that follows is planned, and return what can be read."""
    for key in keys:
        await driven.press(key)
        screen = driven.app.tab
        assert isinstance(screen, RoadmapScreen)
        while screen.is_planning:
            await driven.pilot.pause(0.02)
        await driven.pilot.pause(0.02)
    return driven.text()


def end_of(text: str, row: str) -> str:
    """Return the end that the row `saved` or `what if` shows."""
    return day_of(text, row, "end")


def likely_of(text: str, row: str) -> str:
    """Return by which day such a row shows the target as likely reached."""
    return day_of(text, row, "85 %")


def day_of(text: str, row: str, column: str) -> str:
    """Return the day in a column of such a row."""
    found = re.search(rf"^ {row} .*?{column}\s+(\d+ \w+ \d+|–)", text, re.MULTILINE)
    assert found, text
    return found[1]


@SIZES
def test_old_and_new_stand_side_by_side_with_their_difference(
    staffed: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        before = likely_of(await settled(driven, "M"), "saved")
        text = await settled(driven, "p", "4", "enter")
        assert likely_of(text, "saved") == before
        assert likely_of(text, "what if") != before
        assert f"likely by {before} → {likely_of(text, 'what if')}" in " ".join(text.split())
        assert "sooner)" in text
        assert "Engineer 0.5 → 4" in text
        assert open_again(staffed).assessment.capacity["engineer"] == 0.5

    drive(scene, staffed, size=size)


def test_half_the_time_and_one_step_at_a_time_end_later(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        text = await settled(driven, "p", "down", "down", *["left"] * 5, "down", "right", "enter")
        assert "50 % of the time" in text
        assert "1 at a time" in text
        assert "later)" in text

    drive(scene, staffed, size=LARGE)


def test_work_can_start_on_another_day(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        text = await settled(driven, "p", "up", "right", "enter")
        assert "from 1 Dec 2026" in text
        assert "(7 days later)" in text

    drive(scene, staffed, size=LARGE)


def test_a_panel_shows_where_values_lead_and_lets_go_of_them(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        assert "Level 1: " in str(await settled(driven, "p")).split("Work starts on")[1]
        text = await settled(driven, "5")
        assert isinstance(driven.app.screen, PeopleScreen)
        assert "sooner)" in text.split("Work starts on")[1]
        wrong = await settled(driven, "x")
        assert "not a number" in wrong
        await settled(driven, "enter")
        assert isinstance(driven.app.screen, PeopleScreen)
        assert "what if" not in await settled(driven, "escape", "escape")
        assert "what if" not in await settled(driven, "ctrl+z")

    drive(scene, staffed)


def test_a_panel_is_worked_by_clicks_too(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p")
        amount = driven.app.screen.query(Amount).first()
        more = amount.query_one(".more")
        await driven.pilot.click(more, offset=(1, 0))
        await driven.pilot.pause()
        assert amount.query_one(Input).value == "1"
        await driven.pilot.click("#ways-out", offset=(3, 0))
        await driven.pilot.pause()
        assert "Engineer 0.5 → 1" in await settled(driven, "home")

    drive(scene, staffed)


@SIZES
def test_what_is_left_out_leaves_no_date_and_is_named(
    staffed: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        text = " ".join((await settled(driven, "x")).split())
        assert "→ out of reach, no step is left for " in text
        assert "sooner" not in text
        assert "1 left out" in text

    drive(scene, staffed, size=size)


@SIZES
def test_a_role_without_time_leaves_no_date_and_is_named(
    staffed: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        text = await settled(driven, "p", "0", "enter")
        assert "→ no date, Engineer has no time" in " ".join(text.split())
        assert likely_of(text, "what if") == "–"
        assert "sooner" not in text

    drive(scene, staffed, size=size)


def test_a_date_too_near_says_so_and_what_can_be_had(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        await settled(driven, "plus", "D")
        await driven.type("2026-12-01")
        text = await settled(driven, "enter")
        assert "after the date wanted" in text
        assert "By 1 Dec 2026 no further level can be held" in text
        assert "the target is likely by" in text
        await settled(driven, "D", *["backspace"] * 10)
        await driven.type("soon")
        assert "YYYY-MM-DD" in await settled(driven, "enter")
        assert "no date wanted" not in await settled(driven, "escape")

    drive(scene, staffed, size=LARGE)


def test_level_and_supported_can_be_tried_and_taken_back_one_by_one(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        assert "what if" not in await settled(driven, "M")
        assert "Level 2: " in await settled(driven, "plus")
        text = await settled(driven, "s")
        assert "level 2 · from supported levels" in text
        assert "from supported" not in await settled(driven, "ctrl+z")
        assert "what if" not in await settled(driven, "ctrl+z")
        await settled(driven, "plus", "d", "s")
        assert "what if" not in await settled(driven, "r")
        assert "1 taken as done" in await settled(driven, "ctrl+z")

    drive(scene, staffed, size=LARGE)


def test_saving_writes_the_what_if_and_keeps_where_it_starts_from(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        await settled(driven, "plus", "p", "3", "enter", "d", "s")
        new = end_of(driven.text(), "what if")
        text = await settled(driven, "w")
        assert "Saved into the answers file." in text
        assert end_of(text, "what if") == new
        assert "What if: from supported levels" in text
        again = open_again(staffed).assessment
        assert again.target.level == 2
        assert again.capacity == {"engineer": 3, "scientist": 0.5}
        assert len(again.planning.done) == 1
        assert "what if" not in await settled(driven, "r")

    async def reopened(driven: Driven) -> None:
        text = await settled(driven, "M")
        assert "Level 2: " in text
        assert "✓ done" in text
        assert "what if" not in text
        for key in ("home", "d"):
            text = await settled(driven, key)
        assert "✓ done" not in text
        assert "What if: none taken as done" in text

    drive(scene, staffed, size=LARGE)
    drive(reopened, open_again(staffed), size=LARGE)


def test_reading_only_allows_what_ifs_and_refuses_to_save(staffed: Workspace) -> None:
    before = staffed.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        assert "sooner)" in await settled(driven, "p", "4", "enter")
        await driven.press("w")
        assert "Open for reading only: nothing is changed." in driven.told()
        assert "sooner)" in driven.text()

    drive(scene, open_again(staffed), size=LARGE)
    assert staffed.session.path.read_bytes() == before


def test_nothing_is_saved_where_nothing_differs(staffed: Workspace) -> None:
    before = staffed.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "s", "w")
        assert "All of this is in the file already." in driven.text()

    drive(scene, staffed)
    assert staffed.session.path.read_bytes() == before


def test_a_what_if_stays_while_one_goes_elsewhere(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "d")
        await driven.press("R", "M")
        assert "1 taken as done" in await settled(driven, "home")

    drive(scene, staffed)


def test_only_the_latest_ask_is_planned_and_shown(
    staffed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, go_on = [], threading.Event()

    def slowly(rubric: Rubric, given: Assessment, ask: PlanRequest) -> Roadmap:
        made.append(ask.conditions.capacity["engineer"])
        assert go_on.wait(timeout=60)
        return planned(rubric, given, ask)

    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p")
        monkeypatch.setattr("advisor.tui.screens.roadmap.roadmap_screen.planned", slowly)
        await driven.press("right", "right", "right", "right", "right")
        assert "Planning …" in driven.text()
        go_on.set()
        text = await settled(driven, "enter")
        assert "What if: Engineer 0.5 → 3\n" in text
        assert made == [1.0, 3.0]

    drive(scene, staffed, size=LARGE)


@SIZES
def test_rows_hold_whole_titles_within_the_width_and_bars_where_there_is_room(
    staffed: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M")
        steps = driven.app.screen.query_one("#steps", StepList)
        room = steps.scrollable_content_region.width
        rows = [row for option in steps.options for row in str(option.prompt).splitlines()]
        assert "Put the release into a script" in text
        assert max(map(cells, rows)) <= room
        assert not steps.show_horizontal_scrollbar
        assert any(sign in row for row in rows for sign in "█▄▓▞▒░") == (size[0] >= 120)
        assert any("◆" in row for row in rows)

    drive(scene, staffed, size=size)


@pytest.mark.parametrize(("width", "bars"), [(119, False), (120, True)])
def test_bars_join_the_list_from_120_columns(staffed: Workspace, width: int, bars: bool) -> None:
    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M")
        assert ("▄ blocker" in text) == bars
        assert driven.app.screen.query_one("#axis").display == bars

    drive(scene, staffed, size=(width, 40))


@pytest.mark.parametrize(
    ("by", "judged"),
    [("2027-12-31", "is met"), (None, "is at risk"), ("2026-11-30", "is missed")],
)
def test_the_head_says_likely_and_even_date_and_what_becomes_of_the_wanted_one(
    staffed: Workspace, by: str | None, judged: str
) -> None:
    roadmap = planned(staffed.rubric, staffed.assessment, saved_request(staffed.assessment))
    assert roadmap.even and roadmap.likely and roadmap.even < roadmap.likely  # noqa: PT018 one condition
    day = date.fromisoformat(by) if by else roadmap.even
    staffed.session.target(1, day)

    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        words = driven.words()
        likely, even = say_day(roadmap.likely), say_day(roadmap.even)
        assert f"Level 1: likely by {likely}, with even odds by {even}" in words
        assert f"target date of {say_day(day)} {judged}" in words.replace("The", "the")

    drive(scene, staffed)


def test_first_aid_leads_the_list_and_is_no_step_to_leave_out(folder: Path) -> None:
    given = begun(folder, load_rubric())
    for practice in given.rubric.practices:
        given.session.answer(practice.id, 0)
    given.session.assessed_on(DAY)
    given.session.capacity({"ml-engineer": 1, "data-scientist": 1, "platform-engineer": 1})

    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M")
        assert "This week: first aid" in text
        steps = driven.app.screen.query_one("#steps", StepList)
        assert (steps.marked or "").startswith("first-aid:")
        for key in ("x", "d", "exclamation_mark"):
            await settled(driven, key)
            assert "it is no step" in driven.told()[-1]
        assert "what if" not in driven.text()
        assert "This week: first aid" not in await settled(driven, "end")
        assert "This week: first aid" in await settled(driven, "home")

    drive(scene, given)


def test_a_click_marks_a_row_and_a_second_opens_it(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M")
        bars = driven.app.screen.query_one("#steps", StepList)
        await driven.pilot.click(bars, offset=(10, 1))
        await driven.pilot.pause()
        assert bars.highlighted == 1
        assert not driven.app.screen.has_class("-detail")
        await driven.pilot.click(bars, offset=(10, 1), times=2)
        await driven.pilot.pause()
        assert driven.app.screen.has_class("-detail")

    drive(scene, staffed)


def test_details_say_when_by_whom_and_why(staffed: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M")
        for heading in ("Who does it", "Why it is here", "Meets", "Raises", "Effort", "Tasks"):
            assert f"{heading}\n" in text
        monday = DAY + timedelta(days=1)
        assert f"{monday.day} Nov 2026 – " in text
        assert "Level 1 needs it." in text

    drive(scene, staffed, size=(120, 60))


def test_evidence_is_left_out_and_taken_as_done_like_any_step(staffed: Workspace) -> None:
    for practice in staffed.rubric.practices:
        staffed.session.answer(practice.id, 1)

    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M", "s", "home")
        assert "Produce the evidence" in text
        without = await settled(driven, "x")
        assert "1 left out" in without
        assert re.search(r"Produce the evidence.*✗ left out", without)
        assert "out of reach" in without
        assert "left out" not in await settled(driven, "end", "x")
        done = await settled(driven, "home", "d")
        assert "1 taken as done" in done
        assert re.search(r"Produce the evidence.*✓ done", done)
        assert "out of reach" not in done

    drive(scene, staffed, size=LARGE)


@pytest.mark.parametrize("by", [date(2027, 1, 8), None])
def test_what_is_held_already_is_not_told_as_what_can_be_had(by: date | None) -> None:
    rubric = load_rubric()
    held = score(rubric, assessment(rubric, {practice.id: 1 for practice in rubric.practices}))
    for feasible, level in (
        (Feasible(level=1, date=date(2027, 3, 1)), 2),
        (Feasible(stages={"deploy": 0}, date=date(2027, 3, 1)), None),
    ):
        roadmap = Roadmap(
            target=RoadmapTarget(level=level, by=by), outcome="late", feasible=feasible
        )
        ask = PlanRequest(target=Target(level=level, by=by), conditions=Conditions())
        (said,) = (
            str(note) for note in notes(rubric, AskedPlan(ask=ask, roadmap=roadmap), 2, held)
        )
        assert "level 1" not in said
        assert "no further level can be held; the nearest date is 1 Mar 2027." in said


def test_a_part_that_cannot_be_had_by_the_date_is_named_with_the_level_that_can() -> None:
    rubric = load_rubric()
    feasible = Feasible(dimensions={"testing": 1}, date=date(2027, 3, 1))
    target = RoadmapTarget(level=None, by=date(2027, 1, 8), dimensions={"testing": 2})
    roadmap = Roadmap(target=target, outcome="late", feasible=feasible)
    ask = PlanRequest(
        target=Target(by=date(2027, 1, 8), dimensions={"testing": 2}), conditions=Conditions()
    )
    card = score(rubric, assessment(rubric, {}))
    said = [str(note) for note in notes(rubric, AskedPlan(ask=ask, roadmap=roadmap), 2, card)]
    assert said == [
        "! By 8 Jan 2027 level 1 in Testing can be held; the nearest date is 1 Mar 2027."
    ]
