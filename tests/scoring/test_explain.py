import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.model import Answer, Waiver
from advisor.errors import UsageError
from advisor.scoring.explain import WHOLE, explain
from advisor.scoring.feature import facts
from advisor.scoring.level import unsupported_claims
from advisor.scoring.model import Scorecard
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, LOG, SHIP, TRAIN, WORD, card
from tests.strategies import QUICK, Case, cases

BACKED = {TRAIN: Answer(level=1, evidence=(LOG,)), CHECK: Answer(level=1)}


def _elements(card: Scorecard) -> dict[str, str]:
    return {
        WHOLE: "overall",
        **dict.fromkeys(card.sides, "side"),
        **dict.fromkeys((part.id for part in card.dimensions), "dimension"),
        **dict.fromkeys((part.id for part in card.stages), "stage"),
        **dict.fromkeys((feature.id for feature in card.features), "feature"),
        **dict.fromkeys((practice.id for practice in card.practices), "practice"),
        **dict.fromkeys(facts(card.practices), "criterion"),
    }


@QUICK
@given(cases(), st.data())
def test_every_element_is_explained_under_its_own_id(case: Case, data: st.DataObject) -> None:
    elements = _elements(case.card)
    element = data.draw(st.sampled_from(sorted(elements)))
    explanation = explain(case.card, element, "supported")
    assert (explanation.id, explanation.kind) == (element, elements[element])
    assert explanation.basis == "supported"


@QUICK
@given(cases())
def test_the_terms_of_a_side_come_to_its_score(case: Case) -> None:
    for side in explain(case.card).sides:
        known = [term for term in side.terms if term.value is not None]
        if not known:
            assert side.standing.score is None
            continue
        mean = sum(t.weight * (t.value or 0) for t in known) / sum(t.weight for t in known)
        assert side.standing.score == pytest.approx(mean, abs=2e-4)
        assert len(side.terms) + len(side.left_out) == sum(
            practice.side == side.side for practice in case.card.practices
        )


def test_the_side_that_decides_comes_first_with_its_level_and_what_it_is_short_of() -> None:
    first, other = explain(card(HELD_1)).sides
    assert (first.side, other.side) == ("ml", "ops")
    assert first.level is not None
    assert (first.level.claimed, first.level.guarded, first.next_level) == (1, False, 2)
    assert [feature.id for feature in first.level.lacking] == ["validation"]
    assert [change.criterion for change in first.changes] == ["data", "model", "released"]
    assert {feature.side for feature in first.level.features} == {"ml"}


def test_a_dimension_and_a_stage_have_scores_and_no_level() -> None:
    for element in ("run", "work"):
        for side in explain(card(HELD_1), element).sides:
            assert (side.level, side.next_level, side.changes) == (None, None, ())
            assert side.terms


def test_what_is_claimed_without_evidence_is_named_by_criterion() -> None:
    found = card(BACKED)
    assert [claim.criterion for claim in unsupported_claims(found)] == []
    assert [c.criterion for c in unsupported_claims(card(GUARDED_1))] == ["auto"]
    (first, _) = explain(card(GUARDED_1)).sides
    assert [(claim.criterion, claim.kind) for claim in first.unsupported] == [
        ("auto", "unsupported")
    ]


def test_on_supported_levels_the_next_level_is_the_one_evidence_does_not_reach() -> None:
    (first, _) = explain(card(GUARDED_1), basis="supported").sides
    assert (first.next_level, [change.kind for change in first.changes]) == (1, ["unsupported"])


def test_a_feature_is_explained_by_the_criteria_that_define_it() -> None:
    found = explain(card({CHECK: Answer(level=0, met=("data",))}), "validation").feature
    assert found is not None
    assert (found.feature.state.value, found.side, found.level_title) == (
        "lacking",
        "ML",
        "Automated",
    )
    states = [
        (item.practice, item.criterion.id, item.criterion.state.value) for item in found.criteria
    ]
    assert states == [(CHECK, "data", "met"), (CHECK, "model", "unmet")]


def test_a_practice_is_explained_by_its_criteria_and_the_features_they_define() -> None:
    found = explain(card({TRAIN: Answer(level=1, evidence=(WORD,))}), TRAIN).practice
    assert found is not None
    assert (found.claimed, found.supported, found.value) == (1, 1, 1.0)
    assert [criterion.id for criterion in found.criteria] == ["auto", "logged", "released"]
    assert [feature.id for feature in found.features] == ["training", "pipeline-cd"]
    assert found.says == "The auto fact is seen. The logged fact is seen."
    assert found.next_says == "The released fact is seen."
    assert (found.counts_in, found.side) == ("Run", "ML")


def test_a_practice_left_out_says_by_which_field() -> None:
    found = explain(card({}, trains=False), CHECK).practice
    assert found is not None
    assert [exclusion.field for exclusion in found.excluded] == ["trains"]
    assert (found.says, found.next_says, found.unmet_gates) == (None, None, {})


def test_a_criterion_is_explained_by_what_defines_shows_and_waives_it() -> None:
    waiver = Waiver(criterion="logged", reason="no")
    given_answer = Answer(level=1, by="Ann", note="see there", evidence=(WORD,), waived=(waiver,))
    auto, logged = (
        explain(card({TRAIN: given_answer}), f"{TRAIN}/{name}").criterion
        for name in ("auto", "logged")
    )
    assert auto is not None
    assert logged is not None
    assert [feature.id for feature in auto.features] == ["training"]
    assert (auto.met, auto.all, auto.by, auto.note) == (1, 2, "Ann", "see there")
    assert [item.kind for item in auto.evidence] == ["word"]
    assert auto.waiver is None
    assert logged.waiver is not None
    assert (logged.features, logged.waiver.counts) == ((), False)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("trainin", "training"), (f"{TRAIN}/aut", f"{TRAIN}/auto"), ("run.trian", TRAIN)],
)
def test_what_is_not_there_is_refused_with_the_nearest_that_is(written: str, meant: str) -> None:
    with pytest.raises(UsageError) as raised:
        explain(card({SHIP: Answer(level=1)}), written)
    (problem,) = raised.value.problems
    assert meant in (problem.hint or "")
