import re
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from advisor.assessment.model import NOT_APPLICABLE, Person
from advisor.errors import OutputError
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.tui.keyboard.key_hints import offers
from advisor.tui.keyboard.key_table import KEYS
from advisor.tui.screens.roadmap.roadmap_screen import RoadmapScreen
from advisor.tui.tabs import TABS
from advisor.tui.widgets.choice_list import ChoiceList
from advisor.tui.widgets.field import FieldInput
from advisor.tui.widgets.tab_bar import TabBar
from advisor.tui.workspace.open_workspace import open_workspace
from advisor.tui.workspace.workspace import Workspace
from tests.build import SAMPLES
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive, open_again


def test_places_are_reached_by_key_and_by_click(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        for name, tab in TABS.items():
            if name != "home":
                await driven.press("escape", KEYS[f"go-{name}"])
                assert driven.screen == tab.screen.partition(":")[2]
        await driven.pilot.click(TabBar, offset=(10, 0))
        await driven.pilot.pause()
        assert driven.screen == "QuestionsScreen"

    drive(scene, workspace)


def test_review_lists_what_is_weak_and_leads_to_it(workspace: Workspace) -> None:
    session = workspace.session
    session.answer("release.model-release", 2)
    session.flag("release.code-release", True)
    soon = [{"kind": "record", "ref": "log", "expires_on": session.assessment.assessed_on}]
    session.answer("release.pipeline-release", 1)
    session.evidence("release.pipeline-release", soon)
    session.answer("watching.uptime", "unknown")
    session.answer("watching.drift", NOT_APPLICABLE, "no inputs")

    async def scene(driven: Driven) -> None:
        await driven.press("V")
        text = driven.text()
        for heading in (
            "Flagged for discussion: 1",
            "Unanswered: 1",
            "Unknown: 1",
            "Left out without approval: 1",
            "Without valid evidence: 1",
            "Evidence about to expire: 1",
        ):
            assert heading in text
        await driven.press("enter")
        assert driven.screen == "QuestionsScreen"
        assert workspace.here == "release.code-release"
        await driven.press("V", "tab", "tab", "enter")
        assert workspace.here == "watching.uptime"

    drive(scene, workspace)


def test_review_says_when_nothing_is_left(folder: Path, backups: Rubric) -> None:
    given = begun(folder, backups)
    for practice in backups.practices:
        given.session.answer(practice.id, 4)
        given.session.evidence(practice.id, [{"kind": "log", "ref": "any"}])

    async def scene(driven: Driven) -> None:
        await driven.press("V")
        assert "Nothing left to look at" in driven.text()
        await driven.press("enter", "tab")
        assert driven.screen == "ReviewScreen"

    drive(scene, given)


def test_results_explain_what_is_under_the_cursor(workspace: Workspace) -> None:
    workspace.session.answer("release.model-release", 1)

    async def scene(driven: Driven) -> None:
        await driven.press("R")
        text = driven.text()
        assert "Overall" in text
        assert "To reach level 1:" in text
        assert "◆ Release of the pipeline" in text
        await driven.press("down", "down", "down")
        assert "Starts fresh: A model has to earn" in driven.text()
        await driven.press("s")
        assert "by what is supported" in driven.text()
        await driven.press("tab", "tab")
        assert "Features of level 1" in driven.text()

    drive(scene, workspace, size=LARGE)


def test_paging_scrolls_the_reasons_and_leaves_the_mark(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("R")
        reasons, rows = (driven.app.screen.query_one(name) for name in ("#reasons", "#rows"))
        assert isinstance(rows, ChoiceList)
        marked = rows.highlighted
        await driven.press("pagedown")
        assert reasons.scroll_offset.y == min(5, reasons.max_scroll_y) > 0
        assert rows.highlighted == marked

    drive(scene, workspace)


def test_results_lead_to_the_question_that_blocks(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("R", "enter")
        assert driven.screen == "QuestionsScreen"
        assert workspace.is_blocking(workspace.here)
        await driven.press("R", "up", "enter")
        assert workspace.is_blocking(workspace.here)

    drive(scene, workspace)


@pytest.mark.parametrize("which", ["backups", "shipped"])
def test_every_row_of_the_results_has_its_reasons(
    folder: Path, backups: Rubric, which: str
) -> None:
    sample = open_workspace(SAMPLES[0], None, read_only=True)
    given = begun(folder, backups) if which == "backups" else sample

    async def scene(driven: Driven) -> None:
        await driven.press("R")
        rows = driven.app.screen.query_one("#rows", ChoiceList)
        seen = set()
        for _ in range(rows.option_count):
            await driven.press("down")
            seen.add(str(driven.app.screen.query_one("#why", Static).render()))
        chosen = [rows.get_option_at_index(i) for i in range(rows.option_count)]
        assert len(seen) >= sum(not option.disabled for option in chosen) - 1

    drive(scene, given)


ROLES = ("engineer", "scientist")
LACKING = ("release.model-release", "release.pipeline-release")


def answer_lacking(workspace: Workspace) -> None:
    """Answer so that there is something to plan: what is open is never planned."""
    for practice in LACKING:
        workspace.session.answer(practice, 0)


async def planned_by(driven: Driven, *keys: str) -> str:
    """Press keys, wait for the plan that comes of them, and return what can be read."""
    await driven.press(*keys)
    for _ in range(100):
        await driven.pilot.pause(0.05)
        if "Planning …" not in driven.text():
            break
    await driven.pilot.pause(0.05)
    return driven.text()


def test_the_planner_shows_the_saved_plan_beside_a_what_if(workspace: Workspace) -> None:
    answer_lacking(workspace)
    workspace.session.capacity(dict.fromkeys(ROLES, 0.5))

    async def scene(driven: Driven) -> None:
        assert "saved" in await planned_by(driven, "M")
        left_out = await planned_by(driven, "x")
        assert "out of reach" in left_out
        assert "what if" in left_out
        assert "1 left out" in left_out
        assert "what if" not in await planned_by(driven, "ctrl+z")
        assert "1 taken as done" in await planned_by(driven, "d")
        assert "what if" not in await planned_by(driven, "r")
        assert workspace.assessment.answers["release.model-release"].level == 0

    drive(scene, workspace, size=LARGE)


def test_more_people_are_tried_and_saved_only_when_asked(workspace: Workspace) -> None:
    answer_lacking(workspace)
    workspace.session.capacity(dict.fromkeys(ROLES, 0.5))

    async def scene(driven: Driven) -> None:
        await planned_by(driven, "M")
        assert "→" in await planned_by(driven, "p", "right", "right", "right", "enter")
        assert open_again(workspace).assessment.capacity == dict.fromkeys(ROLES, 0.5)
        await planned_by(driven, "w")
        assert open_again(workspace).assessment.capacity[ROLES[0]] > 0.5

    drive(scene, workspace, size=LARGE)


def test_level_date_and_evidence_are_tried_by_a_key_each(workspace: Workspace) -> None:
    answer_lacking(workspace)
    workspace.session.capacity(dict.fromkeys(ROLES, 0.5))

    async def scene(driven: Driven) -> None:
        await planned_by(driven, "M")
        assert "Level 2" in await planned_by(driven, "plus")
        assert "what if" not in await planned_by(driven, "minus")
        await driven.press("D", *["backspace"] * 10)
        await driven.type("2031-01-01")
        assert "2031" in await planned_by(driven, "enter")
        assert "supported" in await planned_by(driven, "s")

    drive(scene, workspace, size=LARGE)


def test_a_step_opens_to_the_whole_screen_and_closes_again(workspace: Workspace) -> None:
    answer_lacking(workspace)

    async def scene(driven: Driven) -> None:
        await planned_by(driven, "M", "enter")
        screen = driven.app.screen
        assert isinstance(screen, RoadmapScreen)
        assert screen.has_class("-detail")
        await driven.press("escape")
        assert not screen.has_class("-detail")
        assert screen.query_one("#steps").display
        before = screen.query_one("#steps", OptionList).highlighted
        await driven.press("down")
        assert screen.query_one("#steps", OptionList).highlighted != before

    drive(scene, workspace)


def test_the_roadmap_of_a_perfect_team_has_nothing_left(folder: Path, backups: Rubric) -> None:
    given = begun(folder, backups)
    for practice in backups.practices:
        given.session.answer(practice.id, 4)

    async def scene(driven: Driven) -> None:
        assert "othing is left to do" in await planned_by(driven, "M")
        await planned_by(driven, "x", "d", "enter")

    drive(scene, given)


def test_team_saves_each_field_and_says_at_once_what_will_not_do(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T", "enter", *["backspace"] * 20)
        await driven.type("Other team")
        await driven.press("enter")
        assert open_again(workspace).assessment.team.name == "Other team"
        await driven.press("x")
        assert "write it as YYYY-MM-DD" in driven.text()
        await driven.press("down", "right")
        assert open_again(workspace).assessment.team.profile == {"serving": "online"}
        assert workspace.assessment.assessed_on == open_again(workspace).assessment.assessed_on
        await driven.press("down", "right")
        assert open_again(workspace).assessment.team.profile["regulated"] is True
        await driven.press("right", "right")
        assert "regulated" not in open_again(workspace).assessment.team.profile
        await driven.press("down", "right", "down")
        await driven.type("2027-06-30")
        await driven.press("down")
        target = open_again(workspace).assessment.target
        assert (target.level, target.by) == (1, date(2027, 6, 30))
        await driven.type("-1")
        assert "not below 0" in driven.text()
        await driven.press("backspace", "backspace")
        await driven.type("0.5")
        await driven.press("down")
        assert open_again(workspace).assessment.capacity == {"engineer": 0.5}
        await driven.press(*["down"] * 7)
        await driven.type("26")
        await driven.press("down")
        await driven.type("7")
        await driven.press("enter", "escape")
        kpi = open_again(workspace).assessment.kpis["lead-time"]
        assert (kpi.current, kpi.target) == (26, 7)
        await driven.press("A")
        assert driven.screen == "TeamScreen"
        assert "cannot be saved: mend it, or leave again to let it go" in driven.told()[-1]
        await driven.press("A")
        assert driven.screen == "QuestionsScreen"

    drive(scene, workspace)


def test_undo_is_seen_in_the_team_form(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T", "enter", *["backspace"] * 20)
        await driven.type("Other")
        await driven.press("enter", "ctrl+z")
        assert workspace.assessment.team.name == "Any team"
        assert "Name                  Any team" in driven.text()
        assert driven.told() == ["Undone: the team's name is Any team again."]

    drive(scene, workspace)


def test_in_a_field_undo_takes_typing_back_and_never_an_answer(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("1", "T", "enter")
        await driven.type("xy")
        await driven.press("ctrl+z")
        assert "Any teamx" in driven.text()
        await driven.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert driven.answer("release.pipeline-release").level == 1
        assert "Nothing to undo in this form" in driven.text()
        assert workspace.assessment.team.name == "Any team"
        await driven.press("escape", "ctrl+z", "ctrl+y")
        assert driven.answer("release.pipeline-release").level == 1

    drive(scene, workspace)


def test_nothing_is_typed_into_the_form_before_it_is_entered(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T")
        assert driven.app.focused is None
        assert "? help" in driven.text()
        await driven.press("question_mark")
        assert driven.screen == "HelpScreen"
        await driven.press("escape", "A")
        assert driven.screen == "QuestionsScreen"
        assert workspace.assessment.team.name == "Any team"

    drive(scene, workspace)


def test_escape_puts_back_what_a_field_held(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T", "enter")
        await driven.type("A?")
        assert "f1 help" in driven.text()
        await driven.press("escape")
        assert "enter saves, esc again drops" in driven.text()
        assert "Any teamA?" in driven.text()
        await driven.press("escape")
        assert "Name                  Any team\n" in driven.text()
        assert open_again(workspace).assessment.team.name == "Any team"

    drive(scene, workspace)


def test_the_question_of_the_field_at_hand_is_shown_where_not_all_are(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T")
        question = workspace.rubric.profile[0].question
        assert question not in driven.text()
        await driven.press("down", "down", "down")
        assert question in driven.text()

    drive(scene, workspace)


def test_undo_is_told_on_every_screen(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        for key in ("V", "R"):
            workspace.session.answer("release.pipeline-release", 1)
            await driven.press(key, "ctrl+z")
            assert "Undone: Release of the pipeline is open again." in driven.told()[-1]

    drive(scene, workspace)


def test_two_files_are_compared(folder: Path) -> None:
    for number, source in enumerate(SAMPLES[:2]):
        (folder / f"{number}.yaml").write_text(source.read_text())

    async def scene(driven: Driven) -> None:
        await driven.press("C", "enter", "down", "enter")
        assert driven.screen == "CompareScreen"
        text = driven.text()
        assert "Overall, claimed" in text
        assert "Level 2 is reached" in text
        assert "“" in text
        assert re.search(r"[a-z]-[a-z]+\.[a-z]", text) is None
        await driven.press("v", "tab", "enter", "escape")
        assert driven.screen == "HomeScreen"

    drive(scene)


def test_read_only_shows_everything_and_changes_nothing(workspace: Workspace) -> None:
    workspace.session.answer("release.model-release", 1)
    before = workspace.session.path.read_bytes()
    given = open_again(workspace)

    async def scene(driven: Driven) -> None:
        assert "● read-only" in driven.text()
        offered = {o.binding.description for o in offers(driven.app.screen) if o.usable}
        assert not offered & {"answer", "note", "flag", "undo"}
        await driven.press("2", "f", "n", "c")
        assert driven.screen == "QuestionsScreen"
        await driven.click(given.practice.levels[2][:20])
        assert "Open for reading only" in driven.text()
        await driven.press("ctrl+z", "T", "enter", "R")
        assert driven.screen == "ResultsScreen"

    drive(scene, given)
    assert workspace.session.path.read_bytes() == before


def test_a_change_by_somebody_else_is_taken_over_or_asked_about(workspace: Workspace) -> None:
    path = workspace.session.path

    def change(before: str, after: str) -> None:
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after))

    async def scene(driven: Driven) -> None:
        change("release.code-release:", "release.code-release: 2")
        driven.app.watch_file()
        await driven.pilot.pause()
        assert workspace.assessment.answers["release.code-release"].level == 2
        assert "1 change taken over. Release of applications is 2 now." in driven.words()
        change("release.pipeline-release:", "release.pipeline-release: 0")
        await driven.press("1")
        assert driven.screen == "ConflictsScreen"
        await driven.press("t", "enter")
        assert "release.pipeline-release: 0" in path.read_text()
        assert workspace.session.state.value == "saved"

    drive(scene, workspace)


def test_a_full_disk_is_said_on_screen_and_answers_go_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async def scene(driven: Driven) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            await driven.press("1")
            assert "! recovery" in driven.text()
            assert "No space left" in driven.text()
        await driven.press("1")
        assert "✓ saved" in driven.text()
        assert driven.answer("release.pipeline-release").level == 1

    drive(scene, workspace)


def test_a_second_session_on_a_file_is_told_and_may_take_over(workspace: Workspace) -> None:
    second = open_workspace(workspace.session.path, workspace.rubric)

    async def scene(driven: Driven) -> None:
        assert "Open elsewhere" in driven.text()
        assert "● read-only" in driven.text()
        assert "^o write here" in driven.text()
        await driven.press("ctrl+o")
        assert "^o write here" not in driven.text()
        await driven.press("1")
        assert driven.answer("release.pipeline-release").level == 1

    drive(scene, second)


def test_a_session_that_is_taken_over_from_is_told(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        other = open_workspace(workspace.session.path, workspace.rubric)
        other.session.take_over()
        driven.app.watch_file()
        await driven.pilot.pause()
        assert "Another session writes to this file" in driven.text()
        assert "^o write here" not in driven.text()
        other.close()
        driven.app.watch_file()
        await driven.pilot.pause()
        assert len(driven.told()) <= 1

    drive(scene, workspace, size=LARGE)


def test_no_error_of_the_session_escapes(workspace: Workspace) -> None:
    def refuse(*_: object) -> None:
        raise OutputError("refused")

    for name in ("_make", "undo", "redo"):
        setattr(workspace.session, name, refuse)

    async def scene(driven: Driven) -> None:
        for keys in (("1",), ("u",), ("f",), ("n", "a", "enter"), ("ctrl+z",), ("ctrl+y",), ("c",)):
            await driven.press(*keys)
            assert driven.screen == "ProblemsScreen", keys
            await driven.press("escape")

    drive(scene, workspace)


def test_a_plan_of_what_is_not_known_says_so(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        told = await planned_by(driven, "M")
        assert "Nothing is known to be lacking before level 1; 2 criteria are not known." in told

    drive(scene, workspace)


def test_the_team_form_takes_numbers_several_values_and_says_what_no_answer_counts_as(
    folder: Path,
) -> None:
    given = begun(folder, load_rubric())

    async def scene(driven: Driven) -> None:
        await driven.press("T")
        assert "not said: counts as yes" in driven.text()
        await driven.press("enter", "tab", "tab", "right", "tab", "tab", "tab")
        await driven.type("many")
        assert "not a number" in driven.text()
        await driven.press(*["backspace"] * 4, "3", "enter", "tab")
        await driven.press("space", "right", "right", "space", "down")
        profile = open_again(given).assessment.team.profile
        assert profile == {"own-training": True, "models": 3, "data": ("tables", "text")}
        await driven.press("up", "space", "right", "right", "space", "escape", "ctrl+z", "ctrl+z")
        assert "☑ Text" in driven.text()

    drive(scene, given, size=LARGE)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_named_people_are_read_in_the_team_form_and_roles_have_fields_without_them(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    session, role = workspace.session, workspace.rubric.roles[0]
    session.capacity({role.id: 0.5})
    session.people([Person(name="Lena", share=60, roles=(role.id,))])

    async def scene(driven: Driven) -> None:
        await driven.press("T")
        form = driven.app.screen.query_one("#form")
        assert "Lena, 60 %: Engineer" in str(driven.app.screen.query_one("#by-name").render())
        assert not driven.app.screen.query_one("#by-role").display
        reachable = [field.parent for field in driven.app.screen.focus_chain]
        assert not [f for f in driven.app.screen.query("#by-role > Field") if f in reachable]
        session.undo()
        driven.app.renew()
        await driven.pilot.pause()
        assert driven.app.screen.query_one("#by-role").display
        assert not driven.app.screen.query_one("#by-name").display
        assert form.query("#by-role FieldInput").first(FieldInput).value == "0.5"

    drive(scene, workspace, size=size)


def test_results_say_first_that_little_is_known_and_list_features(folder: Path) -> None:
    given = begun(folder, load_rubric())

    async def scene(driven: Driven) -> None:
        await driven.press("R")
        text = driven.words()
        assert "This is no assessment yet: 0 %" in text
        assert "MLOps Not known: " in text
        assert "score 0.0 to 2.0" in text
        assert "? Automated experiments" in text
        assert "No assessment yet, 0 % known" in text
        await driven.press("down", "down", "down")
        assert "Carries over:" in driven.words()

    drive(scene, given, size=LARGE)
