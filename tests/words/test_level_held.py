import re

import pytest
from hypothesis import given

from advisor.assessment.model import UNKNOWN, Answer, Waiver
from advisor.scoring.number import show_score
from advisor.words.coverage import (
    as_range,
    say_answers,
    say_coverage,
    say_score,
    say_thin,
    say_waivers,
    say_without_criteria,
)
from advisor.words.level_held import say_held, say_possible
from advisor.words.next_level import say_toward
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, LOG, SHIP, TRAIN, card
from tests.strategies import QUICK, Case, cases

OFF_HAND = re.compile(r"missing|manual|by hand|people carry", re.IGNORECASE)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({TRAIN: Answer(level=0)}, "Level 0 with 0 of 1 core feature of level 1"),
        (HELD_1, "Level 1, unguarded, for lack of validation of models"),
        ({TRAIN: Answer(level=1)}, "Level 1, not known to be guarded, open: validation of models"),
        (GUARDED_1, "Level 1, guarded"),
        ({TRAIN: Answer(level=2), CHECK: Answer(level=2)}, "Level 2, guarded"),
    ],
)
def test_a_level_is_told_with_what_it_is_short_of(answers: dict[str, Answer], said: str) -> None:
    assert say_held(card(answers)) == said


def test_several_components_are_listed() -> None:
    answers = {TRAIN: Answer(level=1), CHECK: Answer(level=0)}
    said = "Level 1, unguarded, for lack of validation of models and sharing of models"
    assert say_held(card(answers, models=2)) == said


def test_the_supported_level_and_the_other_side_are_told_likewise() -> None:
    assert (
        say_held(card(GUARDED_1), basis="supported")
        == "Level 0 with 0 of 1 core feature of level 1"
    )
    shown = {TRAIN: Answer(level=1, evidence=(LOG,)), CHECK: Answer(level=1)}
    said = say_held(card(shown), basis="supported")
    assert said == "Level 1, not known to be guarded, open: validation of models"
    assert say_held(card({SHIP: Answer(level=1)}), "ops") == "Level 1, guarded"


@QUICK
@given(cases())
def test_what_is_not_known_is_never_told_as_missing_or_manual(case: Case) -> None:
    for side in case.card.sides:
        assert not OFF_HAND.search(say_held(case.card, side))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "not enough is known to tell"),
        ({TRAIN: Answer(level=2)}, "level 2, if all that is open turns out met"),
        (HELD_1, "level 1, no higher"),
    ],
)
def test_what_is_possible_is_told_only_where_enough_is_known(
    answers: dict[str, Answer], said: str
) -> None:
    assert say_possible(card(answers)) == said


def test_the_way_to_the_next_level_is_counted() -> None:
    toward = card({TRAIN: Answer(level=2), CHECK: Answer(unmet=("data",))}).toward["ml"]
    assert toward is not None
    said = "level 2: 1 of 1 core features held, 1 of 3 defining criteria met, 1 not known"
    assert say_toward(toward) == said


def test_too_little_known_is_no_assessment_yet() -> None:
    thin = say_thin(card({TRAIN: Answer(level=0)}))
    assert thin is not None
    assert thin.startswith("This is no assessment yet: 33 % of the criteria")
    assert say_thin(card(GUARDED_1)) is None


def test_a_score_of_little_is_told_as_its_range_only() -> None:
    little = card({TRAIN: Answer(met=("auto",))})
    assert as_range(little)
    assert say_score(little) == "between 0.2 and 2.0 of 2"
    assert say_score(card({})) == "between 0.0 and 2.0 of 2"
    most = card({TRAIN: Answer(level=1), CHECK: Answer(level=1, unknown=("acted-on",))})
    assert say_score(most) == "1.0 of 2, between 1.0 and 1.5 however open criteria turn out"
    assert say_score(card(GUARDED_1)) == "1.0 of 2"


@QUICK
@given(cases())
def test_a_score_of_little_shows_no_single_number(case: Case) -> None:
    found = case.card
    if as_range(found) and found.score.low != found.score.high and found.score.low is not None:
        assert say_score(found).startswith(f"between {show_score(found.score.low)} and")


def test_coverage_counts_criteria_and_practices() -> None:
    found = card({TRAIN: Answer(level=1), CHECK: Answer(level=UNKNOWN)})
    assert say_coverage(found) == "37 % of 8 criteria answered, 40 % of the defining ones"
    said = "1 practice answered, 0 of it in part; 1 unknown, 1 unanswered, 0 not applicable"
    assert say_answers(found) == said


def test_waivers_are_told_with_how_many_count() -> None:
    waivers = (
        Waiver(criterion="logged", reason="no", by="Ann", approved_by="Ben"),
        Waiver(criterion="released", reason="no"),
    )
    said = say_waivers(card({TRAIN: Answer(level=1, waived=waivers)}))
    assert said is not None
    assert said.startswith("2 waivers, 1 of which count")
    assert say_waivers(card({})) is None


def test_a_scorecard_with_criteria_needs_no_excuse() -> None:
    assert say_without_criteria(card({})) is None
