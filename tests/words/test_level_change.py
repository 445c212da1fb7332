from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from advisor import score
from advisor.assessment.model import UNKNOWN, Answer
from advisor.scoring.compare import compare
from advisor.words.level_change import say_lifted, say_remarks, say_turned, say_why
from tests.build import DAY
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, LOG, TRAIN, card, delivery, team
from tests.scoring.pairs import Pair, pairs
from tests.strategies import QUICK

NOTHING: dict[str, Answer] = {TRAIN: Answer(level=0)}
REACHED = (
    "Level 1 is reached: the last criterion that stood before it was “The auto fact is seen” "
    "(from not met to met)."
)
LIFTED = (
    "Level stays 1: 2 of 3 criteria before level 2 have been met since; 1 remains: “The released "
    "fact is seen”."
)
NEW = (
    "Level stays 1: the one criterion before level 2 has not been met since: “The released "
    "fact is seen”; 2 are new: “The data fact is seen” and “The model fact is seen”."
)
TOP = {TRAIN: Answer(level=2), CHECK: Answer(level=2)}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (NOTHING, HELD_1, [REACHED, "It is unguarded now."]),
        (HELD_1, NOTHING, ["Level fell from 1 to 0: lacking: The auto fact is seen."]),
        (HELD_1, GUARDED_1, [LIFTED, "It is guarded now."]),
        (GUARDED_1, HELD_1, [NEW, "It is unguarded now."]),
        (TOP, TOP, ["Level stays 2."]),
    ],
)
def test_why_the_level_did_or_did_not_move(
    before: dict[str, Answer], after: dict[str, Answer], said: list[str]
) -> None:
    assert say_why(compare(card(before), card(after))) == said


def test_a_level_that_only_evidence_moves_is_the_supported_one() -> None:
    shown = {name: replace(answer, evidence=(LOG,)) for name, answer in GUARDED_1.items()}
    comparison = compare(card(GUARDED_1), card(shown), "supported")
    first, *_ = say_why(comparison)
    assert first.startswith("Supported level 1 is reached")
    assert [say_lifted(i) for i in comparison.blockers.lifted] == ["met, and evidence shows it now"]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (Answer(level=0), "met → not met"),
        (Answer(level=UNKNOWN), "met → unknown"),
        (Answer(), "met → unanswered"),
        (Answer(level=1, evidence=(LOG,)), "met, and evidence shows it now"),
    ],
)
def test_how_a_criterion_turned(after: Answer, said: str) -> None:
    changes = compare(card(HELD_1), card({**HELD_1, TRAIN: after})).criteria
    assert {say_turned(c) for c in changes if c.criterion == "auto"} == {said}


@QUICK
@given(pairs())
def test_every_comparison_can_be_told(pair: Pair) -> None:
    comparison = compare(*pair, "supported")
    assert say_why(comparison)
    assert all(map(say_turned, comparison.criteria))
    assert all(line.endswith(".") for line in say_why(comparison))


def test_what_a_reader_must_know_first_is_remarked() -> None:
    before = card({})
    after = replace(
        before,
        rubric=replace(before.rubric, sha256="another"),
        team={"name": "Others"},
        assessed_on=DAY - timedelta(days=1),
    )
    assert list(say_remarks(compare(before, after))) == [
        "The teams have different names: Any team and Others.",
        "What counts as after is the older one, of 2026-11-22.",
        "The rubric was changed and kept its version 1.0.0.",
    ]
    newer = replace(before, rubric=replace(before.rubric, version="1.1.0"))
    said = "The rubric's version moved from 1.0.0 to 1.1.0."
    assert list(say_remarks(compare(before, newer))) == [said]
    fewer = score(replace(delivery(), practices=delivery().practices[1:]), team({}))
    assert list(say_remarks(compare(before, fewer))) == ["Asked only before: “Train”."]
    assert list(say_remarks(compare(fewer, before))) == ["Asked only now: “Train”."]
