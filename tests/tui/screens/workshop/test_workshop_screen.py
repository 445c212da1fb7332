"""Leading a workshop from the screen."""

from datetime import date

import pytest

from advisor.assessment.votes.model import RoundStage
from tests.tui.app_driver import LARGE, SMALL
from tests.tui.screens.workshop.led import Led, lead
from tests.workshop.scene import RUBRIC

TITLE = RUBRIC.practices[0].title


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_way_in_stands_on_the_screen_whole(size: tuple[int, int]) -> None:
    async def play(led: Led) -> None:
        text = led.text()
        assert "Open http://workshop.example:8090" in text
        assert f"Code {led.scene.keys.code}" in text
        assert "Phones do not reach this computer" in text
        assert text.count("█████████████████████████████████████") >= 3  # above and below the code
        await led.press("asterisk")
        await led.settle()
        assert "/show?token=" in led.text()
        assert led.scene.keys.token("lead")[:12] not in led.text()

    lead(play, size=size)


def test_nothing_of_a_vote_is_seen_before_the_votes_are_shown() -> None:
    async def play(led: Led) -> None:
        await led.join("Anna", "Ben", ".1", ".2")
        await led.press("o")
        before = led.text()
        assert "waiting for Anna, Ben and 2 without a name" in before
        await led.vote(1, "Anna", note="see the nightly run")
        await led.vote(0, ".1")
        during = led.text()
        assert "2 votes, waiting for Ben and 1 without a name" in during
        assert "✓ Anna" in during
        assert "nightly" not in during
        assert "level 1: 1" not in during
        await led.press("1", "w", "u")  # nothing can be decided yet
        assert led.round.stage is RoundStage.OPEN
        await led.press("U")
        after = led.text()
        assert "2 votes level 0: 1, level 1: 1" in after
        assert "met: Anna" in after
        assert "nightly" in after

    lead(play)


def test_a_number_decides_a_level_and_tells_nothing_of_what_it_does() -> None:
    async def play(led: Led) -> None:
        await led.join("Anna", "Ben")
        await led.press("o")
        await led.vote(2, "Anna", "Ben")  # all have voted: it is shown by itself
        await led.press("1")
        assert f"Recorded: “{TITLE}”, level 1" in led.text()
        assert "blocker" not in led.text()

    scene = lead(play)
    (decided,) = scene.decided
    levels = {c.id: c.level for c in RUBRIC.practices[0].criteria}
    assert all((said == "met") is (levels[name] <= 1) for name, said in decided.said.items())
    assert scene.room.workshop.rounds[scene.question].decision is not None


def test_a_decision_begins_with_what_nobody_disputes_and_single_facts_are_turned() -> None:
    async def play(led: Led) -> None:
        await led.join("Anna", "Ben")
        await led.press("o")
        await led.vote(1, "Anna")
        await led.vote(0, "Ben")
        assert led.round.stage is RoundStage.REVEALED
        first, second, *_ = led.scene.facts
        await led.press("down", "enter", "down", "space", "space", "n")
        await led.pilot.press(*"seen")
        await led.press("enter", "down", "u", "w")
        (decided,) = led.scene.decided
        assert decided.said[first] == "met"
        assert decided.said[second] == "unmet"
        assert decided.said[led.scene.facts[2]] == "unknown"
        above = [c.id for c in RUBRIC.practices[0].criteria if c.level > 1]
        assert all(decided.said[name] == "unmet" for name in above)  # so said both
        assert decided.note == "seen"

    lead(play)


def test_a_question_is_parked_with_a_reason_and_comes_again_at_the_end() -> None:
    async def play(led: Led) -> None:
        await led.press("o", "o")
        assert "First decide this one, or park it" in led.text()
        await led.press("Z")
        await led.pilot.press(*"ask")
        await led.press("enter")
        await led.settle()
        assert led.round.parked_for == "ask"
        assert "Parked" in led.text()
        for _ in range(2):
            await led.press("o", "U", "u")
        await led.press("o")
        assert led.workshop.current == led.scene.question

    lead(play)


def test_the_clock_stands_in_a_break_and_when_the_screen_is_left() -> None:
    async def play(led: Led) -> None:
        await led.press("o")
        led.scene.clock.pass_(90)
        await led.press("Y")
        assert "the clock stands" in led.text()
        led.scene.clock.pass_(3_600)
        await led.press("Y")
        led.scene.clock.pass_(30)
        await led.press("q")

    workshop = lead(play).room.workshop
    assert (workshop.running, workshop.seconds, workshop.ended) == (False, 120, False)


def test_a_workshop_is_over_once_nothing_is_left_to_decide() -> None:
    async def play(led: Led) -> None:
        for _ in led.workshop.agenda:
            await led.press("o", "U", "u")
        assert "Every question is decided" in led.text()
        await led.press("q")

    assert lead(play).room.workshop.ended


def test_the_agenda_opens_any_question() -> None:
    async def play(led: Led) -> None:
        await led.press("o", "g")
        assert "Questions of this workshop" in led.text()
        await led.press("down", "enter")
        await led.settle()
        assert led.workshop.current == led.workshop.agenda[1].practice
        assert led.round.stage is RoundStage.PARKED

    lead(play)


def test_an_action_has_an_owner_and_a_day() -> None:
    async def play(led: Led) -> None:
        await led.press("o", "ampersand")
        await led.pilot.press(*"show", "tab", *"Anna", "tab")
        await led.pilot.press(*(("minus" if sign == "-" else sign) for sign in "2026-12-09"))
        await led.press("enter")
        await led.settle()

    (action,) = lead(play).room.workshop.actions
    assert (action.what, action.owner, action.due) == ("show", "Anna", date(2026, 12, 9))
    assert action.about == RUBRIC.practices[0].id


def test_who_leads_is_named_and_another_page_is_given_a_code() -> None:
    async def play(led: Led) -> None:
        await led.press("at")
        await led.pilot.press(*"Kim")
        await led.press("enter")
        await led.settle()
        assert "Kim leads" in led.text()
        await led.press("I")
        assert "opens http://workshop.example:8090/lead and types" in led.text()

    assert lead(play).room.workshop.facilitators == ("Kim",)


def test_a_disk_that_refuses_is_told_and_nothing_is_lost() -> None:
    async def play(led: Led) -> None:
        led.scene.store.broken = True
        await led.press("o")
        assert "the disk is full" in led.text()
        led.scene.store.broken = False
        await led.press("o")
        assert led.workshop.current == led.scene.question

    lead(play)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_hostile_names_and_notes_are_text(size: tuple[int, int]) -> None:
    async def play(led: Led) -> None:
        await led.join("[bold red]x[/]")
        await led.press("o")
        await led.vote(0, "[bold red]x[/]", note="[@click=app.quit]y[/] \x1b[2J")
        await led.press("U")
        await led.press("pagedown", "pagedown")
        assert "[@click=app.quit]y[/]" in led.text()
        assert "\x1b" not in led.text()

    lead(play, size=size)


def test_the_keys_are_told_and_lead_to_no_other_place() -> None:
    async def play(led: Led) -> None:
        await led.press("question_mark")
        text = led.text()
        assert "show votes" in text
        assert "hand over" in text
        await led.press("escape", "H", "T")
        assert type(led.app.screen).__name__ == "WorkshopScreen"

    lead(play)
