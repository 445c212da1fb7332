"""Somebody else writes into the file while one types: every field asks, and nothing is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from advisor.assessment.session.edit import Edits
from advisor.assessment.session.session import SaveState, Session
from advisor.tui.workspace.workspace import Workspace
from tests.assessment.session.sessions import state
from tests.tui.app_driver import LARGE, Driven, drive

HERE = "release.pipeline-release"
DAY = date(2026, 11, 23)


async def elsewhere(driven: Driven, act: Callable[[Edits], Any]) -> None:
    """Let somebody else change the file, and the application notice."""
    with Session.open(driven.workspace.session.path, driven.workspace.rubric) as other:
        other.take_over()
        act(other)
    driven.app.watch_file()
    await driven.pilot.pause()


@pytest.mark.parametrize(("key", "kept"), [("m", "mine"), ("t", "theirs")])
def test_a_note_added_while_one_is_typed_is_asked_about(
    workspace: Workspace, key: str, kept: str
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("n")
        await driven.type("mine")
        await elsewhere(driven, lambda other: other.note(HERE, "theirs"))
        await driven.press("enter")
        assert driven.screen == "ConflictsScreen"
        assert driven.answer(HERE).note == "theirs"
        assert "note: mine" in driven.words()
        assert "note: theirs" in driven.words()
        await driven.press(key, "enter")
        assert driven.answer(HERE).note == kept
        await driven.press("ctrl+z")
        assert driven.answer(HERE).note == {"mine": "theirs", "theirs": "mine"}[kept]

    drive(scene, workspace, size=LARGE)


def test_a_reason_typed_over_another_answer_is_asked_about(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("x")
        await driven.type("mine")
        await elsewhere(driven, lambda other: other.answer(HERE, "not_applicable", "theirs"))
        await driven.press("enter")
        assert driven.screen == "ConflictsScreen"
        assert "reason: mine" in driven.words()
        assert "reason: theirs" in driven.words()

    drive(scene, workspace, size=LARGE)


def test_a_note_beside_another_field_is_saved_in_silence(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("n")
        await driven.type("mine")
        await elsewhere(driven, lambda other: other.answer(HERE, 2))
        await driven.press("enter")
        assert driven.screen == "QuestionsScreen"
        assert (driven.answer(HERE).note, driven.answer(HERE).level) == ("mine", 2)

    drive(scene, workspace)


def test_evidence_that_others_add_meanwhile_is_listed_and_stays(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("e")
        await driven.type("mine")
        item = {"kind": "statement", "ref": "theirs"}
        await elsewhere(driven, lambda other: other.evidence(HERE, [item]))
        assert "theirs" in driven.text()
        assert driven.app.screen.query_one("#ref", Input).value == "mine"
        await driven.press("enter")
        assert {found.ref for found in driven.answer(HERE).evidence} == {"mine", "theirs"}

    drive(scene, workspace, size=LARGE)


def test_evidence_that_both_edit_is_asked_about(workspace: Workspace) -> None:
    workspace.session.evidence(HERE, [{"kind": "statement", "ref": "old"}])

    async def scene(driven: Driven) -> None:
        driven.workspace.go_to(HERE)
        await driven.press("e", "shift+tab", "shift+tab", "enter")
        await driven.type("er")
        item = {"kind": "statement", "ref": "theirs"}
        await elsewhere(driven, lambda other: other.evidence(HERE, [item]))
        await driven.press("enter", "escape")
        assert driven.screen == "ConflictsScreen"
        assert "older (statement)" in driven.words()
        assert "theirs (statement)" in driven.words()

    drive(scene, workspace, size=LARGE)


def field(driven: Driven, title: str) -> Input:
    """Return the input of the field with a title."""
    from advisor.tui.widgets.field import Field  # noqa: PLC0415 told apart by its label alone

    found = next(f for f in driven.app.screen.query(Field) if f._title == title)  # noqa: SLF001
    return found.query_one(Input)


@pytest.mark.parametrize(
    ("title", "typed", "theirs", "part"),
    [
        ("Name", "mine", lambda e: e.team({"name": "theirs"}), "team.name"),
        ("Assessed on", "2027-01-01", lambda e: e.assessed_on(date(2027, 2, 2)), "assessed_on"),
        ("By", "2027-01-01", lambda e: e.target(by=date(2027, 2, 2)), "target.by"),
        ("Engineer", "1", lambda e: e.capacity({"engineer": 2}), "capacity.engineer"),
        ("  now", "1", lambda e: e.kpi("lead-time", 2, None), "kpis.lead-time"),
        ("Share of their time", "50", lambda e: e.planning(share=60), "planning.share"),
        (
            "Days off",
            "2027-01-01",
            lambda e: e.planning(holidays=[date(2027, 2, 2)]),
            "planning.holidays",
        ),
    ],
)
def test_every_field_of_the_team_is_asked_about(
    workspace: Workspace, title: str, typed: str, theirs: Callable[[Edits], Any], part: str
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T")
        given = field(driven, title)
        given.focus()
        given.value = typed
        await driven.pilot.pause()
        await elsewhere(driven, theirs)
        assert given.value == typed
        await driven.press("enter")
        assert state(workspace.session) is SaveState.CONFLICT
        assert [conflict.id for conflict in workspace.session.conflicts] == [part]
        assert driven.screen == "ConflictsScreen"
        await driven.press("t", "enter")
        assert state(workspace.session) is SaveState.SAVED
        assert given.value != typed

    drive(scene, workspace, size=LARGE)


def test_a_field_beside_another_is_saved_in_silence(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("T")
        given = field(driven, "By")
        given.focus()
        given.value = "2027-01-01"
        await driven.pilot.pause()
        await elsewhere(driven, lambda other: other.target(2))
        await driven.press("enter")
        assert state(workspace.session) is SaveState.SAVED
        target = workspace.assessment.target
        assert (target.level, target.by) == (2, date(2027, 1, 1))

    drive(scene, workspace, size=LARGE)


def test_a_what_if_saved_over_somebody_elses_plan_is_asked_about(workspace: Workspace) -> None:
    workspace.session.assessed_on(DAY)

    async def scene(driven: Driven) -> None:
        await driven.press("M", "D")
        await driven.type("2027-01-01")
        await driven.press("enter")
        await elsewhere(driven, lambda other: other.target(by=date(2027, 2, 2)))
        await elsewhere(driven, lambda other: other.capacity({"engineer": 2}))
        await driven.press("w")
        assert driven.screen == "ConflictsScreen"
        assert [conflict.id for conflict in workspace.session.conflicts] == ["target.by"]
        await driven.press("m", "enter")
        assert workspace.assessment.target.by == date(2027, 1, 1)
        assert workspace.assessment.capacity == {"engineer": 2}

    drive(scene, workspace, size=LARGE)


def test_what_is_typed_survives_the_file_being_taken_away(
    workspace: Workspace, folder: Path
) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("n")
        await driven.type("mine")
        workspace.session.path.unlink()
        driven.app.watch_file()
        await driven.press("enter")
        assert driven.answer(HERE).note == "mine"

    drive(scene, workspace)
    assert (folder / "team.yaml").exists()
