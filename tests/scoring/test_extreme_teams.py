from dataclasses import replace

import pytest
from hypothesis import given

from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.extreme_teams import check_extremes
from tests.rubric_strategy import rubrics
from tests.strategies import QUICK, backups, shipped


def _rules(rubric: Rubric) -> set[str]:
    return {finding.rule for finding in check_extremes(rubric)}


def _with_gates(*gates: dict[int, int]) -> Rubric:
    """Return the rubric for backups with other gates, and what they imply."""
    ungated = (
        replace(level, features=tuple(f for f in level.features if f.side is None))
        for level in backups().levels
    )
    practices: list[Practice] = [
        replace(practice, gates=own, criteria=())
        for practice, own in zip(backups().practices, gates, strict=True)
    ]
    return with_implied(replace(backups(), levels=tuple(ungated), practices=tuple(practices)))


def test_sound_rubrics_give_their_extreme_teams_the_extreme_levels() -> None:
    assert not _rules(shipped())
    assert not _rules(backups())


def test_a_side_without_gates_can_hold_no_level_at_all() -> None:
    assert _rules(_with_gates({}, {})) == {"best-is-not-top", "worst-is-not-zero"}


@pytest.mark.parametrize("gates", [{2: 2}, {1: 0, 2: 2}])
def test_a_top_level_that_asks_nothing_is_never_held(gates: dict[int, int]) -> None:
    assert _rules(_with_gates(gates, gates)) == {"best-is-not-top"}


def test_a_rubric_whose_strongest_evidence_falls_short_of_the_top_is_reported() -> None:
    weak = tuple(replace(kind, caps=min(kind.caps, 3)) for kind in backups().evidence_kinds)
    (finding,) = check_extremes(replace(backups(), evidence_kinds=weak))
    assert finding.rule == "evidence-falls-short"
    assert finding.message == "no kind of evidence supports more than level 3"


@QUICK
@given(rubrics())
def test_the_best_team_is_reported_exactly_when_some_side_asks_nothing_at_the_top(
    rubric: Rubric,
) -> None:
    asked = {
        feature.side or rubric.primary_side
        for feature in rubric.levels[-1].features
        if any(feature.id in c.defines for p in rubric.practices for c in p.criteria)
    }
    assert ("best-is-not-top" in _rules(rubric)) is (asked != {s.id for s in rubric.sides})
