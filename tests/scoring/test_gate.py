from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Waiver
from advisor.errors import ContentError, UsageError
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_model import (
    Criticality,
    GateConditions,
    MinScore,
    Uncompared,
    Verdict,
)
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from tests.build import assessment
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, LOG, SHIP, TRAIN, card
from tests.scoring.pairs import pairs
from tests.strategies import QUICK, Case, backups, cases

APPROVED = Waiver(criterion="logged", reason="no", by="Ann", approved_by="Ben")


def _verdict(found: Scorecard, basis: Basis = "claimed", **wanted: object) -> Verdict:
    (verdict,) = check_gate(found, GateConditions(**wanted), basis)  # type: ignore[arg-type] # by name
    return verdict


def test_a_level_is_judged_as_claimed_however_unguarded() -> None:
    assert _verdict(card(HELD_1), min_level=1).holds
    verdict = _verdict(card(HELD_1), min_level=2)
    assert (verdict.holds, verdict.measured) == (False, 1)
    assert [(b.criterion, b.why) for b in verdict.blockers] == [
        ("data", "lacking"),
        ("model", "lacking"),
        ("released", "lacking"),
    ]
    assert not _verdict(card(HELD_1), "supported", min_level=1).holds


@QUICK
@given(cases())
def test_a_level_holds_up_to_the_one_held_and_the_blockers_say_why_not(case: Case) -> None:
    for least in range(case.rubric.top + 1):
        verdict = _verdict(case.card, min_level=least)
        held = case.card.held("claimed")
        assert verdict.holds is (held is not None and held >= least)
        assert not (verdict.holds and verdict.blockers)


@pytest.mark.parametrize(
    ("answers", "least", "holds"),
    [
        ({SHIP: Answer(level=1)}, 1.0, True),
        ({SHIP: Answer(level=1)}, 1.0001, False),
        ({SHIP: Answer(met=("script",))}, 1.0, True),
        ({SHIP: Answer(met=("canary",))}, 1.1, False),
        ({}, 0.0, False),
    ],
)
def test_a_score_is_judged_by_its_low_bound(
    answers: dict[str, Answer], least: float, holds: bool
) -> None:
    for element in ("overall", "run", "work"):
        wanted = MinScore(element=element, least=least, side="ops")
        assert _verdict(card(answers), min_scores=(wanted,)).holds is holds


@QUICK
@given(cases(), st.data())
def test_no_score_holds_that_open_criteria_could_take_away(case: Case, data: st.DataObject) -> None:
    found = case.card
    side = data.draw(st.sampled_from(sorted(found.sides)))
    low = found.sides[side].low
    verdict = _verdict(found, min_scores=(MinScore(element="overall", least=0.0, side=side),))
    assert verdict.measured == (low if found.sides[side].score is not None else None)


def test_how_much_is_known_can_be_asked_for() -> None:
    half = card({TRAIN: Answer(level=1), CHECK: Answer(level=UNKNOWN)})
    share = half.coverage.value or 0.0
    assert _verdict(half, min_coverage=share).holds
    assert not _verdict(half, min_coverage=share + 0.0001).holds
    assert not _verdict(card({}), min_coverage=0.01).holds
    assert _verdict(half, max_unknown=3).holds
    few = _verdict(half, max_unknown=2)
    assert (few.holds, few.measured) == (False, 3)
    assert few.criteria == (f"{CHECK}/data", f"{CHECK}/model", f"{CHECK}/acted-on")


@pytest.mark.parametrize("approved", [True, False])
def test_waived_criteria_are_counted_whether_they_count_or_not(approved: bool) -> None:
    waiver = APPROVED if approved else replace(APPROVED, approved_by=None)
    found = card({TRAIN: Answer(level=1, waived=(waiver,))})
    assert _verdict(found, max_waived=1).holds
    assert not _verdict(found, max_waived=0).holds


FORGOTTEN = (
    Answer(),
    Answer(level=UNKNOWN),
    Answer(level=1, unknown=("logged",)),
    Answer(level=1, waived=(APPROVED,)),
    Answer(level=NOT_APPLICABLE, reason="no", by="Ann", approved_by="Ben"),
)


@pytest.mark.parametrize("now", FORGOTTEN)
@pytest.mark.parametrize("before", [Answer(level=1), Answer(level=0)])
def test_what_was_known_and_is_known_no_more_is_a_regress(before: Answer, now: Answer) -> None:
    verdict = _verdict(card({TRAIN: now}), base=card({TRAIN: before}))
    assert not verdict.holds
    assert verdict.regress is not None
    assert "logged" in {change.criterion for change in verdict.regress.forgotten}


def test_what_the_profile_leaves_out_now_is_a_regress() -> None:
    given_answers = {SHIP: Answer(level=2)}
    base = card(given_answers, serving="online")
    assert not _verdict(card(given_answers, serving="batch"), base=base).holds


@pytest.mark.parametrize(
    ("before", "now", "holds"),
    [
        (GUARDED_1, GUARDED_1, True),
        (HELD_1, GUARDED_1, True),
        (GUARDED_1, HELD_1, False),
        ({TRAIN: Answer(level=1)}, {TRAIN: Answer(level=0)}, False),
        ({TRAIN: Answer(level=1)}, {TRAIN: Answer(level=1, unmet=("logged",))}, True),
        ({TRAIN: Answer(level=0, unmet=("logged",))}, {TRAIN: Answer(level=0)}, True),
    ],
)
def test_a_level_a_feature_or_a_defining_criterion_that_falls_is_a_regress(
    before: dict[str, Answer], now: dict[str, Answer], holds: bool
) -> None:
    verdict = _verdict(card(now), base=card(before))
    assert verdict.holds is holds
    assert verdict.regress is not None
    assert bool(verdict.regress.falls) is not holds


def test_a_fallen_level_names_what_bars_it() -> None:
    verdict = _verdict(card({TRAIN: Answer(level=0)}), base=card(HELD_1))
    assert verdict.regress is not None
    (fall,) = verdict.regress.levels
    assert (fall.side, fall.held.before, fall.held.after) == ("ml", 1, 0)
    assert [blocker.criterion for blocker in fall.barring] == ["auto"]


def test_a_claim_without_evidence_cannot_be_dropped_on_supported_levels() -> None:
    now = {TRAIN: Answer(level=0), CHECK: Answer(level=0)}
    verdict = _verdict(card(now), "supported", base=card(HELD_1))
    assert not verdict.holds
    assert verdict.regress is not None
    (fall,) = verdict.regress.levels
    assert (fall.basis, fall.held.before, fall.held.after) == ("claimed", 1, 0)
    assert [feature.id for feature in verdict.regress.features] == ["training"]
    assert [change.criterion for change in verdict.regress.criteria] == ["auto"]


def test_what_fell_as_claimed_and_as_supported_is_told_once() -> None:
    shown = {TRAIN: Answer(level=1, evidence=(LOG,)), CHECK: Answer(level=0)}
    verdict = _verdict(card({TRAIN: Answer(level=0)}), "supported", base=card(shown))
    assert verdict.regress is not None
    assert [fall.basis for fall in verdict.regress.levels] == ["supported"]
    assert [feature.id for feature in verdict.regress.features] == ["training"]
    assert [change.criterion for change in verdict.regress.criteria] == ["auto"]


def test_evidence_that_is_gone_is_a_regress_on_supported_levels_alone() -> None:
    shown = card({TRAIN: Answer(level=1, evidence=(LOG,)), CHECK: Answer(level=0)})
    assert not _verdict(card(HELD_1), "supported", base=shown).holds
    assert _verdict(card(HELD_1), base=shown).holds


@QUICK
@given(pairs())
def test_strict_never_passes_what_fails_without(pair: tuple[Scorecard, Scorecard]) -> None:
    before, after = pair
    assert _verdict(after, base=before).holds or not _verdict(after, "supported", base=before).holds


@QUICK
@given(cases())
def test_nothing_regresses_from_itself(case: Case) -> None:
    assert _verdict(case.card, base=case.card).holds


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"min_level": 3}, "no level 3"),
        ({"min_level": -1}, "no level -1"),
        ({"min_scores": (MinScore(element="run", least=3),)}, "no score can be 3"),
        ({"min_scores": (MinScore(element="walk", least=1),)}, "called `walk`"),
        ({"min_scores": (MinScore(element="run", least=1, side="mll"),)}, "called `mll`"),
        ({"min_coverage": 1.5}, "no coverage can be 1.5"),
        ({"max_unknown": -1}, "no number of criteria can be -1"),
        ({"max_waived": -1}, "no number of criteria can be -1"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(wanted: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        _verdict(card({}), **wanted)


def test_a_base_of_another_rubric_is_refused() -> None:
    other = Case(backups(), assessment(backups(), {})).card
    with pytest.raises(ContentError, match="cannot be compared"):
        _verdict(card({}), base=other)


def test_verdicts_come_in_the_order_of_the_conditions() -> None:
    conditions = GateConditions(
        min_level=0, min_coverage=0.0, max_unknown=0, max_waived=0, base=card({})
    )
    kinds = [verdict.kind for verdict in check_gate(card({}), conditions)]
    assert kinds == ["min-level", "min-coverage", "max-unknown", "max-waived", "no-regress"]


@pytest.mark.parametrize(
    ("wanted", "tighter"),
    [
        ({"min_level": 0}, 1),
        ({"min_level": 1}, None),
        ({"min_level": 2}, None),
        ({"min_scores": (MinScore(element="overall", least=0.1),)}, 0.5),
        ({"min_scores": (MinScore(element="overall", least=0.5),)}, None),
        ({"min_coverage": 0.5}, 0.75),
        ({"min_coverage": 0.75}, None),
        ({"max_unknown": 2}, 0),
        ({"max_unknown": 0}, None),
    ],
)
def test_a_limit_that_could_be_stricter_is_told(
    wanted: dict[str, Any], tighter: float | None
) -> None:
    assert _verdict(card(HELD_1), **wanted).tighter == tighter


@QUICK
@given(cases())
def test_the_stricter_limit_would_hold_as_well(case: Case) -> None:
    for name in ("min_level", "min_coverage", "max_unknown", "max_waived"):
        lax: dict[str, Any] = {name: 0 if name.startswith("min") else 10**6}
        if (tighter := _verdict(case.card, **lax).tighter) is not None:
            limit: dict[str, Any] = {name: tighter if name == "min_coverage" else int(tighter)}
            strict = _verdict(case.card, **limit)
            assert (strict.holds, strict.tighter) == (True, None)


def test_what_is_not_compared_holds_and_says_why() -> None:
    verdict = _verdict(card(HELD_1), base=Uncompared(why="first-run"))
    assert (verdict.holds, verdict.regress, verdict.uncompared) == (
        True,
        None,
        Uncompared(why="first-run"),
    )


@pytest.mark.parametrize(("said", "holds"), [("high", True), ("medium", False), (None, False)])
def test_a_criticality_of_which_nothing_is_expected_does_not_hold(
    said: str | None, holds: bool
) -> None:
    expected = Criticality(said=said, expected=("high", "low"))
    assert _verdict(card(HELD_1), criticality=expected).holds is holds
