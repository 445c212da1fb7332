import json
from dataclasses import replace

import pytest
from hypothesis import given

from advisor import score
from advisor.assessment.model import UNKNOWN, Answer
from advisor.document.data import as_data
from advisor.errors import ContentError
from advisor.rubric.implied_criteria import with_implied
from advisor.scoring.change import ValueChange
from advisor.scoring.compare import compare
from tests.build import assessment
from tests.rubric.sound import edited, sound_data
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, LOG, TRAIN, card, delivery, team
from tests.scoring.figures import standings
from tests.scoring.pairs import Pair, pairs
from tests.strategies import QUICK, Case, cases, shipped

ADDED = {**sound_data()["practices"][0], "id": "answering.log"}


@QUICK
@given(cases())
def test_nothing_moves_between_a_scorecard_and_itself(case: Case) -> None:
    comparison = compare(case.card, case.card)
    for change in (comparison.assessed_on, comparison.score, comparison.coverage, comparison.team):
        assert not change.moved
    assert not any(change.moved for change in comparison.level.values())
    assert (comparison.practices, comparison.criteria, comparison.features) == ((), (), ())
    assert (comparison.fallen, comparison.forgotten) == ((), ())
    assert (comparison.blockers.lifted, comparison.blockers.new) == ((), ())


@QUICK
@given(pairs())
def test_every_figure_is_that_of_its_scorecard(pair: Pair) -> None:
    before, after = pair
    comparison = compare(*pair)
    assert comparison.score == ValueChange(before=before.score.value, after=after.score.value)
    assert {name: change.before for name, change in comparison.level.items()} == before.level
    assert {name: change.after for name, change in comparison.level.items()} == after.level
    shown = {side: change.score for side, change in comparison.sides.items()}
    for part in (*comparison.dimensions, *comparison.stages):
        shown.update({f"{part.id} {side}": change.score for side, change in part.sides.items()})
    was, now = standings(before), standings(after)
    assert shown.keys() == now.keys()
    for place, change in shown.items():
        assert change == ValueChange(before=was[place].score, after=now[place].score)


@QUICK
@given(pairs())
def test_the_level_moved_for_reasons_that_are_told(pair: Pair) -> None:
    change = compare(*pair).level_change
    held = change.held
    if held.before is None or held.after is None or held.before == held.after:
        assert (change.lifted, change.barring) == ((), ())
    elif held.after > held.before:
        assert change.lifted
        assert not change.barring
    else:
        assert change.barring
        assert not change.lifted


@QUICK
@given(pairs())
def test_a_comparison_is_plain_data(pair: Pair) -> None:
    data = json.loads(json.dumps(as_data(compare(*pair, "supported"))))
    assert data["basis"] == "supported"
    assert set(data["assessed_on"]) == {"before", "after"}


def test_a_level_is_reached_when_the_last_criteria_before_it_are_met() -> None:
    comparison = compare(card({TRAIN: Answer(level=0)}), card(HELD_1))
    (lifted,) = comparison.level_change.lifted
    assert (lifted.practice, lifted.criterion, lifted.level) == (TRAIN, "auto", 1)
    assert (lifted.state.before, lifted.state.after) == ("unmet", "met")
    assert [item.criterion for item in comparison.blockers.lifted] == ["auto"]


def test_a_level_falls_with_a_criterion_that_is_named() -> None:
    comparison = compare(card(GUARDED_1), card({**GUARDED_1, TRAIN: Answer(level=UNKNOWN)}))
    change = comparison.level_change
    assert (change.held.before, change.held.after, change.fell) == (1, 0, True)
    assert [(b.criterion, b.why) for b in change.barring] == [("auto", "not-known")]
    assert [c.criterion for c in comparison.fallen] == ["auto"]
    assert {c.criterion for c in comparison.forgotten} == {"auto", "logged", "released"}


def test_a_component_that_falls_makes_the_level_unguarded_and_not_lower() -> None:
    change = compare(card(GUARDED_1), card(HELD_1)).level_change
    assert (change.held.before, change.held.after) == (1, 1)
    assert (change.guarded.before, change.guarded.after) == (True, False)


def test_on_supported_levels_evidence_alone_lifts() -> None:
    shown = {name: replace(answer, evidence=(LOG,)) for name, answer in GUARDED_1.items()}
    comparison = compare(card(GUARDED_1), card(shown), "supported")
    (lifted,) = comparison.level_change.lifted
    assert (lifted.state.moved, lifted.supported) == (False, True)


def test_other_rubrics_and_major_versions_are_refused_by_name() -> None:
    newer = replace(delivery(), version="2.0.0")
    for other in (score(shipped(), assessment(shipped(), {})), score(newer, team({}))):
        with pytest.raises(ContentError, match="cannot be compared") as raised:
            compare(card({}), other)
        assert "`delivery@1`" in str(raised.value)
        assert f"`{other.rubric.reference}`" in str(raised.value)


def test_a_newer_minor_version_is_compared_and_what_it_adds_is_named() -> None:
    old = with_implied(edited({}))
    wider = with_implied(edited({("version",): "1.1.0", ("practices", 2): ADDED}))
    before = score(old, assessment(old, {"answering.rota": 1}))
    after = score(wider, assessment(wider, {"answering.rota": 1, "answering.log": 2}))
    there, back = compare(before, after), compare(after, before)
    assert [named.id for named in there.only_after] == ["answering.log"]
    assert [named.id for named in back.only_before] == ["answering.log"]
    assert (there.only_before, back.only_after, there.practices) == ((), (), ())
    assert there.rubric.after.endswith(" 1.1.0")


def test_a_criterion_that_is_asked_no_more_no_longer_blocks() -> None:
    first, *others = delivery().practices
    narrower = replace(first, criteria=first.criteria[1:])
    less = replace(delivery(), practices=(narrower, *others))
    now = score(less, team({CHECK: Answer(level=1)}))
    (lifted,) = compare(card({TRAIN: Answer(level=0)}), now).blockers.lifted
    assert (lifted.criterion, lifted.state.after) == ("auto", None)
