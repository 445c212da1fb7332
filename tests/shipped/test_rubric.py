"""The shipped rubric is what the design and the list of levels ask for."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from advisor.rubric.catalogue import load_rubric
from advisor.rubric.lint.run import lint
from advisor.rubric.model import Criterion, Feature, Practice, Rubric
from advisor.rubric.profile import Value, exclusions, whole_profile
from advisor.scoring.extreme_teams import check_extremes
from advisor.tui.workspace.reading_time import whole_minutes

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
CORE, COMPONENT = "core", "component"
TRAITS = (
    "manual-workflow",
    "decoupled-responsibilities",
    "rare-refresh",
    "no-ci-cd",
    "scant-monitoring",
)
# What the source names, and beside it run-care, which is added; with the number of criteria.
TRAINING = {
    (1, CORE): {
        "automated-experiments": 2,
        "continuous-training": 1,
        "pipeline-consistency": 1,
        "reusable-components": 2,
        "online-model-delivery": 1,
        "automated-pipeline-deployment": 2,
        "pipeline-triggers": 1,
    },
    (1, COMPONENT): {
        "data-and-model-validation": 2,
        "feature-repository": 1,
        "metadata-management": 2,
        "run-care": 3,
    },
    (2, CORE): {
        "pipeline-ci": 3,
        "pipeline-cd": 2,
        "automated-triggers": 2,
        "model-provision": 2,
    },
    (2, COMPONENT): {"iterative-experimentation": 2, "monitoring-and-feedback": 4},
}
PROMPTING = {
    (1, CORE): {
        "evaluation-set": 1,
        "exact-versions": 2,
        "guarded-inputs-and-outputs": 3,
        "release-and-return": 1,
    },
    (1, COMPONENT): {"traces": 2, "cost": 1},
    (2, CORE): {"evaluation-bars-release": 1, "share-first": 1, "provider-change": 1},
    (2, COMPONENT): {"live-judgement": 1, "index": 1, "rehearsed-attacks": 1},
}
DEVOPS = {
    (1, CORE): {
        "devops-shared-code": 1,
        "devops-tests": 1,
        "devops-artifact": 1,
        "devops-deployment": 1,
    },
    (1, COMPONENT): {
        "devops-preview": 1,
        "devops-return": 1,
        "devops-watching": 1,
        "devops-secrets": 1,
    },
    (2, CORE): {"devops-protected-main": 1, "devops-delivery": 1, "devops-infrastructure": 1},
    (2, COMPONENT): {
        "devops-safe-release": 1,
        "devops-scanning": 2,
        "devops-figures": 1,
        "devops-learning": 1,
    },
}
TRAINS: dict[str, Value] = {"own-training": True}
PROMPTS: dict[str, Value] = {"own-training": False, "prompted-model": True}
BOTH: dict[str, Value] = {"own-training": True, "prompted-model": True, "retrieval": True}
MOST_MINUTES = 15


@cache
def _loaded() -> Rubric:
    return load_rubric()


@pytest.fixture
def rubric() -> Rubric:
    return _loaded()


def _features(rubric: Rubric, side: str, kind: str | None) -> Iterator[tuple[int, Feature]]:
    for level in rubric.levels[1:]:
        for feature in level.features:
            if (feature.side or rubric.primary_side, feature.set) == (side, kind):
                yield level.level, feature


def _criteria(rubric: Rubric, given: dict[str, Value]) -> Iterator[tuple[Practice, Criterion]]:
    """Yield the criteria that concern a team, with their practices."""
    profile = whole_profile(rubric.profile, given)
    for practice in rubric.practices:
        if not exclusions(practice.applies_when, profile):
            for criterion in practice.criteria:
                if not exclusions(criterion.applies_when, profile):
                    yield practice, criterion


def test_lint_finds_neither_error_nor_warning(rubric: Rubric) -> None:
    assert [finding.message for finding in (*lint(rubric), *check_extremes(rubric))] == []


def test_the_levels_dimensions_stages_and_sides_are_those_of_the_design(rubric: Rubric) -> None:
    assert [level.level for level in rubric.levels] == [0, 1, 2]
    assert tuple(dimension.id for dimension in rubric.dimensions) == DIMENSIONS
    assert tuple(stage.id for stage in rubric.stages) == STAGES
    assert (rubric.primary_side, rubric.compared_side) == ("mlops", "devops")
    assert {side.id for side in rubric.sides} == {"devops", "mlops"}


@pytest.mark.parametrize(
    ("side", "kind", "wanted"),
    [
        ("mlops", "training", TRAINING),
        ("mlops", "prompting", PROMPTING),
        ("devops", None, DEVOPS),
    ],
)
def test_each_level_is_defined_by_its_features_and_these_by_their_criteria(
    rubric: Rubric, side: str, kind: str | None, wanted: dict[tuple[int, str], dict[str, int]]
) -> None:
    defining = Counter(f for p in rubric.practices for c in p.criteria for f in c.defines)
    found: dict[tuple[int, str], dict[str, int]] = {}
    for level, feature in _features(rubric, side, kind):
        found.setdefault((level, feature.role), {})[feature.id] = defining[feature.id]
    assert found == wanted


def test_every_feature_of_a_level_belongs_to_a_kind_of_work_or_to_devops(rubric: Rubric) -> None:
    expected = (TRAINING, PROMPTING, DEVOPS)
    names = {name for kind in expected for features in kind.values() for name in features}
    assert {f.id for level in rubric.levels[1:] for f in level.features} == names


def test_what_the_source_does_not_name_says_that_it_is_added(rubric: Rubric) -> None:
    own = {"run-care", *(f.id for _, f in _features(rubric, "mlops", "prompting"))}
    own |= {f.id for _, f in _features(rubric, "devops", None)}
    for level in rubric.levels:
        for feature in level.features:
            assert ("Added by this rubric." in feature.summary) == (feature.id in own), feature.id


def test_level_0_has_traits_that_the_quick_assessment_can_rule_out(rubric: Rubric) -> None:
    defining = {
        f"{practice.id}/{criterion.id}"
        for practice in rubric.practices
        for criterion in practice.criteria
        if criterion.defines
    }
    assert tuple(feature.id for feature in rubric.levels[0].features) == TRAITS
    for trait in rubric.levels[0].features:
        assert set(trait.shown_when_unmet) <= defining


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


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_eight_practices(rubric: Rubric, stage: str) -> None:
    assert sum(practice.stage == stage for practice in rubric.practices) >= 8


def test_a_practice_is_named_after_its_dimension(rubric: Rubric) -> None:
    for element in rubric.practices:
        assert element.id.split(".")[0] == element.dimension


def test_a_criterion_says_where_it_is_seen_and_stands_among_six_at_most(rubric: Rubric) -> None:
    for practice in rubric.practices:
        assert all(criterion.seen_in for criterion in practice.criteria), practice.id
        levels = Counter(criterion.level for criterion in practice.criteria)
        assert max(levels.values()) <= 6, practice.id


def test_a_criterion_defines_features_of_its_side_and_no_level_above_them(rubric: Rubric) -> None:
    places = {
        feature.id: (feature.side or rubric.primary_side, level.level)
        for level in rubric.levels
        for feature in level.features
    }
    for practice in rubric.practices:
        for criterion in practice.criteria:
            for side, level in map(places.__getitem__, criterion.defines):
                assert side == practice.side
                assert criterion.level <= level


def test_a_team_that_trains_nothing_is_asked_for_no_feature_of_training(rubric: Rubric) -> None:
    training = {feature.id for _, feature in _features(rubric, "mlops", "training")}
    asked = {name for _, c in _criteria(rubric, PROMPTS) for name in c.defines}
    assert not asked & training
    assert asked >= {name for features in DEVOPS.values() for name in features}


def test_a_team_that_prompts_nothing_is_asked_for_no_feature_of_prompting(rubric: Rubric) -> None:
    prompting = {feature.id for _, feature in _features(rubric, "mlops", "prompting")}
    asked = {name for _, c in _criteria(rubric, TRAINS) for name in c.defines}
    assert not asked & prompting


def test_a_feature_repository_concerns_teams_that_share_features_from_tables(
    rubric: Rubric,
) -> None:
    def asked(**given: Value) -> bool:
        return any("feature-repository" in c.defines for _, c in _criteria(rubric, given))

    assert asked(models=2, data=("tables",), serving="batch")
    assert asked(serving="online")
    assert not asked(serving="batch")
    assert not asked(models=3, data=("images",))


@pytest.mark.parametrize("team", [TRAINS, PROMPTS, BOTH], ids=["trains", "prompts", "both"])
def test_the_quick_assessment_takes_under_a_quarter_of_an_hour(
    rubric: Rubric, team: dict[str, Value]
) -> None:
    assert whole_minutes(rubric, team, quick=True) < MOST_MINUTES


def test_a_step_leads_to_every_level_of_every_practice(rubric: Rubric) -> None:
    offered = {raised for step in rubric.steps for raised in step.raises.items()}
    needed = {(practice.id, level) for practice in rubric.practices for level in (1, 2)}
    assert offered >= needed


def test_what_is_left_of_a_step_bears_a_short_title_that_nothing_else_bears(rubric: Rubric) -> None:
    tasks = [task for step in rubric.steps for task in step.tasks if task.meets]
    assert [task.do for task in tasks if not task.title] == []
    titles = [task.title for task in tasks if task.title]
    assert [title for title in titles if len(title) > 60 or title.endswith(".")] == []
    borne = Counter(title.lower() for title in [*titles, *(step.title for step in rubric.steps)])
    assert [title for title, times in borne.items() if times > 1] == []


def test_the_strength_of_evidence_is_a_statement_below_a_document_below_the_rest(
    rubric: Rubric,
) -> None:
    caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
    assert set(caps) == {"statement", "document", "artifact", "automated"}
    assert caps["statement"] < caps["document"] < caps["artifact"] <= caps["automated"] == 2


NEW = {
    "core-focus.label-effort",
    "core-focus.retrieval-index",
    "deployment.agent-permissions",
    "deployment.change-protocol",
    "deployment.device-fleet",
    "monitoring.user-feedback",
    "primary-goal.impact-assessment",
    "primary-goal.model-criticality",
    "scalability.platform-adoption",
    "team-involvement.prediction-consumers",
    "team-involvement.prediction-explanations",
    "team-involvement.technical-file",
    "testing.error-analysis",
}


def test_eight_in_ten_criteria_of_its_practices_stood_in_the_first_edition(rubric: Rubric) -> None:
    (edition,) = rubric.editions
    assert edition.of == "mlops-devops@1"
    assert set(edition.criteria) == {p.id for p in rubric.practices} - NEW
    mapped = [
        f"{practice}/{name}"
        for practice, levels in edition.criteria.items()
        for names in levels.values()
        for name in names
    ]
    assert len(mapped) == len(set(mapped))
    asked = sum(len(practice.criteria) for practice in rubric.practices if practice.id not in NEW)
    assert len(mapped) >= 0.8 * asked


def test_what_the_profile_demands_is_asked_of_regulated_teams_alone(rubric: Rubric) -> None:
    demanded = {p.id for p in rubric.practices for c in p.criteria if c.demanded_when}
    assert demanded == {
        "deployment.change-protocol",
        "primary-goal.impact-assessment",
        "team-involvement.technical-file",
    }
    conditions = [c.demanded_when for p in rubric.practices for c in p.criteria if c.demanded_when]
    assert all(condition == {"regulated": (True,)} for condition in conditions)


def test_whatever_can_hurt_has_first_aid_of_at_most_a_day(rubric: Rubric) -> None:
    aided = [p for p in rubric.practices if p.first_aid]
    assert len(aided) >= 80
    assert all(p.first_aid and p.first_aid.roles for p in aided)
    defining = [p.id for p in rubric.practices if p.quick and p.side == "devops"]
    without = {p.id for p in rubric.practices if not p.first_aid}
    assert (
        not {"tools-and-frameworks.secrets-management", "version-control.application-code"}
        & without
    )
    assert len(set(defining) & without) <= 3


def test_every_profile_value_of_the_first_edition_says_what_it_means_here(rubric: Rubric) -> None:
    values = {field: set(given) for field, given in rubric.editions[0].profile.items()}
    assert values == {
        "models": {"single", "several"},
        "data": {"structured", "unstructured", "both"},
        "foundation-model": {"true", "false"},
    }
