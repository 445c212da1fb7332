from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Evidence
from advisor.errors import ContentError, UsageError
from advisor.scoring.change import Change
from advisor.scoring.compare import compare
from advisor.scoring.gate import Conditions, MinScore, Verdict, judge
from advisor.scoring.model import Basis, Scorecard
from advisor.scoring.number import exact
from tests.rubric.sound import edited
from tests.scoring.figures import standings
from tests.scoring.pairs import Given, card, pairs
from tests.strategies import QUICK, Case, cases

Pair = tuple[Scorecard, Scorecard]
LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="nothing is kept")
BASES: st.SearchStrategy[Basis] = st.sampled_from(("claimed", "supported"))


def _score(
    found: Scorecard, element: str, least: float, side: str | None = None, basis: Basis = "claimed"
) -> Verdict:
    condition = MinScore(element=element, least=least, side=side)
    (verdict,) = judge(found, Conditions(min_scores=(condition,)), basis)
    return verdict


def _regress(before: Given, after: Given, basis: Basis = "claimed") -> Verdict:
    (verdict,) = judge(card(after), Conditions(base=card(before)), basis)
    return verdict


def test_without_conditions_there_is_nothing_to_judge() -> None:
    assert judge(card({}), Conditions()) == ()


@QUICK
@given(cases(), st.data())
def test_a_least_level_holds_when_that_level_or_a_higher_one_is_held(
    case: Case, data: st.DataObject
) -> None:
    found = case.card
    basis: Basis = data.draw(BASES)
    least = data.draw(st.integers(0, found.top))
    (verdict,) = judge(found, Conditions(min_level=least), basis)
    held = found.held(basis)
    assert verdict.holds == (held is not None and held >= least)
    if verdict.holds:
        assert verdict.failures == ()
    elif held is not None:
        assert verdict.failures


@QUICK
@given(cases(), st.data())
def test_a_least_score_holds_when_there_is_a_score_and_it_is_no_lower(
    case: Case, data: st.DataObject
) -> None:
    found = case.card
    side = data.draw(st.sampled_from(sorted(found.sides)))
    parts = [part.id for part in (*found.dimensions, *found.stages)]
    element = data.draw(st.sampled_from(["overall", *parts]))
    least = data.draw(st.integers(0, 10_000 * found.top)) / 10_000
    standing = standings(found)[side if element == "overall" else f"{element} {side}"]
    holds = standing.score is not None and exact(standing.score) >= exact(least)
    assert _score(found, element, least, side).holds == holds
    if standing.score is not None:
        assert _score(found, element, standing.score, side).holds


def test_a_score_of_nothing_answered_does_not_hold_even_at_0() -> None:
    verdict = _score(card({"copies.backup": UNKNOWN}), "copies", 0)
    assert (verdict.holds, verdict.found) == (False, "nothing is answered, so there is no score")


def test_a_score_is_never_rounded_up_to_its_condition() -> None:
    near = edited(
        {
            ("practices", 1, "side"): "people",
            ("practices", 0, "weight"): 99.6,
            ("practices", 1, "weight"): 0.4,
        }
    )
    found = card({"answering.rota": 2, "answering.alerts": 1}, near)
    assert found.score.value == float(Fraction("1.996"))
    verdict = _score(found, "overall", 2)
    assert (verdict.holds, verdict.found) == (False, "1.996")
    assert _score(found, "overall", 1.996).holds


def test_on_supported_levels_a_score_is_the_mean_of_what_evidence_backs() -> None:
    word = Evidence(kind="word", ref="any")
    found = card({"copies.backup": Answer(level=4, evidence=(word,)), "copies.restore": 2})
    assert _score(found, "overall", 3).holds
    verdict = _score(found, "overall", 0.6, basis="supported")
    assert (verdict.holds, verdict.found) == (False, "0.5882")  # 10 / 17, by weight


def test_the_primary_side_is_judged_unless_another_one_is_named() -> None:
    found = card({"answering.rota": 2, "answering.alerts": 1}, edited({}))
    assert _score(found, "answering", 2).holds
    assert not _score(found, "answering", 2, side="machines").holds
    assert _score(found, "answering", 1, side="machines").holds


@pytest.mark.parametrize(
    ("element", "side", "hint"),
    [
        ("answring", None, "Did you mean `answering`?"),
        ("detec", None, "Did you mean `detect`?"),
        ("overal", None, "Did you mean `overall`?"),
        ("answering", "peple", "Did you mean `people`?"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest_name(
    element: str, side: str | None, hint: str
) -> None:
    with pytest.raises(UsageError) as raised:
        _score(card({}, edited({})), element, 1, side)
    assert raised.value.problems[0].hint == hint


@pytest.mark.parametrize(
    "conditions",
    [
        Conditions(min_level=3),
        Conditions(min_level=-1),
        Conditions(min_scores=(MinScore(element="overall", least=2.1),)),
        Conditions(min_scores=(MinScore(element="overall", least=-0.1),)),
        Conditions(min_scores=(MinScore(element="overall", least=float("nan")),)),
    ],
)
def test_a_level_or_score_that_cannot_be_is_refused(conditions: Conditions) -> None:
    with pytest.raises(UsageError, match=r"no level|no score") as raised:
        judge(card({}, edited({})), conditions)
    assert "0 to 2" in (raised.value.problems[0].hint or "")


@QUICK
@given(cases(), BASES)
def test_nothing_regresses_against_itself(case: Case, basis: Basis) -> None:
    assert judge(case.card, Conditions(base=case.card), basis)[0].holds


@QUICK
@given(pairs(), BASES)
def test_no_regress_holds_exactly_when_no_level_and_no_gate_fell(pair: Pair, basis: Basis) -> None:
    before, after = pair
    comparison = compare(before, after, basis)
    levels = [*comparison.sides.values()]
    levels += [side for part in comparison.dimensions for side in part.sides.values()]
    kept = all(_kept(change.held(basis)) for change in levels)
    (verdict,) = judge(after, Conditions(base=before), basis)
    assert verdict.holds == (kept and not comparison.fallen)
    assert verdict.holds == (not verdict.failures)


def _kept(held: Change[int | None]) -> bool:
    return held.before is None or (held.after is not None and held.after >= held.before)


@pytest.mark.parametrize(
    ("before", "after", "failures"),
    [
        ({"copies.backup": 1}, {"copies.backup": 2}, []),
        (
            {"copies.backup": 2},
            {"copies.backup": 1},
            [
                "operations:overall fell from level 2 to 1: copies.backup (at 1, 2 is needed)",
                "operations:copies fell from level 2 to 1: copies.backup (at 1, 2 is needed)",
                "copies.backup fell below its gate for level 2: at 1, 2 is needed",
            ],
        ),
        (
            {"copies.backup": 1, "copies.restore": 3},
            {"copies.backup": 1, "copies.restore": 2},
            ["copies.restore fell below its gate for level 3: at 2, 3 is needed"],
        ),
        (
            {"copies.backup": 1, "copies.restore": LEFT_OUT},
            {"copies.backup": LEFT_OUT, "copies.restore": LEFT_OUT},
            [
                "operations:overall held level 1 and can hold none now: no gated practice applies",
                "operations:copies held level 1 and can hold none now: no gated practice applies",
            ],
        ),
    ],
)
def test_each_regress_is_named_with_its_reason(
    before: Given, after: Given, failures: list[str]
) -> None:
    verdict = _regress(before, after)
    assert list(verdict.failures) == failures
    assert verdict.holds == (not failures)


def test_strict_sees_evidence_that_is_gone() -> None:
    shown = {"copies.backup": Answer(level=2, evidence=(Evidence(kind="log", ref="any"),))}
    told = {"copies.backup": 2}
    assert _regress(shown, told).holds
    assert not _regress(shown, told, "supported").holds


def test_a_base_of_another_rubric_is_refused() -> None:
    with pytest.raises(ContentError, match="cannot be compared"):
        judge(card({}), Conditions(base=card({}, edited({}))))
