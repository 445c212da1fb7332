import re

import pytest

from advisor.workshop.keys import HandOverCode, PassHolder, WorkshopKeys, new_nonce

PEOPLE = (
    PassHolder(name="Ana", nonce="n"),
    PassHolder(name="Жанна 🚀" * 6, nonce=new_nonce()),
    PassHolder(seat=new_nonce(), apart=True),
    PassHolder(nonce="only came in"),
)


def test_all_is_new_for_each_workshop_and_the_same_for_one_secret() -> None:
    one, other = WorkshopKeys(), WorkshopKeys()
    made = [
        (keys.code, keys.path, keys.token("show"), keys.token("lead"), keys.cookie("me"))
        for keys in (one, other)
    ]
    assert len({*made[0], *made[1]}) == 10
    assert made[0][0] == WorkshopKeys(secret=one.secret).code


def test_a_code_is_short_and_has_no_letter_that_looks_like_another() -> None:
    codes = {WorkshopKeys().code for _ in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", code) for code in codes)
    assert not set("01ILOU") & set("".join(codes))


@pytest.mark.parametrize("person", PEOPLE)
def test_a_pass_tells_who_it_is_and_cannot_be_changed(person: PassHolder) -> None:
    keys = WorkshopKeys()
    shown = keys.pass_for(person)
    assert keys.person(shown) == person
    assert len(shown) < 1024
    assert keys.person(shown[1:]) is None
    assert WorkshopKeys().person(shown) is None


@pytest.mark.parametrize("wrong", [None, "", ".", "a.b", "ä", "\ud800", "A" * 100_000, "e30.x"])
def test_what_is_no_pass_is_nobody(wrong: str | None) -> None:
    assert WorkshopKeys().person(wrong) is None


@pytest.mark.parametrize("wrong", ["", "x", "ä", "\ud800", "A" * 100_000])
def test_what_is_no_code_and_no_token_opens_nothing(wrong: str) -> None:
    keys = WorkshopKeys()
    assert not keys.is_code(wrong)
    assert not keys.opens("lead", wrong)
    assert not keys.opens("lead", keys.token("show"))
    assert keys.opens("lead", keys.token("lead"))


def test_a_hand_over_works_once_and_the_latest_code_alone() -> None:
    codes = HandOverCode()
    assert not codes.use("")
    former, latest = codes.draw(), codes.draw()
    assert not codes.use(former)
    assert codes.use(latest.lower().replace("-", " "))
    assert not codes.use(latest)
