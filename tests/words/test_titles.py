import pytest

from advisor.rubric.catalogue import load_rubric
from advisor.words.titles import Titles
from tests.report.build import sample

KINDS = ["sides", "dimensions", "stages", "parts", "practices", "roles"]
KINDS += ["sets", "evidence_kinds", "profile", "kpis"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_rubric_and_its_results_have_the_same_titles(kind: str) -> None:
    titles = getattr(Titles(load_rubric()), kind)
    assert titles
    assert getattr(Titles(sample("churn-scoring")), kind) == titles


def test_a_result_knows_the_features_of_the_levels_above_the_lowest() -> None:
    rubric = load_rubric()
    traits = {feature.id for feature in rubric.levels[0].features}
    titles = Titles(rubric).features
    above = {name: title for name, title in titles.items() if name not in traits}
    assert Titles(sample("churn-scoring")).features == above


def test_a_result_knows_the_steps_of_its_roadmap_by_the_titles_they_have_there() -> None:
    rubric, result = load_rubric(), sample("churn-scoring")
    of_result = Titles(result).steps
    assert of_result == {step.id: step.title for step in result.roadmap.steps}
    assert of_result.keys() <= Titles(rubric).steps.keys()
    own = {
        step.id: {title.lower() for title in (step.title, *(t.title or "" for t in step.tasks))}
        for step in rubric.steps
    }
    # A step of which two tasks are left bears the titles of both.
    assert all(set(title.lower().split("; ")) <= own[name] for name, title in of_result.items())


def test_what_has_no_title_is_called_by_its_id() -> None:
    assert Titles(load_rubric()).practices["gone.practice"] == "gone.practice"
