import datetime as dt

import pytest

from advisor.assessment.model import Answer, Urgent, Waiver
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.scoring.level import features_of
from advisor.scoring.score import score
from advisor.words.next_level import say_left
from advisor.words.standing_bar import (
    say_briefly,
    say_effect,
    say_standing,
    say_time,
    say_urgent,
    say_why,
)
from tests.build import RUBRICS, assessment, with_answers

MODELS, SOFTWARE = "release.model-release", "release.code-release"


@pytest.fixture
def rubric() -> Rubric:
    return load_rubric(RUBRICS / "facts.yaml")


@pytest.mark.parametrize(
    ("met", "unmet", "says"),
    [
        ((), (), "Level 0, 0 of 1 core feature"),
        (("by-a-script",), (), "Level 1, not known to be guarded"),
        (("by-a-script",), ("one-action-back",), "Level 1, unguarded"),
        (("by-a-script", "one-action-back"), (), "Level 1, guarded"),
    ],
)
def test_a_level_is_told_briefly_with_what_is_known_of_its_guard(
    rubric: Rubric, met: tuple[str, ...], unmet: tuple[str, ...], says: str
) -> None:
    given = with_answers(assessment(rubric, {}), {MODELS: Answer(met=met, unmet=unmet)})
    features = features_of(score(rubric, given))
    assert say_briefly(features) == says
    assert say_standing(features, None, brief=True) == says


def test_what_is_no_assessment_yet_says_so_first(rubric: Rubric) -> None:
    features = features_of(score(rubric, assessment(rubric, {})))
    assert say_standing(features, 0.128, brief=True) == "No assessment yet, 12 % known"
    assert say_standing(features, 0.0, brief=False) == (
        "No assessment yet, 0 % known: level 0, 0 of 1 core feature"
    )


def test_lacking_and_not_known_are_never_counted_together(rubric: Rubric) -> None:
    waived = (Waiver(criterion="by-a-script", reason="no script"),)
    answers = {MODELS: Answer(waived=waived), SOFTWARE: Answer(unmet=("script",))}
    card = score(rubric, with_answers(assessment(rubric, {}), answers))
    assert say_left(card.blockers) == "1 not known"
    assert [say_why(blocker) for blocker in card.blockers] == ["waived, not approved"]
    unmet = Answer(met=("by-a-script",), unmet=("one-action-back",))
    card = score(rubric, with_answers(assessment(rubric, {}), {MODELS: unmet}))
    assert say_left(card.blockers) == "1 lacking, 1 not known"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((0, None), (1, True), "reaches level 1"),
        ((2, True), (0, None), "falls to level 0"),
        ((1, False), (1, True), "guards level 1"),
        ((1, True), (1, False), "leaves level 1 unguarded"),
        ((1, True), (1, None), ""),
        ((None, None), (1, True), ""),
    ],
)
def test_an_effect_is_told_where_the_level_or_its_guard_moves(
    before: tuple[int | None, bool | None], after: tuple[int | None, bool | None], says: str
) -> None:
    assert say_effect(before, after) == says


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (0.2, "about 1 minute"),
        (14.6, "about 15 minutes"),
        (120, "about 2 hours"),
        (165, "about 2 h 40 min"),
    ],
)
def test_times_are_told_in_minutes_and_long_ones_in_hours(minutes: float, says: str) -> None:
    assert say_time(minutes) == says


def test_what_hurt_is_told_as_far_as_it_is_known() -> None:
    assert say_urgent(Urgent()) == "Urgent: its lack hurt lately"
    hurt = Urgent(what="wrong model live", date=dt.date(2026, 3, 17))
    assert say_urgent(hurt) == "Urgent: wrong model live, 2026-03-17"
