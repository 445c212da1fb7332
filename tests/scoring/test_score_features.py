from dataclasses import replace

import pytest
from hypothesis import given

from advisor import score
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer
from advisor.rubric.model import Rubric
from advisor.scoring.model import FeatureStatus
from tests.build import assessment, perfect, with_answers
from tests.strategies import QUICK, Case, backups, cases

LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="no data is kept")


@QUICK
@given(cases())
def test_every_feature_of_a_held_level_is_held_and_every_trait_of_level_0_is_lost(
    case: Case,
) -> None:
    card = case.card
    deciding = {p.id for p in card.practices if p.side == case.rubric.primary_side}
    for status in card.levels[: (card.held("claimed") or 0) + 1]:
        expected = "missing" if status.level == 0 else "held"
        for feature in status.features:
            if card.held("claimed") and set(feature.practices) <= deciding:
                assert feature.state in (expected, "not_applicable")


@QUICK
@given(cases())
def test_a_feature_lacks_only_practices_that_cover_it_and_is_supported_only_if_shown(
    case: Case,
) -> None:
    for status in case.card.levels:
        for feature in status.features:
            assert set(feature.lacking) <= set(feature.practices)
            assert not (feature.supported and feature.lacking)


def _feature(answer: Answer, name: str = "schedule", rubric: Rubric | None = None) -> FeatureStatus:
    used = rubric or backups()
    card = score(used, with_answers(assessment(used, {}), {"copies.backup": answer}))
    return next(f for level in card.levels for f in level.features if f.id == name)


@pytest.mark.parametrize(
    ("answer", "state", "lacking"),
    [
        (Answer(level=2), "held", ()),
        (Answer(level=1), "missing", ("copies.backup",)),
        (Answer(level=UNKNOWN), "not_shown", ("copies.backup",)),
        (Answer(), "not_shown", ("copies.backup",)),
        (LEFT_OUT, "not_applicable", ()),
    ],
)
def test_a_feature_is_held_missing_or_not_shown_by_the_practices_gated_for_it(
    answer: Answer, state: str, lacking: tuple[str, ...]
) -> None:
    feature = _feature(answer)
    assert (feature.state, feature.lacking) == (state, lacking)
    assert feature.practices == ("copies.backup",)


@pytest.mark.parametrize(
    ("answer", "state"), [(Answer(level=0), "held"), (Answer(level=1), "missing")]
)
def test_a_trait_of_level_0_is_lost_once_level_1_is_reached(answer: Answer, state: str) -> None:
    levels = backups().levels
    traits = (replace(levels[0], features=levels[1].features), *levels[2:])
    renumbered = (traits[0], replace(levels[1], features=()), *traits[1:])
    assert _feature(answer, "copy-exists", replace(backups(), levels=renumbered)).state == state


def test_a_feature_is_not_held_by_a_practice_that_its_level_does_not_ask_about() -> None:
    first, second = backups().practices
    shared = replace(backups(), practices=(first, replace(second, features=("copy-exists",))))
    feature = _feature(LEFT_OUT, "copy-exists", shared)
    assert (feature.state, feature.supported) == ("not_applicable", False)


def test_a_perfect_team_holds_every_feature_with_support() -> None:
    card = score(backups(), perfect(backups()))
    features = [feature for level in card.levels for feature in level.features]
    assert features
    assert all(feature.state == "held" and feature.supported for feature in features)
