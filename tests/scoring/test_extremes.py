from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given

from advisor.rubric.model import Practice, Rubric
from advisor.scoring.extremes import check_extremes
from tests.rubric_strategy import rubrics
from tests.strategies import QUICK, backups, shipped


def _rules(rubric: Rubric) -> set[str]:
    return {finding.rule for finding in check_extremes(rubric)}


def _with(practices: Iterable[Practice]) -> Rubric:
    return replace(backups(), practices=tuple(practices))


def test_sound_rubrics_give_their_extreme_teams_the_extreme_levels() -> None:
    assert not _rules(shipped())
    assert not _rules(backups())


def test_a_side_without_gates_can_hold_no_level_at_all() -> None:
    ungated = _with(replace(practice, gates={}) for practice in backups().practices)
    assert _rules(ungated) == {"best-is-not-top", "worst-is-not-zero"}


@pytest.mark.parametrize("gates", [{2: 2}, {1: 0, 2: 2}])
def test_a_first_level_that_asks_nothing_is_held_by_the_worst_team(gates: dict[int, int]) -> None:
    lax = _with(replace(practice, gates=gates) for practice in backups().practices)
    assert _rules(lax) == {"worst-is-not-zero"}


def test_a_gate_beyond_the_top_keeps_the_best_team_out_and_is_named() -> None:
    first, *others = backups().practices
    findings = list(check_extremes(_with([replace(first, gates={1: 1, 4: 5}), *others])))
    assert {finding.rule for finding in findings} == {"best-is-not-top", "best-is-blocked"}
    assert any(first.id in finding.message for finding in findings)


def test_a_rubric_whose_strongest_evidence_falls_short_of_the_top_is_reported() -> None:
    weak = tuple(replace(kind, caps=min(kind.caps, 3)) for kind in backups().evidence_kinds)
    (finding,) = check_extremes(replace(backups(), evidence_kinds=weak))
    assert finding.rule == "evidence-falls-short"
    assert finding.message == "no kind of evidence supports more than level 3"


@QUICK
@given(rubrics())
def test_the_worst_team_is_reported_exactly_when_some_side_does_not_gate_level_1(
    rubric: Rubric,
) -> None:
    sides = {side.id for side in rubric.sides}
    strict = {practice.side for practice in rubric.practices if 1 in practice.gates}
    assert ("worst-is-not-zero" in _rules(rubric)) is (strict != sides)
