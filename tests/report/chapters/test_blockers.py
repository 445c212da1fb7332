from dataclasses import replace

from advisor.assessment.model import Answer
from advisor.report.chapters.blockers import CHAPTER, BlockersData
from advisor.result.model import Result
from tests.report.build import sample, uniform


def told(result: Result) -> BlockersData:
    data: BlockersData = CHAPTER.data(result)
    return data


def test_what_is_lacking_stands_apart_from_what_is_not_known() -> None:
    answers = {
        "deployment__model-delivery": Answer(level=0),
        "version-control__lineage": Answer(level="unknown"),
    }
    data = told(uniform(2, **answers))
    assert {row.title for row in data.lacking} == {"Delivery of accepted models to serving"}
    assert {row.why for row in data.lacking} == {"lacking"}
    assert not data.unknown  # the lineage guards level 1, which stands before level 2 only
    guards = told(uniform(2, **{"version-control__lineage": Answer(level="unknown")}))
    assert [row.why for row in guards.unknown] == ["answered as unknown"]
    assert guards.unknown_title == "1 criterion is not known"


def test_each_names_its_feature_its_criterion_and_the_step_that_meets_it() -> None:
    result = sample("churn-scoring")
    data = told(result)
    care = data.lacking[0]
    assert care.feature == "Run monitoring and rollback"
    assert care.criterion.startswith("A second named person can run and stop")
    meeting = result.roadmap.steps[int(care.step) - 1]
    assert "team-involvement.model-ownership/second-person" in meeting.meets
    assert all(row.step for row in data.lacking)
    assert data.intro == "Each of these keeps the team from level 2, CI/CD of pipelines."


def test_a_step_of_the_same_practice_that_meets_something_else_is_not_named() -> None:
    given = sample("churn-scoring").roadmap
    steps = tuple(replace(step, meets=("other.practice/criterion",)) for step in given.steps)
    other = replace(sample("churn-scoring"), roadmap=replace(given, steps=steps))
    assert {row.step for row in told(other).lacking} == {""}
    older = tuple(replace(step, meets=()) for step in given.steps)  # says it by levels alone
    result = replace(sample("churn-scoring"), roadmap=replace(given, steps=older))
    assert all(row.step for row in told(result).lacking)


def test_at_the_top_what_leaves_it_unguarded_is_told() -> None:
    data = told(sample("fraud-stream"))
    assert [row.feature for row in data.lacking] == ["Feedback from monitoring"]
    assert data.intro == "Each of these leaves level 2, CI/CD of pipelines, unguarded."


def test_at_the_top_nothing_blocks_and_without_evidence_much_is_to_be_shown() -> None:
    assert not told(uniform(2)).lacking
    assert told(uniform(2)).nothing_blocks.startswith("Nothing blocks")
    bare = {"deployment__model-delivery": Answer(level=2)}
    assert {r.why for r in told(uniform(2, **bare)).unsupported} == {"met, not shown by evidence"}
