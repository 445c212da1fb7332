import pytest
from hypothesis import assume, given

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer
from advisor.scoring.compare import Comparison, compare
from advisor.scoring.level import blockers_for
from advisor.scoring.level_change import fallen_gates, listed
from advisor.scoring.model import Basis, Scorecard
from tests.rubric.sound import edited, sound_data
from tests.scoring.pairs import Given, card, pairs
from tests.strategies import QUICK

Pair = tuple[Scorecard, Scorecard]
LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="nothing is kept")
GATE = ("practices", 0, "gates")


def _because(before: Given, after: Given, basis: Basis = "claimed") -> str:
    return " ".join(compare(card(before), card(after), basis).because)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {"copies.backup": 0},
            {"copies.backup": 1},
            "Level 1 is reached: the last blocker lifted was “Backup” (from 0 to 1).",
        ),
        (
            {"copies.backup": 2},
            {"copies.backup": 3, "copies.restore": 4},
            (
                "Level 3 is reached: the last blockers lifted were “Backup” (from 2 to 3) and "
                "“Restore” (from unanswered to 4)."
            ),
        ),
        (
            {"copies.backup": 3, "copies.restore": UNKNOWN},
            {"copies.backup": 3, "copies.restore": LEFT_OUT},
            (
                "Level 3 is reached: the last blocker lifted was “Restore” "
                "(left out now: nothing is kept)."
            ),
        ),
        (
            {"copies.backup": 2, "copies.restore": 3},
            {"copies.backup": 2, "copies.restore": 4},
            "Level stays 2: none of 1 blocker was lifted; 1 remains: “Backup”.",
        ),
        (
            {"copies.backup": 2, "copies.restore": 1},
            {"copies.backup": 2, "copies.restore": 3},
            "Level stays 2: 1 of 2 blockers was lifted; 1 remains: “Backup”.",
        ),
        (
            {"copies.backup": 2, "copies.restore": 3},
            {"copies.backup": 3, "copies.restore": 2},
            "Level stays 2: 1 of 1 blocker was lifted; 1 is new: “Restore”.",
        ),
        (
            {"copies.backup": 4, "copies.restore": 4},
            {"copies.backup": 4, "copies.restore": 4},
            "Level stays 4, the highest there was.",
        ),
        (
            {"copies.backup": 2},
            {"copies.backup": UNKNOWN},
            (
                "Level fell from 2 to 0: “Backup” (answered unknown, so 2 is not shown) does "
                "not meet its gate any more."
            ),
        ),
        (
            {"copies.backup": 3, "copies.restore": LEFT_OUT},
            {"copies.backup": 2, "copies.restore": 2},
            (
                "Level fell from 3 to 2: “Backup” (at 2, 3 is needed) and “Restore” "
                "(at 2, 3 is needed) do not meet their gates."
            ),
        ),
        (
            {"copies.backup": LEFT_OUT, "copies.restore": LEFT_OUT},
            {"copies.backup": 1},
            "Level 1 is held; before, no level could be, as no applicable practice had a gate.",
        ),
        (
            {"copies.backup": 1},
            {"copies.backup": LEFT_OUT, "copies.restore": LEFT_OUT},
            "Level 1 was held; no level can be now, as no applicable practice has a gate.",
        ),
    ],
)
def test_the_reason_says_why_the_level_did_or_did_not_move(
    before: Given, after: Given, said: str
) -> None:
    assert _because(before, after) == said


def test_on_supported_levels_the_reason_speaks_of_those() -> None:
    told = _because({"copies.backup": 0}, {"copies.backup": 1}, "supported")
    assert told == ("Supported level stays 0: none of 1 blocker was lifted; 1 remains: “Backup”.")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("a", "a"),
        ("ab", "a and b"),
        ("abcde", "a, b, c, d and e"),
        ("abcdefg", "a, b, c, d, e and 2 more"),
    ],
)
def test_a_long_list_is_cut_and_tells_how_much_is_missing(names: str, said: str) -> None:
    assert listed(names) == said


@QUICK
@given(pairs())
def test_the_reason_agrees_with_the_levels_held(pair: Pair) -> None:
    for basis in ("claimed", "supported"):
        held = compare(*pair, basis).level[basis]
        (told,) = compare(*pair, basis).because
        assume(held.before is not None)
        assume(held.after is not None)
        assert held.before is not None
        assert held.after is not None
        assert (" is reached" in told) == (held.after > held.before)
        assert (" fell from " in told) == (held.after < held.before)
        assert (" stays " in told) == (held.after == held.before)


def _names(comparison: Comparison) -> tuple[set[str], set[str], set[str]]:
    blockers = comparison.blockers
    groups = (blockers.lifted, blockers.remaining, blockers.new)
    lifted, remaining, new = ({item.practice for item in group} for group in groups)
    return lifted, remaining, new


@QUICK
@given(pairs())
def test_the_blockers_before_were_lifted_or_remain_and_those_now_remain_or_are_new(
    pair: Pair,
) -> None:
    before, after = pair
    comparison = compare(*pair)
    lifted, remaining, new = _names(comparison)
    assert lifted | remaining == {blocker.practice for blocker in before.blockers}
    assert not lifted & remaining
    assert not (lifted | remaining) & new
    if level := comparison.blockers.level:
        side = [p for p in after.practices if p.side == after.rubric.primary_side]
        assert remaining | new == {b.practice for b in blockers_for(side, level, "claimed")}
        if after.held("claimed") is not None:
            assert (not remaining | new) == ((after.held("claimed") or 0) >= level)


@QUICK
@given(pairs())
def test_a_gate_fell_only_where_a_value_fell_and_none_did_when_nothing_moved(pair: Pair) -> None:
    before, after = pair
    for basis in ("claimed", "supported"):
        assert fallen_gates(after, after, basis) == ()
        for blocker in fallen_gates(before, after, basis):
            was, now = before.practice(blocker.practice), after.practice(blocker.practice)
            assert was.meets(blocker.level, basis)
            assert not now.meets(blocker.level, basis)


def test_the_lowest_gate_a_practice_fell_below_is_named() -> None:
    (fallen,) = fallen_gates(card({"copies.backup": 4}), card({"copies.backup": 1}), "claimed")
    assert (fallen.practice, fallen.level, fallen.need) == ("copies.backup", 2, 2)
    assert (
        fallen_gates(card({"copies.backup": 4}), card({"copies.backup": LEFT_OUT}), "claimed") == ()
    )


def test_a_stricter_rubric_is_no_fall_and_a_milder_one_lifts_a_blocker() -> None:
    mild, strict = edited({(*GATE, 1): 1}), edited({(*GATE, 1): 2})
    answers = {"answering.rota": 1}
    assert fallen_gates(card(answers, mild), card(answers, strict), "claimed") == ()
    comparison = compare(card(answers, strict), card(answers, mild))
    assert [item.how for item in comparison.blockers.lifted] == ["at 1, its gate moved"]


def test_a_blocker_that_is_no_longer_asked_is_lifted_so() -> None:
    wider = edited({("practices", 2): {**sound_data()["practices"][0], "id": "answering.log"}})
    answers = {"answering.rota": 1}
    lifted = compare(card(answers, wider), card(answers, edited({}))).blockers.lifted
    assert [(item.practice, item.how) for item in lifted] == [("answering.log", "no longer asked")]
