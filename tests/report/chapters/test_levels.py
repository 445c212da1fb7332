from collections.abc import Iterator

from advisor.assessment.model import Answer
from advisor.report.chapters.levels import CHAPTER, FeatureRow, LevelsData
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.build import assessment
from tests.report.build import from_yaml, sample, shipped, uniform


def told(result: Result) -> LevelsData:
    data: LevelsData = CHAPTER.data(result)
    return data


def features(data: LevelsData, level: int) -> Iterator[FeatureRow]:
    for group in data.levels[level].groups:
        yield from group.features


def test_a_feature_that_lacks_something_says_which_criterion() -> None:
    data = told(sample("churn-scoring"))
    (care,) = [row for row in features(data, 1) if row.title == "Run monitoring and rollback"]
    assert (care.role, care.state, care.word) == ("component", "lacking", "lacking")
    (line,) = care.short_of
    assert line.startswith("not met: A second named person can run and stop the model's pipeline")
    assert data.levels[1].standing == "held and unguarded"
    assert data.levels[2].standing == "not held"


def test_what_is_not_known_is_not_told_as_lacking() -> None:
    data = told(uniform(2, **{"deployment__model-delivery": Answer(level="unknown")}))
    (delivery,) = [row for row in features(data, 1) if row.title == "Model delivery after training"]
    assert (delivery.state, delivery.mark, delivery.word) == ("open", "?", "not known")
    assert all(line.startswith("not known: ") for line in delivery.short_of)


def test_features_of_both_sides_are_counted_and_those_out_of_scope_only_named() -> None:
    level = told(sample("churn-scoring")).levels[1]
    assert [group.side for group in level.groups] == ["MLOps", "DevOps"]
    assert level.groups[0].counts == "7 of 7 core features, 2 of 3 components"
    assert "evaluation set" in level.groups[0].out_of_scope
    assert "Evaluation set" not in [row.title for row in level.groups[0].features]


def test_a_trait_of_level_0_is_told_only_of_a_team_that_shows_it() -> None:
    assert told(uniform(0)).levels[0].traits
    assert not told(sample("churn-scoring")).levels[0].traits
    assert not told(build_result(shipped(), assessment(shipped(), {}))).levels[0].traits


def test_a_team_that_trains_and_prompts_has_the_level_of_each_kind_of_work() -> None:
    both = "own-training: true, prompted-model: true"
    result = from_yaml(
        f"rubric: mlops-devops@2\nteam: {{name: T, {both}}}\nassessed_on: 2026-11-23\n"
    )
    labels = [fact.label for fact in told(result).standings]
    assert labels == ["MLOps", "DevOps", "Training models", "Prompting models made by others"]
