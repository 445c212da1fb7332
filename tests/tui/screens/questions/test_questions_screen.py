from pathlib import Path

import pytest

from advisor import load_rubric
from advisor.assessment.model import NOT_APPLICABLE, AnswerState
from advisor.rubric.model import Rubric
from advisor.tui.screens.questions.questions_screen import QuestionsScreen
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.navigator import Navigator
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive, open_again

FIRST = "release.pipeline-release"
SECOND = "release.model-release"


def test_one_key_answers_saves_shows_the_effect_and_goes_on(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        assert workspace.here == FIRST
        await driven.press("1")
        assert driven.answer(FIRST).level == 1
        assert workspace.here == SECOND
        assert "Release of the pipeline: level 1. Level 1: 1 not known." in driven.text()
        await driven.press("u")
        assert driven.answer(SECOND).state is AnswerState.UNKNOWN

    drive(scene, workspace)


def test_each_card_says_beforehand_what_its_level_would_do(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1")
        assert driven.words().count("→ reaches level 1") == 2

    drive(scene, workspace)


def test_a_digit_beyond_the_levels_does_nothing(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("3", "9")
        assert workspace.here == FIRST
        assert driven.answer(FIRST).level is None

    drive(scene, workspace)


def test_five_levels_take_five_digits(folder: object, backups: Rubric) -> None:
    del folder
    given = begun(Path(), backups)

    async def scene(driven: Driven) -> None:
        await driven.press("4")
        assert driven.answer("copies.backup").level == 4
        assert "0 1 2 3 4 answer" in driven.text()

    drive(scene, given)


def test_undo_and_redo_answers(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1", "2", "ctrl+z")
        assert driven.answer(SECOND).level is None
        assert "Undone: Release of a model is open again." in driven.text()
        await driven.press("ctrl+z")
        assert driven.answer(FIRST).level is None
        await driven.press("ctrl+z")
        assert "Nothing to undo." in driven.text()
        await driven.press("ctrl+y")
        assert driven.answer(FIRST).level == 1
        assert "Made again: Release of the pipeline is 1." in driven.text()

    drive(scene, workspace)


def test_not_applicable_needs_a_reason_and_escape_leaves_it(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("x", "enter")
        assert "A few words are needed" in driven.text()
        await driven.press("escape")
        assert workspace.here == FIRST
        await driven.press("x")
        await driven.type("no pipeline")
        await driven.press("enter")
        assert driven.answer(FIRST).reason == "no pipeline"
        assert driven.answer(FIRST).state is AnswerState.NOT_APPLICABLE
        await driven.press("left")
        assert "Waived by nobody named: no pipeline." in driven.words()

    drive(scene, workspace)


def test_a_note_of_several_lines_stays_with_the_question(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("n")
        await driven.type("first")
        await driven.press("ctrl+j")
        await driven.type("second")
        await driven.press("enter")
        assert driven.answer(FIRST).note == "first\nsecond"
        assert workspace.here == FIRST
        assert "✎ first" in driven.text()
        await driven.press("n")
        await driven.type("x")
        await driven.press("ctrl+s")
        assert driven.answer(FIRST).note == "first\nsecondx"
        await driven.press("n")
        await driven.type("y")
        await driven.press("ctrl+z", "escape", "ctrl+z")
        assert driven.answer(FIRST).note == "first\nsecond"

    drive(scene, workspace)


def test_quitting_from_a_note_asks_before_what_is_written_is_lost(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("n")
        await driven.type("who")
        await driven.press("ctrl+q")
        assert driven.screen == "EntryScreen"
        assert "enter saves it" in driven.text()
        await driven.press("enter")
        assert driven.answer(FIRST).note == "who"
        await driven.press("ctrl+q")
        assert not driven.app.is_running

    drive(scene, workspace)


def test_a_reason_half_written_is_let_go_only_when_that_is_said_twice(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("x")
        await driven.type("no")
        await driven.press("escape")
        assert driven.screen == "FormScreen"
        assert "enter saves it, esc again lets it go" in driven.text()
        await driven.press("escape")
        assert driven.screen == "QuestionsScreen"
        assert driven.answer(FIRST).state is AnswerState.UNANSWERED

    drive(scene, workspace)


def test_evidence_is_added_judged_and_removed_in_place(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("2", "left", "e", "enter")
        assert "Say where it is" in driven.text()
        await driven.type("ci/release.yml")
        await driven.press("tab", "tab")
        await driven.type("soon")
        await driven.press("enter")
        assert "`soon` is not a date" in driven.text()
        await driven.press(*["backspace"] * 4, "enter", "escape")
        found = driven.answer(FIRST).evidence
        assert [(item.kind, item.ref) for item in found] == [("record", "ci/release.yml")]
        assert "ci/release.yml" in driven.text()
        await driven.press("e", "up", "up", "c", "escape")
        assert driven.answer(FIRST).evidence == ()
        await driven.press("ctrl+z")
        assert driven.answer(FIRST).evidence == found

    drive(scene, workspace, size=LARGE)


def references(driven: Driven) -> list[str]:
    return [item.ref for item in driven.answer(FIRST).evidence]


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_any_piece_of_evidence_can_be_edited_or_removed(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    workspace.session.answer(FIRST, 1)
    workspace.session.evidence(FIRST, [{"kind": "record", "ref": ref} for ref in "abc"])

    async def scene(driven: Driven) -> None:
        await driven.press("e", "shift+tab", "shift+tab", "up", "enter")
        assert "Editing the marked item" in driven.text()
        await driven.type("2")
        await driven.press("enter")
        assert references(driven) == ["a", "b2", "c"]
        await driven.press("shift+tab", "shift+tab", "up", "delete", "escape")
        assert references(driven) == ["b2", "c"]

    drive(scene, workspace, size=size)


def test_jumps_to_open_flagged_and_blocking_questions(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1", "right", "1", "left", "left")
        assert workspace.here == SECOND
        await driven.press("f", "o")
        assert workspace.here != SECOND
        assert workspace.is_open(workspace.here)
        await driven.press("F")
        assert workspace.here == SECOND
        assert "⚑ To be discussed" in driven.text()
        await driven.press("0", "b")
        assert workspace.is_blocking(workspace.here)
        await driven.press("f", "f", "F", "f", "F")
        assert "Nothing is flagged" in driven.text()

    drive(scene, workspace)


def test_find_goes_to_a_practice_as_one_types(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("slash")
        await driven.type("uptime")
        assert "Watching the service" in driven.text()
        await driven.press("enter")
        assert workspace.here == "watching.uptime"
        await driven.press("slash")
        await driven.type("nosuchword")
        assert "Nothing contains these words." in driven.text()
        await driven.press("enter", "escape")
        assert workspace.here == "watching.uptime"

    drive(scene, workspace)


def test_the_list_goes_anywhere_at_both_sizes(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("g", "end", "enter")
        assert workspace.here == workspace.practices[-1].id
        await driven.press("g", "up", "escape")
        assert workspace.here == workspace.practices[-1].id
        await driven.press("1")
        assert driven.answer(workspace.practices[-1].id).level == 1

    drive(scene, workspace)
    drive(scene, workspace, size=LARGE)


def test_questions_are_grouped_by_stage_or_dimension(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        assert "Build" in driven.text()
        await driven.press("y")
        assert workspace.grouping == "dimension"
        assert "Watching" in driven.text()

    drive(scene, workspace, size=LARGE)


def test_the_quick_assessment_can_be_widened_and_narrowed(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("a")
        assert len(workspace.practices) == 3
        assert "3 questions are asked." in driven.text()
        await driven.press("slash")
        await driven.type("uptime")
        await driven.press("enter")
        assert len(workspace.practices) == 5

    drive(scene, workspace)


def test_the_arrow_keys_and_enter_answer_as_digits_do(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("enter")
        assert workspace.here == FIRST
        await driven.press("down", "down", "up", "down", "enter")
        assert driven.answer(FIRST).level == 1

    drive(scene, workspace)


def test_answers_can_be_taken_away(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("2", "left", "c")
        assert driven.answer(FIRST).level is None
        assert workspace.here == FIRST

    drive(scene, workspace)


def test_a_click_on_a_card_answers_and_one_in_the_list_goes_there(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.click(workspace.practice.levels[1])
        assert driven.answer(FIRST).level == 1
        await driven.pilot.click(driven.app.screen.query_one(Navigator), offset=(6, 0))
        await driven.pilot.pause()
        assert workspace.here == FIRST

    drive(scene, workspace, size=LARGE)


def test_a_question_left_out_by_the_profile_says_so_and_is_not_open(workspace: Workspace) -> None:
    workspace.session.team({"serving": "batch"})
    workspace.go_to("watching.drift")

    async def scene(driven: Driven) -> None:
        assert "Left out: asked only where “Serving” is Online requests" in driven.text()
        assert not workspace.is_open("watching.drift")

    drive(scene, workspace)


def test_when_all_is_answered_it_says_where_to_go(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press(*"11111")
        assert "All answered: R results, E export" in driven.text()

    drive(scene, workspace)


@pytest.mark.parametrize(
    "text", ["[bold red]x[/]", "[@click=app.quit]x", "\x1b[31mx", "$primary [/x"]
)
def test_text_from_outside_is_shown_as_it_is(workspace: Workspace, text: str) -> None:
    workspace.session.note(FIRST, text.replace("\x1b", " "))
    workspace.session.team({"name": text.replace("\x1b", " ")})
    workspace.session.evidence(FIRST, [{"kind": "record", "ref": text.replace("\x1b", " ")}])

    async def scene(driven: Driven) -> None:
        shown = driven.text()
        assert text.replace("\x1b", " ") in shown
        assert "\x1b" not in shown
        for key in ("V", "R", "M", "E", "T", "H"):
            await driven.press("escape", key)
        assert driven.screen == "HomeScreen"

    drive(scene, workspace, size=LARGE)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_every_quick_question_of_the_shipped_rubric_shows_all_it_asks(
    folder: Path, size: tuple[int, int]
) -> None:
    given = begun(folder, load_rubric(), quick=True)

    async def scene(driven: Driven) -> None:
        screen = driven.app.screen
        assert isinstance(screen, QuestionsScreen)
        for _ in given.practices:
            question = screen.query_one("#question")
            assert question.max_scroll_x == 0
            assert question.max_scroll_y == 0, given.here
            await driven.press("right")

    drive(scene, given, size=size)


@pytest.mark.parametrize("width", [120, 160, 200])
def test_the_list_of_questions_stands_beside_the_question_where_it_is_wide(
    workspace: Workspace, width: int
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("A")
        assert driven.app.screen.query_one(Navigator).region.width >= 20
        await driven.press("R")
        rows, reasons = (driven.app.screen.query_one(name).region for name in ("#rows", "#reasons"))
        assert reasons.x >= rows.right

    drive(scene, workspace, size=(width, 45))


def test_beside_the_list_keys_act_on_the_question_under_the_cursor(workspace: Workspace) -> None:
    third = workspace.practices[2].id

    async def scene(driven: Driven) -> None:
        await driven.press("g", "down", "down")
        assert workspace.here == third
        assert workspace.practice.question[:30] in driven.text()
        await driven.press("1")
        assert driven.answer(third).level == 1
        assert driven.answer(FIRST).level is None
        assert workspace.here == workspace.practices[3].id
        await driven.press("escape")
        assert workspace.here == workspace.practices[3].id
        await driven.press("g", "up", "up", "escape")
        assert workspace.here == workspace.practices[3].id

    drive(scene, workspace, size=LARGE)


def test_after_the_last_question_it_is_said_what_was_left_open(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1", "right", "right", "1", "1")
        assert workspace.here == workspace.practices[-1].id
        text = driven.words()
        assert "2 questions left open: o goes to the next." in text
        await driven.press("o")
        assert workspace.here == SECOND

    drive(scene, workspace)


def test_a_quick_assessment_ends_by_naming_what_it_did_not_ask(
    folder: Path, delivery: Rubric
) -> None:
    given = begun(folder, delivery, quick=True)

    async def scene(driven: Driven) -> None:
        await driven.press(*"111")
        assert given.not_asked == ("watching.drift",)
        text = driven.words()
        assert "All 3 answered: R results, E export" in text
        assert "1 blocker was not asked, a asks all" in text
        assert "3 of 3 quick questions" in text
        await driven.press("V")
        assert "Blocking, not among the quick questions: 1" in driven.text()
        await driven.press("A", "b", "b", "b")
        assert given.is_blocking(given.here)

    drive(scene, given)


def test_the_quick_assessment_of_the_shipped_rubric_asks_all_that_decides(folder: Path) -> None:
    given = begun(folder, load_rubric(), quick=True)
    for practice in given.practices:
        assert all(criterion.defines for criterion in given.shown(practice.id))
    given.session.team({"own-training": True, "prompted-model": True, "retrieval": True})
    asked = {c.id for p in given.practices for c in given.shown(p.id)}
    assert {c.id for p in given.rubric.practices for c in p.criteria if c.defines} >= asked
    for practice in given.practices:
        if given.concerns(practice.id):
            given.answer(practice.id, 2)
    assert given.not_asked == ()
    assert given.standing.level == 2
    assert given.standing.guarded
    written = given.assessment.answers["testing.data-validation"]
    assert (written.level, written.met) == (None, ("checked-before-training",))


def test_progress_is_the_same_at_home_and_inside(workspace: Workspace) -> None:
    workspace.session.team({"serving": "batch"})
    workspace.session.answer(FIRST, 1)
    workspace.session.answer(SECOND, "unknown")
    workspace.session.answer("watching.uptime", NOT_APPLICABLE, "run elsewhere")

    async def scene(driven: Driven) -> None:
        assert "3 of 4 questions" in driven.text()
        await driven.press("H")
        assert "3 of 4" in driven.text()

    drive(scene, workspace)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_what_blocks_is_named_and_listed_by_a_key(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        named = driven.text().splitlines()[3]
        if size == LARGE:
            assert "◆ Release of a model · Release of the pipeline" in named, named
        await driven.press("B")
        assert driven.screen == "BlockersScreen"
        assert "Release of a model" in driven.text()
        await driven.press("enter")
        assert driven.screen == "QuestionsScreen"
        assert workspace.here == SECOND

    drive(scene, workspace, size=size)


def test_blockers_that_quick_does_not_ask_are_listed_apart(folder: Path, delivery: Rubric) -> None:
    given = begun(folder, delivery, quick=True)

    async def scene(driven: Driven) -> None:
        await driven.press(*"110", "B", "end")
        rows = [str(option.prompt) for option in driven.app.screen.query_one(ChoiceList).options]
        assert rows[0].startswith("lacking: Release of a model")
        assert rows.index("Not among the quick questions") == len(rows) - 2
        assert rows[-1].startswith("not answered: Überwachung der Eingabedaten")
        await driven.press("enter")
        assert driven.screen == "QuestionsScreen"
        assert not given.practice.quick

    drive(scene, given)


def test_find_leads_to_a_question_from_every_place(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        for place in ("T", "V", "R", "M", "E"):
            workspace.here = FIRST
            await driven.press(place, "slash")
            assert driven.screen == "FindQuestionScreen"
            await driven.type("release of a model")
            await driven.press("enter")
            assert driven.screen == "QuestionsScreen"
            assert workspace.here == SECOND
        await driven.press("T", "enter")
        await driven.type("/")
        assert "Any team/" in driven.text()

    drive(scene, workspace)


def test_questions_left_out_are_not_numbered(workspace: Workspace) -> None:
    workspace.session.team({"serving": "batch"})

    async def scene(driven: Driven) -> None:
        numbers = []
        for practice in workspace.practices:
            workspace.go_to(practice.id)
            driven.app.renew()
            await driven.pilot.pause()
            numbers.append(driven.text().splitlines()[3].split()[0])
            if workspace.exclusion(practice):
                assert numbers[-1] == "–/4"
        assert sorted(numbers) == ["1/4", "2/4", "3/4", "4/4", "–/4"]

    drive(scene, workspace)


def test_what_stands_beside_a_question_can_be_scrolled(folder: Path) -> None:
    given = begun(folder, load_rubric())

    async def scene(driven: Driven) -> None:
        beside = driven.app.screen.query_one("#aside")
        assert beside.max_scroll_y > 0
        await driven.press("pagedown")
        assert beside.scroll_offset.y > 0

    drive(scene, given, size=(150, 24))


def test_no_question_is_answered_that_the_list_hides(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("A")
        before = open_again(workspace).assessment.answers
        await driven.press("g", "down", "down", "1", "u", "c", "f")
        assert open_again(workspace).assessment.answers == before
        here = workspace.here
        await driven.press("enter", "1")
        assert workspace.here != here
        assert open_again(workspace).assessment.answers != before

    drive(scene, workspace)


CHECKED = "testing.data-validation"


@pytest.fixture
def checklist(folder: Path) -> Workspace:
    """Return a new assessment by the shipped rubric, at a question with many criteria."""
    given = begun(folder, load_rubric())
    given.go_to(CHECKED)
    return given


def test_a_quick_question_is_its_title_and_facts_until_more_is_asked_for(folder: Path) -> None:
    given = begun(folder, load_rubric(), quick=True)
    given.go_to(CHECKED)
    practice = given.practice
    (fact,) = given.shown(CHECKED)
    feature = "Data and model validation"

    async def scene(driven: Driven) -> None:
        assert practice.title in driven.words()
        assert fact.text in driven.words()
        assert practice.question not in driven.words()
        assert feature not in driven.words()
        await driven.press("i")
        assert practice.question in driven.words()
        assert feature in driven.words()

    drive(scene, given, size=SMALL)


def test_space_turns_the_criterion_under_the_cursor_and_stays(checklist: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("down", "down", "down", "space")
        assert driven.answer(CHECKED).met == ("checked-before-training",)
        assert checklist.here == CHECKED
        await driven.press("space", "down", "space")
        found = driven.answer(CHECKED)
        assert (found.met, found.unmet) == (("schema-in-git",), ("checked-before-training",))
        assert "1 of 3" in driven.text()
        await driven.press("u")
        assert driven.answer(CHECKED).unknown == ("schema-in-git",)
        await driven.press("c")
        assert driven.answer(CHECKED).unknown == ()
        await driven.press("ctrl+z")
        assert driven.answer(CHECKED).unknown == ("schema-in-git",)

    drive(scene, checklist)


def test_letters_turn_criteria_until_one_goes_on(checklist: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("full_stop", "a", "b")
        assert driven.answer(CHECKED).met == ("checked-before-training", "schema-in-git")
        assert driven.screen == "QuestionsScreen"
        await driven.press("escape", "b")
        assert driven.answer(CHECKED).met == ("checked-before-training", "schema-in-git")
        checklist.go_to(CHECKED)
        await driven.press("full_stop", "right", "e")
        assert driven.screen == "EvidenceScreen"

    drive(scene, checklist)


def test_a_number_answers_for_all_criteria_and_a_click_turns_one(checklist: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1", "left")
        assert driven.answer(CHECKED).level == 1
        await driven.click("A file in version control")
        assert "schema-in-git" not in driven.answer(CHECKED).met
        assert "checked-before-training" in driven.answer(CHECKED).met
        assert checklist.here == CHECKED

    drive(scene, checklist)


def test_a_quick_answer_speaks_for_the_criteria_shown_and_no_others(folder: Path) -> None:
    given = begun(folder, load_rubric(), quick=True)
    given.go_to("monitoring.model-quality")

    async def scene(driven: Driven) -> None:
        assert "judged" not in driven.text()  # of teams that prompt alone
        await driven.press("2")
        found = driven.answer("monitoring.model-quality")
        assert found.level is None
        assert found.met == ("measured-each-run", "limits-reach-a-person")
        assert found.unmet == ()

    drive(scene, given)


def test_criteria_that_the_profile_leaves_out_are_not_shown(checklist: Workspace) -> None:
    team = {"own-training": False, "prompted-model": True, "retrieval": True}
    checklist.session.team(team)
    shown = {criterion.id for criterion in checklist.shown(CHECKED)}
    assert "checked-before-training" not in shown
    assert "checked-before-indexing" in shown
    assert not checklist.concerns("tools-and-frameworks.metadata-store")
    metadata = next(p for p in checklist.rubric.practices if p.id.endswith(".metadata-store"))
    assert "“Own training” is yes; here it is no" in (checklist.exclusion(metadata) or "")


def test_a_criterion_is_waived_with_who_approved_it(checklist: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("down", "down", "down", "x")
        assert driven.screen == "FormScreen"
        await driven.type("no runs")
        await driven.press("tab")
        await driven.type("Ann")
        await driven.press("tab")
        await driven.type("Ben")
        await driven.press("tab")
        await driven.type("soon")
        await driven.press("enter")
        assert "write it as YYYY-MM-DD" in driven.text()
        await driven.press(*["backspace"] * 4)
        await driven.type("2027-06-30")
        await driven.press("enter")
        (waiver,) = driven.answer(CHECKED).waived
        assert (waiver.criterion, waiver.reason) == ("checked-before-training", "no runs")
        assert (waiver.by, waiver.approved_by) == ("Ann", "Ben")
        assert str(waiver.until) == "2027-06-30"
        assert "a: Waived by Ann until 2027-06-30, approved by Ben: no runs." in driven.words()
        assert checklist.here == CHECKED

    drive(scene, checklist, size=LARGE)


def test_who_said_so_and_what_hurt_are_asked_and_shown(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("at")
        await driven.type("Ann")
        await driven.press("enter")
        assert driven.answer(FIRST).by == "Ann"
        assert "Said by Ann" in driven.text()
        await driven.press("exclamation_mark", "escape")
        assert driven.answer(FIRST).urgent is None
        await driven.press("exclamation_mark")
        await driven.type("wrong model")
        await driven.press("tab")
        await driven.type("9 EUR")
        await driven.press("tab")
        await driven.type("2026-03-17")
        await driven.press("enter")
        hurt = driven.answer(FIRST).urgent
        assert hurt is not None
        assert (hurt.what, hurt.cost, str(hurt.date)) == ("wrong model", "9 EUR", "2026-03-17")
        assert "! Urgent: wrong model, 9 EUR, 2026-03-17" in driven.text()
        await driven.press("exclamation_mark")
        assert driven.answer(FIRST).urgent is None

    drive(scene, workspace)


def test_evidence_says_which_criteria_it_shows(checklist: Workspace) -> None:
    checklist.session.answer(CHECKED, 1)

    async def scene(driven: Driven) -> None:
        await driven.press("e")
        await driven.type("ci/run")
        await driven.press("tab", "tab", "tab")
        await driven.type("Ann")
        await driven.press("tab")
        await driven.type("a none")
        await driven.press("enter")
        assert "`none` is no letter" in driven.text()
        await driven.press(*["backspace"] * 4)
        await driven.type("schema-in-git")
        await driven.press("enter", "escape")
        (item,) = driven.answer(CHECKED).evidence
        assert (item.shows, item.by) == (("checked-before-training", "schema-in-git"), "Ann")
        assert "shows a, b" in driven.text()

    drive(scene, checklist, size=LARGE)


def test_the_list_tells_how_much_of_a_half_done_question_is_met(checklist: Workspace) -> None:
    checklist.session.criteria(CHECKED, {"schema-in-git": "met", "owner-alerted": "unmet"})

    async def scene(driven: Driven) -> None:
        asked = len(checklist.shown(CHECKED))
        row = next(r for r in driven.text().splitlines() if "▶" in r)
        assert "◐" in row
        assert f"1 of {asked}" in row
        assert checklist.is_open(CHECKED)

    drive(scene, checklist, size=LARGE)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_cursor_brings_every_criterion_into_view(
    checklist: Workspace, size: tuple[int, int]
) -> None:
    last = checklist.shown(CHECKED)[-1]

    async def scene(driven: Driven) -> None:
        await driven.press("end")
        assert last.text.split(".")[0] in driven.words()
        await driven.press("space")
        assert driven.answer(CHECKED).met == (last.id,)
        assert last.text.split(".")[0] in driven.words()
        await driven.press("home")
        assert "1/" not in driven.text().splitlines()[0]
        assert checklist.practice.levels[0][:30] in driven.words()

    drive(scene, checklist, size=size)
