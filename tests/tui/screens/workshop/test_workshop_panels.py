"""What whoever leads changes in small lists and forms."""

from datetime import date

from advisor.assessment.model import Waiver
from advisor.assessment.votes.model import RoundStage
from tests.tui.screens.workshop.led import Led, lead
from tests.workshop.scene import RUBRIC

KEYS = {"-": "minus", " ": "space", ".": "full_stop"}


async def typed(led: Led, *texts: str) -> None:
    """Fill in the fields of a form, one after the other, and hand it over."""
    for number, text in enumerate(texts):
        await led.pilot.press(*(["tab"] if number else []), *(KEYS.get(s, s) for s in text))
    await led.press("enter")
    await led.settle()


async def shown(led: Led) -> None:
    """Have the votes on the first question shown, of which people are of two minds."""
    await led.join("Anna", "Ben")
    await led.press("o")
    await led.vote(1, "Anna")
    await led.vote(0, "Ben")


def test_a_question_does_not_apply_with_the_reason_that_the_usual_screen_asks_for() -> None:
    async def play(led: Led) -> None:
        await shown(led)
        await led.press("x", "enter")
        assert "A few words are needed" in led.text()
        await typed(led, "batch only", "Kim", "Ada", "2027-01-31")
        assert "does not apply" in led.text()

    scene = lead(play)
    (decided,) = scene.decided
    assert set(decided.said.values()) == {"waived"}
    until = date(2027, 1, 31)
    why = Waiver(criterion="", reason="batch only", by="Kim", approved_by="Ada", until=until)
    assert decided.waivers == (why,)
    kept = scene.room.workshop.rounds[scene.question].decision
    assert kept is not None
    assert kept.note == "batch only"


def test_one_fact_does_not_apply_and_the_others_are_decided() -> None:
    async def play(led: Led) -> None:
        await shown(led)
        await led.press("down", "x")
        await typed(led, "none", "", "Ada")
        draft = led.app.screen.draft  # type: ignore[attr-defined] # it is a WorkshopScreen
        assert "1 does not apply" in draft.told()
        await led.press("w")

    scene = lead(play)
    (decided,) = scene.decided
    assert decided.said[scene.facts[0]] == "waived"
    assert [(w.criterion, w.approved_by) for w in decided.waivers] == [(scene.facts[0], "Ada")]


def test_a_fact_that_applies_after_all_leaves_the_others_out_with_their_reason() -> None:
    async def play(led: Led) -> None:
        await shown(led)
        draft = led.app.screen.draft  # type: ignore[attr-defined] # it is a WorkshopScreen
        draft.leave_out(Waiver(criterion="", reason="batch only"))
        await led.press("down", "enter", "w")

    scene = lead(play)
    (decided,) = scene.decided
    assert decided.said[scene.facts[0]] == "met"
    assert [w.criterion for w in decided.waivers] == [*scene.facts[1:]]
    assert {w.reason for w in decided.waivers} == {"batch only"}


def test_the_time_is_set_and_taken_away_and_what_is_no_time_is_refused() -> None:
    async def play(led: Led) -> None:
        await led.press("colon")
        await typed(led, "45", "1.5", "2026-12-24")
        workshop = led.workshop
        assert (workshop.minutes, workshop.timebox) == (45, 90)
        assert workshop.open_until == date(2026, 12, 24)
        await led.press("o", "plus")
        assert "2:30 left" in led.text()
        await led.press("colon")
        assert "1.5" in led.text()
        await led.press("tab", *["backspace"] * 3, "x", "enter")
        assert "minutes from 0.25 to 240" in led.text()
        await led.press("backspace", "enter")
        assert led.workshop.timebox is None
        assert led.workshop.minutes == 45

    lead(play)


def test_who_is_let_go_is_waited_for_no_more_and_the_door_is_shut() -> None:
    async def play(led: Led) -> None:
        await led.join("Anna", "Ben", ".1", ".2")
        await led.press("o", "p")
        assert "Who takes part" in led.text()
        await led.press("down", "enter")
        assert not led.workshop.participants["Ben"].here
        assert "Ben was let go" in led.text()
        await led.press("p")
        assert "left" in led.text()
        await led.press("down", "down", "enter")
        assert led.workshop.unnamed_away == 2
        assert "waiting for Anna" in led.text()
        await led.press("p", "end", "enter")
        assert led.scene.site.guests.closed
        await led.press("p", "end", "enter")
        assert not led.scene.site.guests.closed

    lead(play)


def test_an_action_is_dropped() -> None:
    async def play(led: Led) -> None:
        await led.press("ampersand")
        await typed(led, "write it down", "Anna", "2026-12-09", "nothing of ours")
        assert "no question of this workshop and no step" in led.text()
        await led.press(*["backspace"] * 15)
        await led.pilot.press(*(KEYS.get(sign, sign) for sign in RUBRIC.steps[0].id))
        await led.press("enter", "ampersand")
        assert [a.about for a in led.workshop.actions] == [RUBRIC.steps[0].id]
        assert "Anna, 2026-12-09" in led.text()
        await led.press("enter")
        await typed(led, "show it")
        assert [a.what for a in led.workshop.actions] == ["write it down", "show it"]
        await led.press("ampersand", "down", "enter")
        assert [a.what for a in led.workshop.actions] == ["show it"]

    lead(play)


def test_people_vote_again_on_what_was_shown() -> None:
    async def play(led: Led) -> None:
        await shown(led)
        await led.press("quotation_mark")
        assert led.round.stage is RoundStage.OPEN
        assert len(led.round.named) == 2
        await led.vote(2, "Anna", "Ben")
        await led.press("U", "g", "enter")  # the list does the same
        assert led.round.stage is RoundStage.OPEN

    lead(play)


def test_the_workshop_is_ended_when_asked_twice_and_taken_up_again() -> None:
    async def play(led: Led) -> None:
        ended = []
        for keys in (("o", "d", "plus", "d"), ("d",), ("Y",)):
            await led.press(*keys)
            ended.append(led.workshop.ended)
        assert ended == [False, True, False]
        assert led.round.stage is RoundStage.PARKED

    lead(play)


def test_what_is_left_out_stands_nowhere_before_votes_are_shown() -> None:
    async def play(led: Led) -> None:
        await led.press("o", "x", "quotation_mark")
        assert type(led.app.screen).__name__ == "WorkshopScreen"
        assert RUBRIC.practices[0].title in led.text()

    lead(play)
