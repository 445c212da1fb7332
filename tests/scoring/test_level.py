from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.assessment.model import UNKNOWN, Answer, Waiver
from advisor.scoring.feature import facts
from advisor.scoring.level import blockers_for, features_of
from advisor.scoring.model import Blocker
from advisor.scoring.states import Basis, FeatureState
from tests.build import assessment
from tests.scoring.delivery import (
    CHECK,
    GUARDED_1,
    HELD_1,
    LOG,
    SHIP,
    TRAIN,
    WORD,
    card,
)
from tests.scoring.figures import with_state
from tests.strategies import QUICK, Case, backups, cases, shipped

Answers = dict[str, Answer]
PERFECT = {name: Answer(level=2, evidence=(LOG,)) for name in (TRAIN, CHECK, SHIP)}


@pytest.mark.parametrize(
    ("answers", "claimed", "guarded", "ceiling", "possible"),
    [
        ({}, 0, None, 2, None),
        ({TRAIN: Answer(level=0)}, 0, None, 0, 0),
        (HELD_1, 1, False, 1, 1),
        ({TRAIN: Answer(level=1)}, 1, None, 1, 1),
        (GUARDED_1, 1, True, 1, 1),
        ({TRAIN: Answer(level=2), CHECK: Answer(level=0)}, 1, False, 1, 1),
        ({TRAIN: Answer(level=2), CHECK: Answer(level=1)}, 2, False, 2, 2),
        ({TRAIN: Answer(level=2), CHECK: Answer(level=2)}, 2, True, 2, 2),
        ({TRAIN: Answer(level=2)}, 1, None, 2, 2),
        ({TRAIN: Answer(level=1, unknown=("released",))}, 1, None, 2, None),
    ],
)
def test_core_features_decide_the_level_and_components_whether_it_is_guarded(
    answers: Answers,
    claimed: int,
    guarded: bool | None,
    ceiling: int,
    possible: int | None,
) -> None:
    found = card(answers)
    standing = found.standing()
    assert (standing["claimed"], found.guarded()) == (claimed, guarded)
    assert (standing["ceiling"], standing["possible"]) == (ceiling, possible)


def test_each_side_has_a_level_of_its_own_and_none_without_a_core_feature_in_scope() -> None:
    found = card({SHIP: Answer(level=1)}, serving="batch")
    assert (found.level["ops_claimed"], found.level["ml_claimed"]) == (1, 0)
    assert found.level["claimed"] == 0
    assert found.level["ops_guarded"] is True


def test_a_rubric_of_five_levels_and_no_criteria_is_judged_by_its_gates() -> None:
    for backup, restore, held in ((0, 4, 0), (1, 0, 1), (2, 4, 2), (4, 0, 2), (3, 3, 3), (4, 4, 4)):
        team = assessment(backups(), {"copies.backup": backup, "copies.restore": restore})
        found = Case(backups(), team).card
        assert found.held("claimed") == held
        assert [feature.role for feature in found.features] == ["core"] * len(found.features)


def test_evidence_holds_the_supported_level() -> None:
    assert card(PERFECT).standing() == {"claimed": 2, "ceiling": 2, "possible": 2, "supported": 2}
    weak = {name: Answer(level=2, evidence=(WORD,)) for name in (TRAIN, CHECK)}
    assert card(weak).standing()["supported"] == 1
    assert card(GUARDED_1).standing()["supported"] == 0


def test_the_way_to_the_next_level_is_counted_in_features_and_criteria() -> None:
    toward = card(GUARDED_1).toward["ml"]
    assert toward is not None
    assert (toward.level, toward.features.held, toward.features.all) == (2, 0, 1)
    # The components of the level held bar the next one, so they count.
    assert (toward.criteria.met, toward.criteria.open, toward.criteria.all) == (2, 0, 3)
    assert card(PERFECT).toward["ml"] is None
    first = card({TRAIN: Answer(level=UNKNOWN)}).toward["ml"]
    assert first is not None
    assert (first.criteria.met, first.criteria.open, first.criteria.all) == (0, 1, 1)


@pytest.mark.parametrize(
    ("answer", "why", "kind", "have"),
    [
        (Answer(level=0), "lacking", "below", 0),
        (Answer(level=UNKNOWN), "not-known", "unknown", None),
        (Answer(), "not-known", "unanswered", None),
        (
            Answer(level=1, waived=(Waiver(criterion="auto", reason="no"),)),
            "not-known",
            "waived",
            0,
        ),
    ],
)
def test_a_blocker_is_lacking_or_not_known(
    answer: Answer, why: str, kind: str, have: int | None
) -> None:
    (blocker,) = card({TRAIN: answer}).blockers
    assert (blocker.practice, blocker.criterion, blocker.feature) == (TRAIN, "auto", "training")
    assert (blocker.why, blocker.kind, blocker.have, blocker.need) == (why, kind, have, 1)
    assert (blocker.level, blocker.text) == (1, "The auto fact is seen.")


def test_a_claim_without_evidence_blocks_the_supported_level_alone() -> None:
    found = card({TRAIN: Answer(level=2, evidence=(WORD,)), CHECK: Answer(level=2)})
    assert not found.blockers
    assert [(b.criterion, b.kind, b.level) for b in found.supported_blockers] == [
        ("data", "unsupported", 2),
        ("model", "unsupported", 2),
        ("released", "unsupported", 2),
    ]


@QUICK
@given(cases())
def test_each_level_up_to_the_one_held_has_no_blocker_and_the_next_has_one(case: Case) -> None:
    card = case.card
    bases: tuple[Basis, ...] = ("claimed", "supported")
    for side in card.sides:
        for basis in bases:
            features = features_of(card, side, basis)
            held = card.held(basis, side)
            assert features.held == held
            if held is not None:
                assert not blockers_for(features, held, card.practices)
            following = features.following
            assert (following is None) or blockers_for(features, following, card.practices)


@QUICK
@given(cases(), st.data())
def test_the_blockers_are_the_smallest_set_of_changes_that_reaches_the_next_level(
    case: Case, data: st.DataObject
) -> None:
    blockers = case.card.blockers
    whole = {p for p, a in case.assessment.answers.items() if a.level == "not_applicable"}
    assume(blockers and not whole & {blocker.practice for blocker in blockers})
    level = blockers[0].level
    assert level > (case.card.held("claimed") or 0)
    assert _held_after(case, blockers) >= level
    spared = data.draw(st.sampled_from(blockers))
    assert _held_after(case, [b for b in blockers if b is not spared]) < level


def _held_after(case: Case, changes: Iterable[Blocker]) -> int:
    for change in changes:
        case = with_state(case, f"{change.practice}/{change.criterion}", "met")
    return case.card.held("claimed") or 0


@QUICK
@given(cases())
def test_a_feature_is_lacking_only_where_one_of_its_criteria_is_unmet(case: Case) -> None:
    known = facts(case.card.practices)
    for feature in case.card.features:
        scope = [known[name] for name in feature.criteria if known[name].in_scope]
        assert (feature.state is FeatureState.OUT_OF_SCOPE) is (not scope)
        assert (feature.state is FeatureState.LACKING) is any(c.unmet for c in scope)
        if feature.state is FeatureState.HELD:
            assert all(criterion.met("claimed") for criterion in scope)
        assert not feature.supported or feature.state is FeatureState.HELD


def test_a_feature_that_the_profile_leaves_out_bars_nobody() -> None:
    alone = card(GUARDED_1).feature("sharing")
    assert (alone.state, alone.criteria) == (FeatureState.OUT_OF_SCOPE, ())
    assert card(GUARDED_1, models=3).guarded() is True
    assert (
        card({**GUARDED_1, CHECK: Answer(level=1, unmet=("shared",))}, models=3).guarded() is False
    )


def test_a_trait_of_level_0_is_told_only_where_its_criteria_are_unmet() -> None:
    for answer, shown in ((Answer(level=0), 1), (Answer(), 0), (Answer(level=UNKNOWN), 0)):
        assert len(card({TRAIN: answer}).levels[0].traits) == shown


def test_a_team_that_trains_and_prompts_holds_a_level_when_it_holds_both_sets() -> None:
    sets = {kind.id for kind in shipped().sets}
    both = {"own-training": True, "prompted-model": True}
    half = {
        p.id: Answer(level=2 if p.applies_when.get("own-training") else 0)
        for p in shipped().practices
    }
    team = assessment(shipped(), {name: answer.level for name, answer in half.items()}, both)
    found = Case(shipped(), team).card
    assert set(found.parts) == sets
    held = {part.claimed for part in found.parts.values()}
    assert found.held("claimed") == min(level or 0 for level in held)
    one = Case(shipped(), assessment(shipped(), {})).card
    assert len(one.parts) == 1
