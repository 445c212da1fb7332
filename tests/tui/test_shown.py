"""What is shown follows every change, says what it means, and never leaves the state out."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.assessment.model import Waiver
from advisor.rubric.model import Rubric
from advisor.rubric.profile_condition import AppliesWhen
from advisor.tui.widgets.standing_bar import StandingBar
from advisor.tui.workspace.open_workspace import open_workspace
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, Driven, begun, drive, open_again

DRIFT = "watching.drift"


def header(driven: Driven) -> str:
    """Return what the bar in view says of the questions asked."""
    rows = str(driven.app.screen.query_one(StandingBar).render())
    return " ".join(rows.split())


@pytest.fixture
def quick(folder: Path, delivery: Rubric) -> Workspace:
    """Return a quick assessment."""
    return begun(folder, delivery, quick=True)


def test_all_or_quick_shows_in_the_header_at_once(quick: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        assert "0 of 3 quick questions" in header(driven)
        await driven.press("a")
        assert "0 of 5 questions" in header(driven)
        assert "5 questions are asked" in driven.words()
        await driven.press("a")
        assert "0 of 3 quick questions" in header(driven)

    drive(scene, quick, size=LARGE)


def test_a_find_that_leaves_the_quick_questions_says_so(quick: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("slash")
        await driven.type("drift")
        await driven.press("enter")
        assert quick.here == DRIFT
        assert "It is not a quick question: all are asked now." in driven.words()
        assert "0 of 5 questions" in header(driven)

    drive(scene, quick, size=LARGE)


def test_going_there_from_another_place_says_so_too(quick: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("M", "slash")
        await driven.type("drift")
        await driven.press("enter")
        assert driven.screen == "QuestionsScreen"
        assert "It is not a quick question: all are asked now." in driven.words()
        assert "0 of 5 questions" in header(driven)

    drive(scene, quick, size=LARGE)


def test_a_profile_that_leaves_a_question_out_shows_in_the_header(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T")
        assert "0 of 5 questions" in header(driven)
        driven.app.screen.query_one("#profile-serving").focus()
        await driven.press("right", "right")
        assert workspace.assessment.team.profile == {"serving": "batch"}
        assert "0 of 4 questions" in header(driven)
        await driven.press("ctrl+z")
        assert "0 of 5 questions" in header(driven)

    drive(scene, workspace, size=LARGE)


def test_questions_left_out_are_passed_over_both_ways(workspace: Workspace) -> None:
    workspace.session.team({"serving": "batch"})

    async def scene(driven: Driven) -> None:
        seen = [workspace.here]
        for _ in workspace.practices:
            await driven.press("right")
            seen.append(workspace.here)
        assert DRIFT not in seen
        assert "This is the last question." in driven.words()
        for _ in workspace.practices:
            await driven.press("left")
            assert workspace.here != DRIFT
        for _ in workspace.practices:
            await driven.press("1")
        assert open_again(workspace).answer_to(DRIFT).level is None

    drive(scene, workspace)


def test_an_answer_to_a_question_left_out_is_said_not_to_count(workspace: Workspace) -> None:
    workspace.session.team({"serving": "batch"})
    workspace.go_to(DRIFT)

    async def scene(driven: Driven) -> None:
        before = workspace.standing.blockers
        await driven.press("2")
        said = driven.words()
        assert "level 2 is kept, but does not count" in said
        assert "“Serving” is Online requests; here it is Batch jobs" in said
        assert "serving:" not in said
        assert [b.practice for b in workspace.standing.blockers] == [b.practice for b in before]

    drive(scene, workspace, size=LARGE)


@pytest.mark.parametrize("place", ["A", "T", "V", "R", "M", "E"])
def test_the_state_is_in_view_at_every_width(workspace: Workspace, place: str) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press(place)
        assert driven.text().splitlines()[0].endswith("saved")
        for width in (48, 60, 72, 77, 78, 80, 120):
            await driven.resize((width, 24))
            assert driven.text().splitlines()[0].endswith("saved"), width

    drive(scene, workspace, size=(30, 24))


def test_a_conflict_shows_on_a_narrow_screen(workspace: Workspace) -> None:
    with open_workspace(workspace.session.path, workspace.rubric).session as other:
        other.take_over()
        other.answer(workspace.here, 0)
    workspace.session.answer(workspace.here, 1)

    async def scene(driven: Driven) -> None:
        await driven.press("escape")
        assert driven.text().splitlines()[0].endswith("! conflict")

    drive(scene, workspace, size=(44, 24))


CHANGES = {
    "A": ("1", "n", "x", "f", "exclamation_mark", "ctrl+z"),
    "T": ("enter",),
    "M": ("w", "exclamation_mark"),
}
REFUSAL = "Open for reading only: nothing is changed."


@pytest.mark.parametrize("place", CHANGES)
def test_a_file_for_reading_says_why_a_key_changes_nothing(
    workspace: Workspace, place: str
) -> None:
    workspace.close()
    reader = open_workspace(workspace.session.path, workspace.rubric, read_only=True)
    before = workspace.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await driven.press(place)
        for key in CHANGES[place]:
            driven.app.clear_notifications()
            await driven.press("right", "left")  # which takes away what was said below
            assert REFUSAL not in " ".join([driven.words(), *driven.told()])
            await driven.press(key)
            assert REFUSAL in " ".join([driven.words(), *driven.told()]), key

    drive(scene, reader, size=LARGE)
    assert workspace.session.path.read_bytes() == before


def test_the_whole_form_can_be_read_without_leave_to_write(workspace: Workspace) -> None:
    workspace.close()
    reader = open_workspace(workspace.session.path, workspace.rubric, read_only=True)

    async def scene(driven: Driven) -> None:
        await driven.press("T")
        form = driven.app.screen.query_one("#form")
        assert form.max_scroll_y > 0
        await driven.press("down", "down")
        assert form.scroll_offset.y == 2
        await driven.press("end")
        assert form.scroll_offset.y == form.max_scroll_y

    drive(scene, reader)


def test_urgent_is_said_in_the_walk_and_taken_back(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("exclamation_mark", "enter")
        assert open_again(workspace).answer_to(workspace.here).urgent
        assert "Urgent: its lack hurt lately" in driven.words()
        await driven.press("exclamation_mark")
        assert not open_again(workspace).answer_to(workspace.here).urgent

    drive(scene, workspace)


@pytest.mark.parametrize(
    ("title", "typed", "read"),
    [
        (
            "Days off",
            "2026-12-25 2026-12-24",
            lambda p: [day.day for day in p.holidays] == [24, 25],
        ),
        ("Share of their time", "80", lambda p: p.share == 80),
        ("Steps at a time", "3", lambda p: p.parallel == 3),
    ],
)
def test_planning_is_edited_in_the_team_form(
    workspace: Workspace, title: str, typed: str, read: object
) -> None:
    from tests.tui.test_typed_over import field  # noqa: PLC0415 it is told apart there

    async def scene(driven: Driven) -> None:
        await driven.press("T")
        given = field(driven, title)
        given.focus()
        given.value = typed
        await driven.press("enter")
        assert callable(read)
        assert read(open_again(workspace).assessment.planning)

    drive(scene, workspace, size=LARGE)


def test_steps_done_and_left_out_are_judged_as_they_are_typed(workspace: Workspace) -> None:
    from tests.tui.test_typed_over import field  # noqa: PLC0415 it is told apart there

    step = workspace.rubric.steps[0].id

    async def scene(driven: Driven) -> None:
        await driven.press("T")
        given = field(driven, "Steps done")
        given.focus()
        given.value = "nothing"
        await driven.pilot.pause()
        assert "is not a step" in driven.words()
        given.value = step
        await driven.press("enter")
        assert open_again(workspace).assessment.planning.done == (step,)

    drive(scene, workspace, size=(160, 60))


def test_not_applicable_in_the_quick_walk_speaks_for_what_it_shows_and_no_more(
    folder: Path, of_facts: Rubric
) -> None:
    quick = begun(folder, of_facts, quick=True)
    part = next(p for p in quick.practices if len(quick.shown(p.id)) < len(p.criteria))
    waiver = Waiver(criterion="", reason="none here", by="Ann", approved_by="Ben")
    quick.leave_out(part.id, None, waiver)
    answer = quick.answer_to(part.id)
    assert answer.level is None
    assert [w.criterion for w in answer.waived] == [c.id for c in quick.shown(part.id)]
    assert {(w.reason, w.by, w.approved_by) for w in answer.waived} == {("none here", "Ann", "Ben")}
    quick.quick = False
    quick.leave_out(part.id, None, waiver)
    assert quick.answer_to(part.id).level == "not_applicable"


@pytest.mark.parametrize("key", ["0", "1", "2", "u"])
def test_what_is_found_bears_a_level_or_a_sign(folder: Path, of_facts: Rubric, key: str) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press(key)
        await driven.press("slash")
        assert "None" not in driven.text()

    drive(scene, begun(folder, of_facts, quick=True), size=LARGE)


def test_an_answer_of_which_nothing_counts_is_found_as_open(folder: Path, of_facts: Rubric) -> None:
    first, *others = of_facts.practices
    out: AppliesWhen = {"own-training": (True,)}
    criteria = (first.criteria[0], *(replace(c, applies_when=out) for c in first.criteria[1:]))
    rubric = replace(of_facts, practices=(replace(first, criteria=criteria), *others))
    workspace = begun(folder, rubric, quick=False)
    with workspace.session.together(workspace.assessment) as draft:
        draft.team({"own-training": False})
    workspace.turn(first.id, criteria[-1].id, "met")

    async def scene(driven: Driven) -> None:
        await driven.press("slash")
        assert "None" not in driven.text()

    drive(scene, workspace, size=LARGE)
