import pytest
from hypothesis import given

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer
from tests.scoring.delivery import CHECK, GUARDED_1, SHIP, TRAIN, card
from tests.strategies import QUICK, Case, cases


@QUICK
@given(cases())
def test_the_counts_add_up_and_give_the_coverage(case: Case) -> None:
    card = case.card
    counts = card.counts
    scope = [c for p in card.practices for c in p.criteria if c.in_scope]
    assert counts.practices == len(case.rubric.practices)
    assert counts.practices == counts.applicable + counts.not_applicable
    assert (counts.criteria, counts.met + counts.unmet) == (
        len(scope),
        sum(criterion.answered for criterion in scope),
    )
    if scope:
        share = (counts.met + counts.unmet) / len(scope)
        assert card.coverage.value == pytest.approx(share, abs=1e-4)
        assert (card.coverage.value == 1) is all(criterion.answered for criterion in scope)
    else:
        assert card.coverage.value is None


@pytest.mark.parametrize(
    ("answers", "defining", "thin"),
    [
        ({}, 0.0, True),
        ({TRAIN: Answer(level=UNKNOWN)}, 0.0, True),
        ({TRAIN: Answer(level=NOT_APPLICABLE, reason="no")}, 0.0, True),
        ({TRAIN: Answer(level=0)}, 0.3333, True),
        ({TRAIN: Answer(level=0), CHECK: Answer(met=("data",))}, 0.6666, False),
        ({TRAIN: Answer(level=0), CHECK: Answer(level=0)}, 1.0, False),
        ({SHIP: Answer(level=2)}, 0.0, True),
    ],
)
def test_the_defining_criteria_of_the_next_level_decide_whether_it_is_an_assessment(
    answers: dict[str, Answer], defining: float, thin: bool
) -> None:
    found = card(answers)
    assert found.coverage.defining == defining
    assert found.thin is thin


def test_reaching_a_level_makes_what_is_known_seem_no_less() -> None:
    one = {name: Answer(level=a.level, unknown=("released", "acted-on")[i : i + 1])
           for i, (name, a) in enumerate(GUARDED_1.items())}  # fmt: skip
    found = card(one)
    assert (found.held("claimed"), found.coverage.defining) == (1, 1.0)
