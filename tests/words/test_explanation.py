import pytest

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.scoring.explain import explain
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.words.criterion import profile_titles
from advisor.words.explanation import because
from advisor.words.level_explanation import because_side
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, LOG, SHIP, TRAIN, WORD, card


def _of(found: Scorecard, element: str, basis: Basis = "claimed") -> str:
    return " ".join(because(explain(found, element, basis), profile_titles(found)))


def _side(found: Scorecard, basis: Basis = "claimed") -> str:
    return " ".join(because_side(explain(found, "ml", basis).sides[0], basis))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "Level 1 is not held: 0 of 1 core features are; 1 defining criterion is not known"),
        ({}, "Not enough is known to tell what level could be held."),
        (HELD_1, "Level 1 is held, with 1 core feature and all that lower levels rest on."),
        (HELD_1, "It is unguarded: “Validation of models” is lacking, and bars level 2."),
        (HELD_1, "Level 2 is not held: 0 of 1 core features are; 3 defining criteria are lacking"),
        ({TRAIN: Answer(level=1)}, "Whether it is guarded is not known: “Validation of models” is"),
        (GUARDED_1, "It is guarded: every component that applies is held."),
        (GUARDED_1, "Evidence supports level 0 only: 1 criterion that level 1 rests on is met and"),
        ({TRAIN: Answer(level=2), CHECK: Answer(level=2)}, "There is no higher level."),
    ],
)  # fmt: skip
def test_a_side_says_why_it_holds_its_level_and_no_higher(
    answers: dict[str, Answer], said: str
) -> None:
    assert said in _side(card(answers))


def test_on_supported_levels_a_side_speaks_of_what_is_shown() -> None:
    assert "Level 1 is not held" in _side(card(GUARDED_1), "supported")
    assert "Evidence supports" not in _side(card(GUARDED_1), "supported")


def test_a_part_of_the_rubric_has_no_level_to_explain() -> None:
    for side in explain(card(HELD_1), "run").sides:
        assert because_side(side, "claimed") == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(level=0), "Level 0 is claimed, which needs no evidence."),
        (Answer(level=1), "Claimed 1, supported 0: no evidence is given."),
        (Answer(level=1, evidence=(WORD,)), "Claimed 1, supported 1."),
        (Answer(level=UNKNOWN), "It is unknown: it counts as not known, and adds no score."),
        (Answer(level=1, unknown=("released",)), "Level 2: 0 of 1 criterion is met, 1 not known."),
        (Answer(level=1), "It helps to define “Training” and “Pipeline-Cd”."),
        (Answer(level=1), "It counts with weight 1 in the Run score of ML, now 1.0."),
        (Answer(level=NOT_APPLICABLE, reason="no models"), "Waived by nobody named: no models."),
    ],
)
def test_a_practice_says_what_its_answer_counts_for(answer: Answer, said: str) -> None:
    assert said in _of(card({TRAIN: answer}), TRAIN)


def test_a_practice_that_the_profile_leaves_out_says_by_which_field() -> None:
    said = "Left out: asked only where “Own training” is yes; here it is no."
    assert _of(card({}, trains=False), CHECK) == said


def test_a_feature_says_what_it_decides_and_how_much_of_it_is_met() -> None:
    found = card({CHECK: Answer(level=0, met=("data",))})
    core, component = _of(found, "training"), _of(found, "validation")
    assert "it decides whether that is held. It is not known: 0 of 1 criterion" in core
    assert "it decides whether that is guarded. It is lacking: 1 of 2 criteria" in component
    assert "so it is left out" in _of(found, "sharing")


def test_a_criterion_says_what_is_known_of_it_and_what_it_defines() -> None:
    waived = (Waiver(criterion="logged", reason="no logs"),)
    found = card({TRAIN: Answer(level=1, by="Ann", evidence=(LOG,), waived=waived)})
    auto = _of(found, f"{TRAIN}/auto")
    assert auto == (
        "It is met, by Ann. Valid evidence shows it. It defines “Training”. "
        "1 of 2 criteria at level 1 of “Train” are met."
    )
    logged = _of(found, f"{TRAIN}/logged")
    assert "no logs" in logged
    assert "It defines no level" in logged
    out = _of(card({}, serving="batch"), f"{SHIP}/canary")
    assert out == "Left out: asked only where “Serving” is online; here it is batch."
