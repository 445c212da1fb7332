"""The shipped rubric is what the design and the list of levels ask for."""

from collections import Counter
from functools import cache

import pytest

from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.lint.run import lint
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.extremes import check_extremes

DIMENSIONS = (
    "primary-goal",
    "core-focus",
    "iteration-cycle",
    "tools-and-frameworks",
    "team-involvement",
    "scalability",
    "testing",
    "deployment",
    "version-control",
    "failure-management",
    "monitoring",
)
STAGES = ("define", "data", "develop", "deploy", "monitor")
FEATURES = {
    0: (
        "manual-workflow",
        "decoupled-responsibilities",
        "rare-refresh",
        "no-ci-cd",
        "scant-monitoring",
    ),
    1: (
        "automated-experiments",
        "continuous-training",
        "pipeline-consistency",
        "reusable-components",
        "online-model-delivery",
        "automated-pipeline-deployment",
        "data-and-model-validation",
        "feature-repository",
        "metadata-management",
        "pipeline-triggers",
    ),
    2: (
        "iterative-experimentation",
        "pipeline-ci",
        "pipeline-cd",
        "automated-triggers",
        "model-provision",
        "monitoring-and-feedback",
    ),
}
EVERY_FEATURE = [(level, feature) for level, ids in FEATURES.items() for feature in ids]
DESIGN_EXAMPLE = """
rubric: mlops-devops@1            # id@major version
team:
  name: Churn prediction
  serving: online                 # profile fields are declared by the rubric
assessed_on: 2026-11-23
answers:
  testing.data-validation: 1      # short form
  deployment.canary-release:
    level: 0                      # a level | unknown | not_applicable
    note: planned for spring
    evidence:
      - kind: artifact            # statement | document | artifact | automated
        ref: ci/deploy.yml
        observed_on: 2026-11-20
        expires_on: 2027-05-20
  monitoring.prediction-drift:
    level: not_applicable
    reason: batch scoring of a closed population
kpis:                             # optional; ids declared by the rubric
  model-lead-time-days: {current: 45, target: 10}
capacity: {data-scientist: 1.0, ml-engineer: 1.5, platform-engineer: 0.5}   # FTE for this work
target: {level: 1, by: 2027-06-30}
"""


@cache
def _loaded() -> Rubric:
    return load_rubric()


@pytest.fixture
def rubric() -> Rubric:
    return _loaded()


def _covering(rubric: Rubric, feature: str) -> list[Practice]:
    return [practice for practice in rubric.practices if feature in practice.features]


def test_lint_finds_neither_error_nor_warning(rubric: Rubric) -> None:
    assert [finding.message for finding in (*lint(rubric), *check_extremes(rubric))] == []


def test_the_levels_dimensions_stages_and_sides_are_those_of_the_design(rubric: Rubric) -> None:
    assert [level.level for level in rubric.levels] == [0, 1, 2]
    assert tuple(dimension.id for dimension in rubric.dimensions) == DIMENSIONS
    assert tuple(stage.id for stage in rubric.stages) == STAGES
    assert (rubric.primary_side, rubric.compared_side) == ("mlops", "devops")
    assert {side.id for side in rubric.sides} == {"devops", "mlops"}


def test_each_level_is_defined_by_its_features(rubric: Rubric) -> None:
    declared = {
        level.level: sorted(feature.id for feature in level.features) for level in rubric.levels
    }
    assert declared == {level: sorted(features) for level, features in FEATURES.items()}


@pytest.mark.parametrize(("level", "feature"), EVERY_FEATURE)
def test_every_feature_is_covered_by_a_gated_mlops_practice(
    rubric: Rubric, level: int, feature: str
) -> None:
    gates = [practice.gates for practice in _covering(rubric, feature) if practice.side == "mlops"]
    assert any(level in gate or (level == 0 and gate) for gate in gates)


@pytest.mark.parametrize(("level", "feature"), [pair for pair in EVERY_FEATURE if pair[0]])
def test_the_quick_assessment_covers_every_feature_of_the_levels_above_0(
    rubric: Rubric, level: int, feature: str
) -> None:
    quick = [practice for practice in _covering(rubric, feature) if practice.quick]
    assert any(level in practice.gates for practice in quick)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_dimension_has_two_devops_practices_and_four_mlops_ones(
    rubric: Rubric, dimension: str
) -> None:
    sides = Counter(p.side for p in rubric.practices if p.dimension == dimension)
    assert sides["devops"] >= 2
    assert sides["mlops"] >= 4


def test_the_rubric_is_as_broad_as_its_subject(rubric: Rubric) -> None:
    sides = Counter(practice.side for practice in rubric.practices)
    assert sides["mlops"] >= 44
    assert sides["devops"] >= 22
    assert len(rubric.steps) >= 90
    assert len(rubric.kpis) >= 12


def test_the_quick_assessment_takes_twelve_minutes_at_half_a_minute_a_practice(
    rubric: Rubric,
) -> None:
    quick = sum(practice.quick for practice in rubric.practices)
    assert 22 <= quick <= 26


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_eight_practices_and_one_that_decides_a_level(
    rubric: Rubric, stage: str
) -> None:
    members = [practice for practice in rubric.practices if practice.stage == stage]
    assert len(members) >= 8
    assert any(practice.gates for practice in members)


def test_a_practice_is_named_after_its_dimension(rubric: Rubric) -> None:
    for element in rubric.practices:
        assert element.id.split(".")[0] == element.dimension


def test_a_step_leads_to_every_level_of_every_practice(rubric: Rubric) -> None:
    offered = {raised for step in rubric.steps for raised in step.raises.items()}
    needed = {(practice.id, level) for practice in rubric.practices for level in (1, 2)}
    assert offered >= needed


def test_the_strength_of_evidence_is_a_statement_below_a_document_below_the_rest(
    rubric: Rubric,
) -> None:
    caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
    assert set(caps) == {"statement", "document", "artifact", "automated"}
    assert caps["statement"] < caps["document"] < caps["artifact"] <= caps["automated"] == 2


def test_the_answers_file_of_the_design_can_be_used(rubric: Rubric) -> None:
    found, assessment = open_assessment(parse_document(DESIGN_EXAMPLE, file="design"))
    assert found.reference == rubric.reference
    assert set(assessment.answers) == {
        "testing.data-validation",
        "deployment.canary-release",
        "monitoring.prediction-drift",
    }
    assert assessment.target.level == 1
