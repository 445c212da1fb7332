"""What votes come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.scoring.votes.tally import QuestionTally, tally, vote_level
from tests.scoring.votes.ballots import ITEM, PRACTICE, TOP, round_of, vote


def counted(*unnamed: str, **named: str) -> QuestionTally:
    return tally(PRACTICE, ITEM, round_of(*unnamed, **named), TOP)


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        ("+++", 2),
        ("++-", 1),
        ("+-+", 0),
        ("-.-", 0),  # whatever is open, it is level 0
        ("++?", None),  # 1 or 2
        ("+o-", None),  # 0 or 1
        ("?--", 0),
        ("???", None),
        ("ooo", None),
        ("...", None),
    ],
)
def test_a_vote_amounts_to_a_level_where_what_is_open_could_not_change_it(
    signs: str, level: int | None
) -> None:
    assert vote_level(PRACTICE.criteria, vote(signs), TOP) == level


@given(st.sampled_from(range(TOP + 1)))
def test_a_level_said_of_all_is_the_level_it_amounts_to(level: int) -> None:
    signs = "".join("+" if c.level <= level else "-" for c in PRACTICE.criteria)
    assert vote_level(PRACTICE.criteria, vote(signs), TOP) == level


def test_each_criterion_tells_who_says_what_of_those_with_a_name() -> None:
    found = counted("+--", "o..", Anna="+-+", Ben="+?+", Carl="--+")
    schema, ranges, drift = found.criteria
    assert schema.counts == {"met": 3, "unmet": 1, "unknown": 0, "not-mine": 1}
    assert schema.names["unmet"] == ("Carl",)
    assert (schema.agreeing, schema.minority, schema.divided) == (0.75, "unmet", True)
    assert (ranges.agreeing, ranges.divided, ranges.minority) == (1.0, False, None)
    assert drift.counts["met"] == 3
    assert (found.votes, found.unnamed) == (5, 2)
    assert found.levels == {0: 3}
    assert found.level_names == {0: ("Anna", "Carl")}


def test_who_is_alone_agrees_with_nobody() -> None:
    (schema, *_) = counted(Anna="+..").criteria
    assert schema.agreeing is None


def test_of_two_halves_none_is_the_minority() -> None:
    assert counted("+..", "-..").criteria[0].minority is None


def test_all_of_one_mind() -> None:
    assert counted("++-", Anna="++-").unanimous
    assert not counted("++-", Anna="++?").unanimous
    assert not counted(Anna="++-").unanimous


def test_division_is_the_share_that_says_the_other_thing() -> None:
    assert counted("+++", "+++").division == 0
    assert counted("+++", "---").division == 0.5
    assert counted("+..", "+..", "+..", "-..").division == 0.25
    assert counted("???").division == 0


@given(st.lists(st.text("+-?o.", min_size=3, max_size=3), max_size=8))
def test_a_tally_depends_on_no_order_and_no_name_but_where_it_tells_names(said: list[str]) -> None:
    named = tally(PRACTICE, ITEM, round_of(**{f"P{n}": s for n, s in enumerate(said)}), TOP)
    unnamed = tally(PRACTICE, ITEM, round_of(*reversed(said)), TOP)
    assert named.levels == unnamed.levels
    assert [c.counts for c in named.criteria] == [c.counts for c in unnamed.criteria]
    assert all(not c.names[word] for c in unnamed.criteria for word in c.names)


@pytest.mark.parametrize(
    ("signs", "settled"),
    [
        ("++", "met"),
        ("--?", "unmet"),
        ("+?", "met"),  # as many know it as do not
        ("+??", None),  # few know it
        ("+-", None),
        ("??", "unknown"),
        ("oo", None),
        ("+ooo", "met"),  # to whom it is none of their area says nothing of it
    ],
)
def test_a_fact_is_settled_where_all_who_know_it_agree_and_not_fewer_know_it_than_do_not(
    signs: str, settled: str | None
) -> None:
    rest = "." * (len(PRACTICE.criteria) - 1)
    found = counted(*(sign + rest for sign in signs))
    assert found.criteria[0].settled == settled
