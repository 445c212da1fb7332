"""What the leader's page can do besides, as the facilitator's screen can."""

import re
from datetime import date
from typing import Any

import pytest

from advisor.assessment.model import Waiver
from advisor.assessment.votes.events import RoundDecided
from advisor.assessment.votes.model import RoundStage
from tests.build import ROOT
from tests.workshop.scene import RUBRIC, Scene, eventually, finish, served

LEVELS = {c.id: c.level for c in RUBRIC.practices[0].criteria}


def decided(**more: Any) -> RoundDecided:
    """Decide the first question from the leader's page; return what is written into the answers."""

    async def scene() -> RoundDecided:
        async with served() as room, room.leader() as leader:
            await leader.do("lead", name="Kim")
            await leader.do("next")
            await leader.do("reveal")
            assert (await leader.do("decide", **more)).status == 200
            (event,) = room.decided
            return event

    return finish(scene())


def test_a_level_decides_all_facts_as_a_number_key_does() -> None:
    event = decided(level=1)
    assert event.said == {name: "met" if level <= 1 else "unmet" for name, level in LEVELS.items()}
    assert event.by == "Kim"
    assert set(decided(all="unknown").said.values()) == {"unknown"}


def test_a_question_or_a_fact_does_not_apply_for_a_reason() -> None:
    why = {"reason": "batch only", "approved_by": "Ada", "until": "2027-01-31"}
    whole = decided(all="waived", waivers=[why])
    assert set(whole.said.values()) == {"waived"}
    until = date(2027, 1, 31)
    assert whole.waivers == (
        Waiver(criterion="", reason="batch only", approved_by="Ada", until=until),
    )
    first = next(iter(LEVELS))
    one = decided(said={first: "waived"}, waivers=[{"criterion": first, "reason": "one model"}])
    assert one.waivers == (Waiver(criterion=first, reason="one model"),)


@pytest.mark.parametrize(
    "more",
    [
        {"all": "waived"},
        {"all": "waived", "waivers": [{"reason": "  "}]},
        {"said": {"FIRST": "waived"}},
        {"said": {"FIRST": "met"}, "waivers": [{"criterion": "FIRST", "reason": "why"}]},
        {"said": {"FIRST": "waived"}, "waivers": [{"reason": "of all, which are not waived"}]},
        {"all": "waived", "waivers": [{"reason": "why", "until": "2027-13-01"}]},
        {"level": 21},
    ],
)
def test_a_reason_is_needed_and_only_where_something_does_not_apply(more: Any) -> None:
    first = next(iter(LEVELS))
    if "FIRST" in more.get("said", {}):
        more = more | {"said": {first: more["said"]["FIRST"]}}

    async def scene() -> None:
        async with served() as room, room.leader() as leader:
            await leader.do("next")
            await leader.do("reveal")
            assert (await leader.do("decide", **more)).status in {400, 409}
            assert room.decided == []

    finish(scene())


def test_the_time_is_set_changed_and_taken_away() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.leader() as leader:
            await leader.do("next")
            await leader.do("frame", minutes=45, timebox=1.5, open_until="2026-12-24")
            assert (await ana.state())["left"] == 90
            frame = (await leader.get("lead/state")).data["frame"]
            assert frame == {"minutes": 45, "timebox": 1.5, "open_until": "2026-12-24"}
            await leader.do("time", seconds=60)
            await leader.do("time", seconds=-60)
            assert (await ana.state())["left"] == 90
            await leader.do("frame")
            assert (await ana.state())["left"] is None
            for wrong in ({"timebox": 0}, {"minutes": 0}, {"open_until": "soon"}):
                assert (await leader.do("frame", **wrong)).status == 400

    finish(scene())


def test_who_votes_again_has_the_whole_time_and_the_first_shows_nothing() -> None:
    async def scene() -> None:
        async with (
            served() as room,
            room.phone("Ana") as ana,
            room.phone("Ben") as ben,
            room.leader() as leader,
        ):
            await room.frame(timebox=90)
            await leader.do("next")
            await ana.vote(room.facts[0])
            room.clock.pass_(91)
            await eventually(lambda: room.stage is RoundStage.REVEALED)
            await ben.state()
            await leader.do("open", question=room.question)
            assert (await ana.state())["left"] == 90
            await ben.vote()
            await ana.vote(room.facts[1])
            assert room.stage.value == "open"
            voted = (await leader.get("lead/state")).data["current"]["voted"]
            assert voted == "2 votes, which people may change until you show them."
            await leader.do("reveal")
            assert room.stage.value == "revealed"

    finish(scene())


def test_the_way_in_roles_reasons_and_levels_are_told() -> None:
    async def scene() -> None:
        async with (
            served() as room,
            room.phone("Ana", role="ml-engineer") as ana,
            room.phone(role="ml-engineer"),
            room.leader() as leader,
        ):
            way_in = (await leader.get("lead/state")).data["way_in"]
            assert way_in["code"] == room.keys.code
            assert room.keys.token("show") in way_in["projector"]
            await leader.do("next")
            await leader.do("park", note="Ask Operations")
            state = (await leader.get("lead/state")).data
            assert state["agenda"][0]["said"] == "parked: Ask Operations"
            # Somebody unnamed has no role: in a small team it would tell who they are.
            assert [one["said"] for one in state["people"]] == ["ML engineer", "1 unnamed"]
            assert room.room.workshop.participants["Ana"].role == "ml-engineer"
            await leader.do("open", question=room.question)
            await ana.post("vote", {"question": room.question, "level": 1})
            await leader.do("reveal")
            assert (await leader.get("lead/state")).data["current"]["levels"] == "level 1: 1"

    finish(scene())


def test_who_votes_apart_can_be_let_go_of_too() -> None:
    async def scene() -> None:
        async with served() as room:
            await room.frame(open_until=room.clock().date())
            async with room.phone("Zoe", apart=True) as zoe, room.leader() as leader:
                (row,) = (await leader.get("lead/state")).data["people"]
                assert (row["name"], row["said"]) == ("Zoe", "votes apart")
                await leader.do("remove", name="Zoe")
                assert (await zoe.state())["phase"] == "name"

    finish(scene())


@pytest.mark.parametrize("name", ["phone.css", "lead.css", "show.css"])
def test_ink_on_paper_is_all_that_a_page_needs(name: str) -> None:
    text = (ROOT / "templates" / "workshop" / name).read_text(encoding="utf-8")
    elsewhere = re.sub(r":root\s*\{[^}]*\}", "", text)
    assert re.findall(r":[^;{]*(#[0-9a-f]{3,8}\b|rgb|hsl|\bred\b|\bgreen\b)", elsewhere) == []


def test_a_spread_is_told_in_words_beside_its_picture() -> None:
    async def scene() -> None:
        room = Scene()
        async with served(room), room.phone("Ana") as ana, room.phone("Ben") as ben:
            await room.open_question()
            await ana.vote(*room.facts)
            await ben.post("vote", {"question": room.question, "all": "not-mine"})
            await eventually(lambda: room.stage is RoundStage.REVEALED)
            facts = (await ana.state())["reveal"]["facts"]
            assert {fact["said"] for fact in facts} == {"1 met, 1 not my area"}

    finish(scene())
