"""Named people beside the time of the roles: read, not changed, and never lost by trying."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.assessment.model import Person
from advisor.rubric.model import Rubric
from advisor.tui.widgets.amount import Amount
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive, open_again

LENA = Person(name="Lena", share=60, roles=("engineer", "scientist"))
JO = Person(name="Jo", share=50, roles=("engineer",))
DAY = date(2026, 11, 23)


@pytest.fixture
def named(folder: Path, delivery: Rubric) -> Workspace:
    """Return an assessment with people by name, and everything lacking."""
    workspace = begun(folder, delivery)
    for practice in delivery.practices:
        workspace.session.answer(practice.id, 0)
    workspace.session.assessed_on(DAY)
    workspace.session.people([LENA, JO])
    return workspace


async def settled(driven: Driven, *keys: str) -> str:
    """Press keys, wait until all that follows is planned, and return what can be read."""
    await driven.press(*keys)
    while not all(worker.is_finished for worker in driven.app.workers):
        await driven.pilot.pause(0.02)
    await driven.pilot.pause(0.02)
    return driven.text()


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_named_people_stand_above_the_roles_with_share_and_roles(
    named: Workspace, size: tuple[int, int]
) -> None:
    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M", "p")
        assert "Lena, 60 %: Engineer and Scientist" in text
        assert "Jo, 50 %: Engineer" in text
        values = [amount.value for amount in driven.app.screen.query(Amount)][:2]
        assert values == ["0.8", "0.3"]
        assert "full-time, saved 0.8" in text
        assert not [field for field in driven.app.screen.query(Input) if "Lena" in field.value]

    drive(scene, named, size=size)


def test_other_time_of_a_role_takes_it_from_whoever_had_it_and_leaves_the_rest(
    named: Workspace,
) -> None:
    async def scene(driven: Driven) -> None:
        text = await settled(driven, "M", "p", "4", "enter")
        assert named.what_ifs
        tried = named.what_ifs.request(named.assessment).conditions
        assert tried.capacity["engineer"] == 4
        assert tried.people == (Person(name="Lena", share=60, roles=("scientist",)),)
        assert "Engineer 0.8 → 4" in text
        assert "sooner)" in text

    drive(scene, named, size=LARGE)


def test_names_stay_where_the_numbers_stay(named: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p", "right", "left", "down", "down", "left", "enter")
        assert named.what_ifs
        tried = named.what_ifs.request(named.assessment).conditions
        assert (tried.people, tried.share) == ((LENA, JO), 90)

    drive(scene, named, size=LARGE)


def test_saving_keeps_the_names_says_so_and_stays_tried(named: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p", "4", "enter", "plus")
        await settled(driven, "w")
        assert "Its people stand there by name" in driven.told()[-1]
        saved = open_again(named).assessment
        assert saved.target.level == 2
        assert saved.people == (LENA, JO)
        assert saved.capacity == {}
        assert "Engineer 0.8 → 4" in driven.text()

    drive(scene, named, size=LARGE)


def test_nothing_but_other_time_of_named_people_is_nothing_to_save(named: Workspace) -> None:
    before = named.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await settled(driven, "M", "p", "4", "enter", "w")
        assert "Nothing to save. Its people stand there by name" in driven.told()[-1]
        await driven.press("R")
        assert driven.screen == "ResultsScreen"

    drive(scene, named, size=LARGE)
    assert named.session.path.read_bytes() == before
