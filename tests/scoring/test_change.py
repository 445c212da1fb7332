from datetime import timedelta

import pytest
from hypothesis import given

from advisor.assessment.model import UNKNOWN, Answer, Evidence
from advisor.scoring.change import (
    criterion_changes,
    evidence_changes,
    feature_changes,
    paired,
    practice_changes,
)
from advisor.scoring.feature import facts
from advisor.scoring.model import EvidenceCap, Scorecard
from tests.build import DAY
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, TRAIN, card
from tests.scoring.pairs import Pair, pairs
from tests.strategies import QUICK


def _named(*names: str) -> list[EvidenceCap]:
    return [EvidenceCap(id=name, title=name, caps=0) for name in names]


def test_pairs_come_in_the_later_order_and_what_is_gone_comes_last() -> None:
    found = [(a and a.id, b and b.id) for a, b in paired(_named("a", "b", "c"), _named("c", "d"))]
    assert found == [("c", "c"), (None, "d"), ("a", None), ("b", None)]


def _directions(before: Scorecard, after: Scorecard) -> dict[str, str]:
    changes = practice_changes(before, after, (), "claimed")
    return {change.practice: change.direction for change in changes}


def test_only_between_two_known_values_there_is_an_up_and_a_down() -> None:
    one, two = card({TRAIN: Answer(level=1)}), card({TRAIN: Answer(level=1, met=("released",))})
    assert _directions(one, two) == {TRAIN: "up"}
    assert _directions(two, one) == {TRAIN: "down"}
    for open_ in (Answer(), Answer(level=UNKNOWN)):
        assert _directions(card({TRAIN: open_}), two) == {TRAIN: "other"}


@QUICK
@given(pairs())
def test_the_practices_that_moved_are_those_with_another_state_level_or_value(pair: Pair) -> None:
    before, after = pair
    changes = {c.practice: c for c in practice_changes(*pair, (), "supported")}
    for practice in after.practices:
        was = before.practice(practice.id)
        known = (was.state, was.supported, was.supported_value)
        assert (practice.id in changes) == (
            known != (practice.state, practice.supported, practice.supported_value)
        )


@QUICK
@given(pairs())
def test_the_criteria_that_moved_are_those_with_another_state_or_support(pair: Pair) -> None:
    was, now = (facts(found.practices) for found in pair)
    changes = {f"{c.practice}/{c.criterion}": c for c in criterion_changes(*pair)}
    for name, after in now.items():
        before = was[name]
        moved = (before.state, before.supported) != (after.state, after.supported)
        assert (name in changes) is moved
        if moved:
            state = changes[name].state
            assert (state.before, state.after) == (before.state, after.state)


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        (Answer(level=0), Answer(level=0, met=("auto",)), "up"),
        (Answer(level=0, met=("auto",)), Answer(level=0), "down"),
        (Answer(level=0, unknown=("auto",)), Answer(level=0, met=("auto",)), "other"),
        (Answer(level=0, met=("auto",)), Answer(level=0, unknown=("auto",)), "other"),
    ],
)
def test_a_criterion_turns_up_or_down_between_met_and_unmet(
    before: Answer, after: Answer, direction: str
) -> None:
    (change,) = criterion_changes(card({TRAIN: before}), card({TRAIN: after}))
    assert (change.criterion, change.direction) == ("auto", direction)
    assert change.features == ("training",)


def test_a_feature_moves_with_the_criteria_that_define_it() -> None:
    (change,) = feature_changes(card(HELD_1), card(GUARDED_1))
    assert (change.id, change.role, change.level) == ("validation", "component", 1)
    assert (change.state.before.value, change.state.after.value) == ("lacking", "held")


def _backed(*evidence: Evidence) -> Scorecard:
    return card({CHECK: Answer(level=1, evidence=evidence)})


def test_evidence_is_gained_lost_or_expired() -> None:
    lasting = Evidence(kind="log", ref="a")
    over = Evidence(kind="log", ref="a", expires_on=DAY - timedelta(days=1))
    for before, after, expected in (
        ([], [lasting], (1, 0, 0)),
        ([lasting], [], (0, 1, 0)),
        ([lasting], [over], (0, 0, 1)),
        ([over], [lasting], (1, 0, 0)),
        ([over], [], (0, 0, 0)),
        ([lasting], [over, lasting], (0, 0, 0)),
        ([lasting], [Evidence(kind="word", ref="a")], (1, 1, 0)),
        ([lasting], [Evidence(kind="log", ref="a", observed_on=DAY)], (0, 0, 0)),
    ):
        found = evidence_changes(_backed(*before), _backed(*after))
        assert (len(found.gained), len(found.lost), len(found.expired)) == expected
