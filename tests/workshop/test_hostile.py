"""A workshop against people and pages that mean harm."""

import asyncio
import contextlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.assessment.votes.people import MOST_PARTICIPANTS
from advisor.workshop.messages import LARGEST_BODY
from tests.workshop.scene import Browser, Reply, Scene, finish, served

BIDI = "Ana\u202egnp"


async def _each(browser: Browser, paths: list[str]) -> list[int]:
    return [(await browser.get(path)).status for path in paths]


def test_nobody_is_let_in_without_the_code() -> None:
    async def scene() -> None:
        async with served() as room, room.browser() as stranger:
            assert (await stranger.get("")).status == 302
            paths = ["state", "show/", "show/state", "show/qr.svg", "lead/", "lead/state"]
            paths += ["/show", "/show?token=x", "/lead?token=", "/lead?token=%ff"]
            assert set(await _each(stranger, paths)) == {403}
            for path, body in [("join", {"name": "Eve"}), ("vote", {}), ("leave", {})]:
                assert (await stranger.post(path, body)).status == 403
            assert (await stranger.do("next")).status == 403
            assert (await stranger.enter("AAAA-AAAA")).status == 403
            assert room.store.happened == []

    finish(scene())


def test_who_takes_part_cannot_lead_nor_see_what_the_leader_sees() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Eve") as eve:
            own = eve.cookie("me")
            eve.set_cookie("lead", own)
            assert (await eve.do("reveal")).status == 403
            assert set(await _each(eve, ["lead/", "lead/state", "show/state"])) == {403}
            eve.set_cookie("me", own[:-2] + "AA")
            assert (await eve.state())["phase"] == "name"

    finish(scene())


def test_the_code_is_taken_however_it_is_typed() -> None:
    async def scene() -> None:
        async with served() as room:
            code = room.keys.code
            for typed in (code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
                async with room.browser() as browser:
                    assert (await browser.enter(typed)).status == 200

    finish(scene())


def test_codes_cannot_be_guessed_in_a_hurry() -> None:
    async def scene() -> None:
        async with served() as room, room.browser() as guesser:
            found = [(await guesser.enter(f"AAA-{n:03}")).status for n in range(14)]
            assert found == [403] * 10 + [429] * 4
            code = {"code": "AAAAAA", "name": "Eve"}
            assert (await guesser.post("/lead", code)).status == 429
            async with room.phone("Ana"):  # who comes by the same proxy
                pass

    finish(scene())


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "[::1"},
        {"Host": "evil.example:80@localhost"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_other_names_and_other_pages_are_refused_even_with_the_cookies(
    headers: dict[str, str],
) -> None:
    async def scene() -> list[int]:
        async with served() as room, room.phone("Ana") as ana:
            await room.open_question()
            body = {"question": room.question, "met": []}
            found = [(await ana.post("vote", body, **headers)).status]
            found += [(await ana.get(path, **headers)).status for path in ("", "state", "/")]
            assert room.room.workshop.rounds[room.question].votes == ()
            return found

    assert set(finish(scene())) <= {400, 403}


def test_what_changes_something_needs_an_origin() -> None:
    async def scene() -> None:
        async with served() as room, room.browser() as browser:
            assert (await browser.post("/enter", {"code": room.keys.code}, Origin="")).status == 403

    finish(scene())


def test_every_answer_forbids_frames_sniffing_referrers_caches_and_places_elsewhere() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana:
            paths = ["/", "", "state", "/assets/phone.js", "/nix", "lead/"]
            for found in [(await ana.get(path)).headers for path in paths]:
                policy = found["Content-Security-Policy"]
                assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
                assert "frame-ancestors 'none'" in policy
                assert found["X-Frame-Options"] == "DENY"
                assert found["X-Content-Type-Options"] == "nosniff"
                assert found["Referrer-Policy"] == "no-referrer"
                assert found["Cache-Control"] == "no-store"
                assert "aiohttp" not in found["Server"]
            cookies = ana.set_cookies
            assert cookies
            assert all("HttpOnly" in text and "SameSite=Strict" in text for text in cookies)
            assert all(f"Path={room.keys.path}" in text for text in cookies)

    finish(scene())


@pytest.mark.parametrize("name", ["../phone.js", "..%2f..%2fpyproject.toml", "lead.html", "%00"])
def test_only_its_own_few_files_are_there(name: str) -> None:
    async def scene() -> int:
        async with served() as room, room.browser() as browser:
            return (await browser.get(f"/assets/{name}")).status

    assert finish(scene()) in {400, 403, 404}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 10_000,
        b'{"question": 5}',
        b'{"question": "QUESTION", "met": ["' + b"x" * 300 + b'"]}',
        b'{"question": "QUESTION", "met": ["no-fact"]}',
        b'{"question": "QUESTION", "met": [], "unknown": ["no-fact"]}',
        b'{"question": "QUESTION", "met": [], "name": "Ben"}',
        b'{"question": "QUESTION", "level": 1e999}',
        b'{"question": "QUESTION", "level": -1}',
        b'{"question": "QUESTION", "all": "met"}',
        b'{"question": "QUESTION"}',
        b'{"question": "QUESTION", "met": [], "former": {"a": "b"}}',
        b'{"question": "QUESTION", "met": [], "note": "' + b"x" * 281 + b'"}',
        b'{"question": "no.such", "met": []}',
    ],
)
def test_what_no_page_sends_is_refused_and_changes_nothing(body: bytes) -> None:
    async def scene() -> Reply:
        async with served() as room, room.phone("Ana") as ana:
            await room.open_question()
            found = await ana.post("vote", body.replace(b"QUESTION", room.question.encode()))
            assert room.room.workshop.rounds[room.question].votes == ()
            return found

    reply = finish(scene())
    assert reply.status in {400, 409}
    assert reply.said


def test_a_body_that_is_too_large_or_of_another_kind_is_refused() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana:
            await room.open_question()
            assert (await ana.post("vote", b"{}" + b" " * LARGEST_BODY)).status == 413
            plain = await ana.post("vote", b"{}", **{"Content-Type": "text/plain"})
            assert plain.status == 415

    finish(scene())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ana \n Bell ", "Ana Bell"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        (BIDI, "Ana\\u202egnp"),
        ("\x1b[2J", "\\x1b[2J"),
        ("::error::x", "::error::x"),
    ],
)
def test_a_name_is_text_of_one_line(typed: str, shown: str) -> None:
    async def scene() -> list[str]:
        async with served() as room, room.phone(typed):
            return list(room.room.workshop.participants)

    assert finish(scene()) == [shown]


@pytest.mark.parametrize("name", ["", "  ", "\u202e" * 20, "x" * 61, None, 5])
def test_no_name_and_too_long_a_name_are_refused(name: Any) -> None:
    async def scene() -> int:
        async with served() as room, room.browser() as browser:
            await browser.enter()
            found = await browser.post("join", {"name": name})
            assert room.room.workshop.participants == {}
            return found.status

    assert finish(scene()) == 400


@pytest.mark.parametrize("other", ["Ana", "ana", "ＡＮＡ", " Ana "])
def test_nobody_takes_another_ones_name_until_whoever_leads_lets_go_of_it(other: str) -> None:
    async def scene() -> None:
        async with (
            served() as room,
            room.phone("Ana") as ana,
            room.browser() as second,
            room.leader() as leader,
        ):
            await second.enter()
            refused = await second.post("join", {"name": other})
            assert refused.status == 400
            assert "takes part already" in refused.said
            await leader.do("remove", name="Ana")
            assert (await ana.state())["phase"] == "name"
            assert (await second.post("join", {"name": "Ana"})).status == 200
            await room.open_question()
            assert (await ana.vote()).status == 409
            assert (await second.vote()).status == 200

    finish(scene())


def test_of_two_who_take_one_name_at_once_one_is_refused() -> None:
    async def scene() -> list[int]:
        async with served() as room, room.browser() as one, room.browser() as other:
            for browser in (one, other):
                await browser.enter()
            both = (browser.post("join", {"name": "Ana"}) for browser in (one, other))
            return sorted(reply.status for reply in await asyncio.gather(*both))

    assert finish(scene()) == [200, 400]


def test_a_flood_is_stopped_and_others_vote_on() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Eve") as eve, room.phone("Ana") as ana:
            await room.open_question()
            found = [(await eve.vote()).status for _ in range(60)]
            assert found[0] == 200
            assert found.count(429) >= 10
            assert (await ana.vote(room.facts[0])).status == 200
            votes = room.room.workshop.rounds[room.question].votes
            assert len(votes) == 2

    finish(scene())


def test_connections_of_strangers_end_and_keep_out_nobody_who_is_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("advisor.workshop.admission._MOST_CONNECTIONS", 12)
    monkeypatch.setattr("advisor.workshop.admission._STRANGER_SECONDS", 0.3)

    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana:
            await room.open_question()
            port = int(room.address.rpartition(":")[2])
            strangers = [await asyncio.open_connection("localhost", port) for _ in range(30)]
            for _, writer in strangers:
                writer.write(b"GET / HTTP/1.1\r\nHost: local")  # and never goes on
            assert (await ana.vote()).status == 200
            for reader, writer in strangers:
                with contextlib.suppress(ConnectionError):
                    await reader.read()  # until the server closes
                writer.close()
            async with room.phone("Ben"):
                pass

    finish(scene())


def test_there_is_room_for_two_hundred() -> None:
    async def scene() -> None:
        async with served() as room:
            room.crowd(MOST_PARTICIPANTS)
            async with room.browser() as one_too_many:
                await one_too_many.enter()
                for who in ({"name": "Eve"}, {"unnamed": True}):
                    refused = await one_too_many.post("join", who)
                    assert refused.status == 409
                    assert str(MOST_PARTICIPANTS) in refused.said

    finish(scene())


def test_a_disk_that_refuses_is_told_to_whoever_voted() -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana:
            await room.open_question()
            room.store.broken = True
            assert (await ana.vote()).status == 409
            room.store.broken = False
            assert (await ana.vote()).status == 200

    finish(scene())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = ("do", "question", "met", "unknown", "level", "all", "note", "former", "name", "role")
BODIES = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=5) | JSON


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies=st.lists(BODIES, min_size=12, max_size=20))
def test_whatever_is_sent_nothing_fails(bodies: list[Any]) -> None:
    async def scene() -> None:
        async with served() as room, room.phone("Ana") as ana, room.leader() as leader:
            await room.open_question()
            for body in bodies:
                data = json.dumps(body).encode()
                for path in ("join", "vote", "/enter", "/lead"):
                    assert (await ana.post(path, data)).status < 500
                assert (await leader.post("lead/do", data)).status < 500
            assert (await ana.state())["team"] == "Churn"

    finish(scene())


def test_keys_are_in_no_message() -> None:
    room = Scene()
    secrets = (room.keys.path, room.keys.token("lead"), room.keys.token("show"))
    assert not any(secret in repr(room.keys) for secret in secrets)
