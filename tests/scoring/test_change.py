from datetime import timedelta

from hypothesis import given

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Evidence
from advisor.scoring.change import evidence_changes, paired, practice_changes
from advisor.scoring.model import EvidenceCap, PracticeScore, Scorecard
from tests.build import DAY
from tests.rubric.sound import edited
from tests.scoring.pairs import card, pairs
from tests.strategies import QUICK

Pair = tuple[Scorecard, Scorecard]
LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="no such thing")


def _named(*names: str) -> list[EvidenceCap]:
    return [EvidenceCap(id=name, title=name, caps=0) for name in names]


def test_pairs_come_in_the_later_order_and_what_is_gone_comes_last() -> None:
    found = [(a and a.id, b and b.id) for a, b in paired(_named("a", "b", "c"), _named("c", "d"))]
    assert found == [("c", "c"), (None, "d"), ("a", None), ("b", None)]


def _directions(before: Scorecard, after: Scorecard) -> dict[str, str]:
    changes = practice_changes(before, after, 1, "claimed")
    return {change.practice: change.direction for change in changes}


def test_only_between_two_known_levels_there_is_an_up_and_a_down() -> None:
    one, two = card({"copies.backup": 1}), card({"copies.backup": 2})
    assert _directions(one, two) == {"copies.backup": "up"}
    assert _directions(two, one) == {"copies.backup": "down"}
    for state in (None, UNKNOWN, LEFT_OUT):
        assert _directions(card({"copies.backup": state}), two) == {"copies.backup": "other"}
        assert _directions(two, card({"copies.backup": state})) == {"copies.backup": "other"}
    assert _directions(card({"copies.backup": UNKNOWN}), card({})) == {"copies.backup": "other"}


def test_a_change_is_gated_when_the_practice_has_a_gate_for_the_level_that_was_next() -> None:
    before, after = card({}), card({"copies.backup": 1, "copies.restore": 1})
    for following, gated in ((2, [True, False]), (3, [True, True]), (None, [False, False])):
        changes = practice_changes(before, after, following, "claimed")
        assert [change.gated for change in changes] == gated


def test_a_practice_of_the_other_side_is_not_gated() -> None:
    before, after = (card({"answering.alerts": level}, edited({})) for level in (0, 1))
    assert [c.gated for c in practice_changes(before, after, 1, "claimed")] == [False]


@QUICK
@given(pairs())
def test_the_practices_that_moved_are_those_with_another_state_or_level(pair: Pair) -> None:
    before, after = pair
    changes = {change.practice: change for change in practice_changes(*pair, 1, "supported")}
    for practice in after.practices:
        was = before.practice(practice.id)
        assert (practice.id in changes) == (_known(was) != _known(practice))
        if change := changes.get(practice.id):
            assert (change.state.before, change.state.after) == (was.state, practice.state)
            assert change.supported.before == was.supported
            assert change.claimed.after == practice.claimed


def _known(practice: PracticeScore) -> tuple[str, int | None]:
    return practice.state, practice.supported


def _backed(*evidence: Evidence) -> Scorecard:
    return card({"copies.backup": Answer(level=1, evidence=evidence)})


def test_evidence_is_gained_lost_or_expired() -> None:
    lasting = Evidence(kind="log", ref="a")
    over = Evidence(kind="log", ref="a", expires_on=DAY - timedelta(days=1))
    for before, after, expected in (
        ([], [lasting], (1, 0, 0)),
        ([lasting], [], (0, 1, 0)),
        ([lasting], [over], (0, 0, 1)),
        ([over], [lasting], (1, 0, 0)),
        ([over], [], (0, 0, 0)),
        ([], [over], (0, 0, 0)),
        ([lasting], [over, lasting], (0, 0, 0)),
        ([lasting], [Evidence(kind="word", ref="a")], (1, 1, 0)),
        ([lasting], [Evidence(kind="log", ref="a", observed_on=DAY)], (0, 0, 0)),
    ):
        found = evidence_changes(_backed(*before), _backed(*after))
        assert (len(found.gained), len(found.lost), len(found.expired)) == expected


@QUICK
@given(pairs())
def test_what_is_gained_one_way_is_lost_or_expired_the_other_way(pair: Pair) -> None:
    there, back = evidence_changes(*pair), evidence_changes(*reversed(pair))
    gone = [*back.lost, *back.expired]
    assert _keys(there.gained) == _keys(gone)
    assert len(there.gained) == len(gone)


def _keys(items: object) -> set[tuple[str, str, str]]:
    assert isinstance(items, tuple | list)
    return {(item.practice, item.evidence.kind, item.evidence.ref) for item in items}
