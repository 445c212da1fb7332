from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, Answer
from advisor.document.data import as_data
from advisor.errors import UsageError
from advisor.scoring.explain import explain
from advisor.scoring.model import Basis, Scorecard
from advisor.scoring.number import exact, rounded_down
from tests.build import assessment, perfect, with_answers
from tests.scoring.figures import standings
from tests.strategies import QUICK, Case, backups, cases, shipped

BASES: tuple[Basis, ...] = ("claimed", "supported")


def _explainable(card: Scorecard) -> list[str]:
    parts = [part.id for part in (*card.dimensions, *card.stages)]
    return ["overall", *card.sides, *parts]


@QUICK
@given(cases(), st.data())
def test_the_terms_shown_give_the_score_shown(case: Case, data: st.DataObject) -> None:
    card = case.card
    element = data.draw(st.sampled_from(_explainable(card)))
    for side in explain(card, element, data.draw(st.sampled_from(BASES))).sides:
        known = [(exact(t.weight), t.value) for t in side.terms if t.value is not None]
        weight = sum((weight for weight, _ in known), Fraction(0))
        points = sum(weight * value for weight, value in known)
        assert side.standing.score == (rounded_down(Fraction(points) / weight) if known else None)
        assert len(side.terms) == side.standing.applicable
        assert len(known) == side.standing.answered


@QUICK
@given(cases(), st.data())
def test_the_sides_explained_are_those_of_the_scorecard_the_deciding_one_first(
    case: Case, data: st.DataObject
) -> None:
    card = case.card
    element = data.draw(st.sampled_from(_explainable(card)))
    sides = explain(card, element).sides
    known = standings(card)
    for side in sides:
        place = side.side if element in ("overall", side.side) else f"{element} {side.side}"
        assert as_data(side.standing) == as_data(known[place])
    if element not in card.sides:
        assert sides[0].side == case.rubric.primary_side
        assert {side.side for side in sides} == set(card.sides)


@QUICK
@given(cases(), st.data())
def test_the_changes_shown_reach_the_next_level_of_what_is_explained(
    case: Case, data: st.DataObject
) -> None:
    element = data.draw(st.sampled_from(_explainable(case.card)))
    side = data.draw(st.sampled_from(explain(case.card, element).sides))
    assume(side.next_level is not None)
    done = {change.practice: Answer(level=change.need) for change in side.changes}
    after = score(case.rubric, with_answers(case.assessment, done))
    reached = next(s for s in explain(after, element).sides if s.side == side.side).standing.level
    assert reached is not None
    assert side.next_level is not None
    assert reached >= side.next_level


@QUICK
@given(cases())
def test_the_overall_changes_are_the_blockers_of_the_scorecard_on_either_basis(case: Case) -> None:
    card = case.card
    for basis, blockers in zip(BASES, (card.blockers, card.supported_blockers), strict=True):
        whole = explain(card, "overall", basis)
        assert (whole.kind, whole.basis) == ("overall", basis)
        assert as_data(whole.sides[0].changes) == as_data(blockers)


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("overall", "overall"),
        ("devops", "side"),
        ("testing", "dimension"),
        ("deploy", "stage"),
        ("testing.data-validation", "practice"),
    ],
)
def test_each_kind_of_element_can_be_explained(element: str, kind: str) -> None:
    explanation = explain(score(shipped(), assessment(shipped(), {})), element)
    assert (explanation.id, explanation.kind) == (element, kind)
    assert explanation.title
    assert bool(explanation.sides) is (kind != "practice")
    assert (explanation.practice is not None) is (kind == "practice")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("testing.data-validaton", "testing.data-validation"),
        ("testin", "testing"),
        ("overal", "overall"),
        ("mlop", "mlops"),
        ("deploi", "deploy"),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest_one(asked: str, meant: str) -> None:
    with pytest.raises(UsageError, match=asked) as refused:
        explain(score(shipped(), assessment(shipped(), {})), asked)
    assert refused.value.problems[0].hint == f"Did you mean `{meant}`?"


def test_an_unknown_id_like_nothing_else_is_refused_without_a_guess() -> None:
    with pytest.raises(UsageError) as refused:
        explain(score(shipped(), assessment(shipped(), {})), "zzz")
    assert refused.value.problems[0].hint is None


def test_on_the_strict_basis_the_explanation_starts_from_what_is_supported() -> None:
    card = score(backups(), assessment(backups(), {"copies.backup": 4, "copies.restore": 4}))
    (claimed,) = explain(card, "copies").sides
    (strict,) = explain(card, "copies", "supported").sides
    assert (claimed.next_level, claimed.changes) == (None, ())
    assert claimed.because[-2:] == (
        "There is no higher level.",
        "Evidence supports level 0 only: 2 practices do not show what level 4 rests on.",
    )
    assert [claim.practice for claim in claimed.unsupported] == ["copies.backup", "copies.restore"]
    assert strict.next_level == 1
    assert [change.kind for change in strict.changes] == ["unsupported"]
    assert strict.because == (
        "Level 1 is not held: of 1 practice with a gate up to it, 1 did not meet theirs.",
    )


def test_practices_left_out_are_named_and_add_no_term() -> None:
    left_out = Answer(level=NOT_APPLICABLE, reason="nothing to restore")
    card = score(backups(), with_answers(perfect(backups()), {"copies.restore": left_out}))
    (whole,) = explain(card).sides
    assert whole.left_out == ("copies.restore",)
    assert [term.practice for term in whole.terms] == ["copies.backup"]
    (stage,) = explain(card, "recover").sides
    assert (stage.terms, stage.next_level, stage.standing.level) == ((), None, None)
    assert stage.because == ("No applicable practice here has a gate, so no level can be held.",)


def test_a_level_in_between_says_what_holds_it_and_what_keeps_the_next() -> None:
    card = score(backups(), assessment(backups(), {"copies.backup": 3, "copies.restore": 1}))
    (whole,) = explain(card).sides
    assert whole.because == (
        "Level 2 is held: 1 practice met every gate up to it.",
        "Level 3 is not held: of 2 practices with a gate up to it, 1 did not meet theirs.",
        "Evidence supports level 0 only: 1 practice does not show what level 2 rests on.",
    )
