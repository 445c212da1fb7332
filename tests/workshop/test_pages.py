"""A workshop as phones, the projector and the leader's page see it."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from advisor.assessment.votes.events import RoundRevealed
from advisor.assessment.votes.model import RoundStage
from tests.workshop.scene import DAY, RUBRIC, Scene, eventually, finish, served


def test_a_team_votes_sees_who_differs_and_decides() -> None:
    async def scene() -> None:
        async with (
            served() as room,
            room.phone("Ana", role="ml-engineer") as ana,
            room.phone("Ben") as ben,
            room.phone() as unnamed,
            room.leader() as leader,
        ):
            first, second, third, *_ = room.facts
            assert (await ana.state())["phase"] == "wait"
            assert (await leader.do("next")).status == 200
            assert (await ana.state())["question"]["id"] == room.question
            assert (await ana.vote(first, second)).status == 200
            assert (await ben.vote(first, unknown=[third])).status == 200
            seen = (await leader.get("lead/state")).data
            assert seen["current"]["voted"] == "2 votes; waiting for 1 unnamed."
            assert seen["current"]["reveal"] is None
            await unnamed.vote(first, note="Since May")
            await eventually(lambda: room.stage is RoundStage.REVEALED)
            shown = await ana.state()
            assert shown["phase"] == "shown"
            facts = {fact["id"]: fact for fact in shown["reveal"]["facts"]}
            assert facts[first]["said"] == "3 met"
            assert facts[second]["said"] == "1 met, 2 not met"
            assert facts[second]["who"] == ["met: Ana"]
            assert facts[third]["said"] == "2 not met, 1 not known"
            assert shown["reveal"]["notes"] == ["Since May"]
            said = {first: "met", second: "unmet", third: "unknown"}
            decided = await leader.do(
                "decide", question=room.question, said=said, note="Let us see"
            )
            assert decided.status == 200
            (event,) = room.decided
            assert (event.practice, event.said, event.note) == (room.question, said, "Let us see")
            told = (await ben.state())["reveal"]
            assert [fact["said"] for fact in told["facts"][:3]] == ["met", "not met", "not known"]

    finish(scene())


def test_before_the_reveal_no_page_depends_on_what_was_voted() -> None:
    async def seen(met: int) -> list[str]:
        async with (
            served() as room,
            room.phone("Ana") as ana,
            room.phone("Ben") as ben,
            room.leader() as leader,
            room.browser() as projector,
        ):
            await projector.get(f"/show?token={room.keys.token('show')}")
            await room.open_question()
            await ana.vote(*room.facts[:met], note="secret" * met)
            found = [
                await ben.state(),
                (await leader.get("lead/state")).data,
                (await projector.get("show/state")).data,
            ]
            assert all("version" in state for state in found)
            changing = ("version", "code", "address", "way_in")
            return [
                json.dumps({key: state[key] for key in state if key not in changing})
                for state in found
            ]

    none, all_ = finish(seen(0)), finish(seen(4))
    assert none == all_
    assert not any("secret" in state for state in all_)


def test_a_phone_that_slept_comes_back_to_the_question_of_now() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.phone("Ben"):
            await room.open_question()
            before = await ana.state()
            await ana.vote(room.facts[0])
            await room.open_question(1)
            now = await ana.state(before["version"])  # returns at once
            assert now["question"]["id"] == room.room.workshop.agenda[1].practice
            assert now["vote"] is None
            await room.open_question(0)
            assert (await ana.state())["vote"][room.facts[0]] == "met"

    finish(scene())


def test_a_page_that_waits_is_told_at_once_and_woken_by_no_vote() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.phone("Ben") as ben:
            await room.open_question()
            version = (await ana.state())["version"]
            waiting = asyncio.create_task(ana.state(version))
            await ben.vote(room.facts[0])
            await asyncio.sleep(0.05)
            assert not waiting.done()
            await room.room.submit(RoundRevealed(at=room.clock()))
            assert (await asyncio.wait_for(waiting, 5))["phase"] == "shown"

    finish(scene())


def test_when_time_is_up_the_votes_are_shown() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.phone("Ben"):
            await room.frame(timebox=90)
            await room.open_question()
            assert (await ana.state())["left"] == 90
            room.clock.pass_(91)
            await eventually(lambda: room.stage is RoundStage.REVEALED)
            assert room.room.workshop.rounds[room.question].revealed_by == "time"

    finish(scene())


def test_what_is_parked_comes_back_at_the_end() -> None:
    async def scene() -> None:
        async with served() as room, room.leader() as leader:
            opened = []
            await leader.do("next")
            await leader.do("park", note="Ask Operations")
            for _ in range(3):
                await leader.do("next")
                opened.append(room.room.workshop.current)
                await leader.do("reveal")
                await leader.do("decide", said={})
            order = [item.practice for item in room.room.workshop.agenda]
            assert opened == [*order[1:], order[0]]
            assert (await leader.do("next")).status == 409

    finish(scene())


def test_a_break_lets_the_clock_stand() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.leader() as leader:
            await room.frame(timebox=90)
            await leader.do("next")
            await leader.do("break")
            room.clock.pass_(3600)
            assert (await ana.state())["left"] is None
            await leader.do("continue")
            assert (await ana.state())["left"] == 90

    finish(scene())


def test_actions_are_agreed_and_dropped() -> None:
    async def scene() -> None:
        async with served() as room, room.leader() as leader:
            await leader.do("agree", what="Write it down", name="Ana", due="2026-12-24")
            assert (await leader.do("agree", what="x", due="2026-13-40")).status == 400
            (action,) = (await leader.get("lead/state")).data["actions"]
            step = RUBRIC.steps[0]
            assert step.title in (await leader.get("lead/abouts")).data["titles"]
            assert (await leader.do("agree", what="x", about="no such step")).status == 400
            assert action == {"what": "Write it down", "owner": "Ana", "due": "2026-12-24"}
            await leader.do("drop", number=0)
            assert (await leader.get("lead/state")).data["actions"] == []
            await leader.do("agree", what="Begin", about=step.title.upper(), name="Ana")
            assert [a.about for a in room.room.workshop.actions] == [step.id]

    finish(scene())


def test_who_votes_apart_sees_every_question_and_no_vote_of_others() -> None:
    async def scene() -> None:
        async with served() as room:
            await room.frame(open_until=DAY.date())
            async with (
                room.phone("Ana") as ana,
                room.phone("Ben") as ben,
                room.phone("Zoe", apart=True) as zoe,
                room.leader() as leader,
            ):
                await room.open_question()
                await ana.vote(room.facts[0])
                await ben.vote(room.facts[0])  # all who are here have voted
                await eventually(lambda: room.stage is RoundStage.REVEALED)
                state = await zoe.state()
                assert (state["phase"], len(state["questions"])) == ("apart", 3)
                assert "reveal" not in json.dumps(state)
                assert (await zoe.vote(room.facts[1])).status == 200
                seen = (await leader.get("lead/state")).data
                assert seen["apart"] == ["Zoe lacks 2 votes."]
                room.clock.pass_(timedelta(days=2).total_seconds())
                assert (await zoe.state())["phase"] == "wait"
                assert (await zoe.vote(room.facts[1])).status == 409

    finish(scene())


def test_whoever_leads_hands_over_once_and_is_told_who_leads() -> None:
    async def scene() -> None:
        async with served() as room, room.leader() as first, room.browser() as second:
            code = (await first.do("hand-over")).data["code"]
            assert (await second.post("/lead", {"code": code, "name": " "})).status == 400
            assert (await second.post("/lead", {"code": code.lower(), "name": "Kim"})).status == 200
            assert (await second.post("/lead", {"code": code, "name": "Kim"})).status == 403
            refused = await first.do("next")
            assert (refused.status, refused.said) == (409, "Kim leads now.")
            assert (await first.get("lead/state")).data["elsewhere"] == "Kim leads now."
            assert (await second.do("next")).status == 200
            await first.get(f"/lead?token={room.keys.token('lead')}")
            assert (await first.do("reveal")).status == 200

    finish(scene())


def test_the_projector_shows_the_way_in_and_no_effect_of_any_answer() -> None:
    async def scene() -> None:
        async with served() as room, room.browser() as projector:
            await projector.get(f"/show?token={room.keys.token('show')}")
            lobby = (await projector.get("show/state")).data
            assert (lobby["phase"], lobby["code"]) == ("lobby", room.keys.code)
            assert (await projector.get("show/qr.svg")).data.startswith("<svg")
            await room.open_question()
            shown = (await projector.get("show/state")).data
            assert set(shown["question"]) == {"id", "text", "title", "why", "facts", "levels"}
            assert set(shown["question"]["facts"][0]) == {"id", "number", "text"}

    finish(scene())


def test_a_level_says_of_every_fact_what_it_says() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.phone("Ben") as ben:
            await room.open_question()
            said = (await ana.post("vote", {"question": room.question, "level": 1})).data["said"]
            levels = {c.id: c.level for c in RUBRIC.practices[0].criteria}
            assert said == {name: "met" if levels[name] <= 1 else "unmet" for name in levels}
            said = (await ben.post("vote", {"question": room.question, "all": "not-mine"})).data
            assert set(said["said"].values()) == {"not-mine"}

    finish(scene())


def test_after_a_start_anew_everybody_is_known_and_a_seat_changes_its_own_vote() -> None:
    async def scene() -> None:
        first = Scene()
        async with (
            served(first),
            first.phone("Ana") as ana,
            first.phone() as unnamed,
            first.phone("Ben"),
        ):
            await first.open_question()
            await ana.vote(first.facts[0])
            cast = await unnamed.vote(first.facts[0])
            # What the disk has of it: no seats.
            first.store.workshop = first.store.workshop.unseated
            first.__post_init__()
            async with served(first):
                assert (await ana.state())["vote"][first.facts[0]] == "met"
                again = await unnamed.vote(first.facts[1], former=cast.data["said"])
                assert again.status == 200
                votes = first.room.workshop.rounds[first.question].votes
                assert len(votes) == 2

    finish(scene())


def test_whoever_leads_closes_the_door_and_lets_the_unnamed_go() -> None:
    async def scene() -> None:
        async with (
            served() as room,
            room.phone() as unnamed,
            room.phone("Ana") as ana,
            room.browser() as late,
            room.leader() as leader,
        ):
            await late.enter()
            await leader.do("close")
            assert (await leader.get("lead/state")).data["closed"]
            assert (await late.post("join", {"unnamed": True})).status == 400
            assert (await ana.state())["phase"] == "wait"
            await leader.do("remove")
            assert (await unnamed.state())["phase"] == "name"
            await leader.do("admit")
            assert (await late.post("join", {"unnamed": True})).status == 200
            await room.open_question()
            await ana.vote()
            assert room.stage is RoundStage.OPEN

    finish(scene())


def test_a_phone_may_sleep_and_wake_as_often_as_it_likes() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana:
            version = (await ana.state())["version"]
            for _ in range(12):
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(ana.state(version), 0.03)
            await asyncio.sleep(0.05)
            assert (await ana.state())["phase"] == "wait"

    finish(scene())


@pytest.mark.parametrize("who", [{"name": "Ana"}, {"unnamed": True}])
def test_who_never_got_the_answer_may_ask_again(who: dict[str, Any]) -> None:
    async def scene() -> None:
        async with served() as room, room.browser() as phone:
            await phone.enter()
            assert (await phone.post("join", who)).status == 200
            phone.set_cookie("me", "")
            assert (await phone.post("join", who)).status == 200
            assert (await phone.state())["phase"] == "wait"
            workshop = room.room.workshop
            assert len(workshop.participants) + workshop.unnamed == 1

    finish(scene())


def test_the_only_one_unnamed_is_told_that_others_can_work_out_the_votes() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.phone() as first:
            warned = "the others can work out which votes are yours"
            assert warned in (await first.state())["me"]["said"]
            assert (await ana.state())["me"]["said"] == "You are Ana."
            async with room.phone() as second:
                for phone in (first, second):
                    assert (await phone.state())["me"]["said"] == "You take part unnamed."

    finish(scene())


def test_who_comes_too_late_is_told_and_who_voted_is_not() -> None:
    async def scene() -> None:
        async with (
            served() as room,
            room.phone("Ana") as ana,
            room.phone("Ben") as ben,
            room.phone("Cid") as late,
            room.leader() as leader,
        ):
            await room.open_question()
            for phone in (ana, ben):
                await phone.vote(room.facts[0])
            await leader.do("reveal")
            shown = await late.state()
            assert shown["late"].startswith("Yours is not among them")
            assert shown["reveal"]["said"] == "2 votes; 1 person has not voted."
            assert (await ana.state())["late"] == ""
            assert shown.get("left") is None

    finish(scene())


def test_what_is_parked_is_said_to_come_back_with_its_votes() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.leader() as leader:
            assert "comes back" not in (await ana.state())["said"]
            await room.open_question()
            await ana.vote(room.facts[0])
            await leader.do("park", note="wait for the owner")
            assert "comes back at the end, with its votes" in (await ana.state())["said"]

    finish(scene())
