from collections.abc import Iterator

import pytest

from advisor.assessment.model import Answer, Assessment
from advisor.report.carried import carries_over
from advisor.report.chapters import summary
from advisor.report.chapters.model import Point
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Practice
from advisor.words.phrase import within
from tests.build import assessment, perfect, with_answers
from tests.report.build import sample

RUBRIC = load_rubric()
SECTIONS = (
    summary.strengths,
    summary.gaps,
    summary.carried,
    summary.change,
    summary.first_steps,
)
SAMPLES = ("parcel-eta", "churn-scoring", "fraud-stream")


def uniform(level: int) -> Result:
    return build_result(RUBRIC, assessment(RUBRIC, {p.id: level for p in RUBRIC.practices}))


def points(result: Result) -> Iterator[Point]:
    return (point for section in SECTIONS for point in section(result))


def test_a_team_at_the_ground_has_no_strengths_and_one_at_the_top_no_gaps() -> None:
    ground = uniform(0)
    assert not list(summary.strengths(ground))
    assert len(list(summary.gaps(ground))) == 3
    top = build_result(RUBRIC, perfect(RUBRIC))
    assert len(list(summary.strengths(top))) == 3
    for section in (summary.gaps, summary.carried, summary.change, summary.first_steps):
        assert not list(section(top))


def test_a_strength_says_whether_evidence_backs_it() -> None:
    assert all("as claimed" in point.text for point in summary.strengths(uniform(2)))
    proved = build_result(RUBRIC, perfect(RUBRIC))
    assert all("with evidence" in point.text for point in summary.strengths(proved))


def test_a_gap_names_what_is_urgent_before_what_weighs_most() -> None:
    gated = [p for p in RUBRIC.practices if p.dimension == "testing" and p.gates.get(1)]
    mlops = sorted((p for p in gated if p.side == "mlops" and not p.applies_when), key=_weight)
    light, heavy = mlops[0], mlops[-1]
    assert light.weight < heavy.weight
    team = assessment(RUBRIC, {p.id: 0 if p in (light, heavy) else 2 for p in RUBRIC.practices})
    (gap,) = summary.gaps(build_result(RUBRIC, team))
    assert heavy.risk in gap.text
    hurt = with_answers(team, {light.id: Answer(level=0, urgent=True)})
    (gap,) = summary.gaps(build_result(RUBRIC, hurt))
    assert light.risk in gap.text


def _weight(practice: Practice) -> float:
    return practice.weight


@pytest.mark.parametrize("name", SAMPLES)
def test_what_carries_over_is_said_only_where_the_compared_side_is_ahead(name: str) -> None:
    result = sample(name)
    gaps = {dimension.title: dimension.gap for dimension in result.dimensions}
    for point in summary.carried(result):
        gap = gaps[point.title]
        assert gap is not None
        assert gap >= 0.25


def test_first_steps_are_the_first_of_the_roadmap_with_a_reason_each() -> None:
    result = sample("parcel-eta")
    steps = list(summary.first_steps(result))
    assert [point.title for point in steps] == [s.title for s in result.roadmap.steps[:3]]
    assert all("person-day" in point.text for point in steps)


@pytest.mark.parametrize("name", SAMPLES)
def test_counts_agree_with_their_nouns(name: str) -> None:
    text = " ".join(point.text for point in points(sample(name)))
    assert "1 practices" not in text
    assert "1 blockers" not in text
    assert "1 later steps" not in text


def test_no_thought_holds_for_all_three_sample_teams() -> None:
    texts = [{point.text for point in points(sample(name))} for name in SAMPLES]
    assert not texts[0] & texts[1] & texts[2]


@pytest.mark.parametrize(
    ("title", "said"),
    [("A simple method", "a simple method"), ("ML code", "ML code"), ("Rollback", "rollback")],
)
def test_titles_lose_their_capital_within_a_sentence(title: str, said: str) -> None:
    assert within(title) == said


def test_a_risk_is_quoted_only_of_what_is_not_done_at_all() -> None:
    for level in (1, 2):
        for result in (uniform(level), build_result(RUBRIC, one_behind(level))):
            said = " ".join(point.text for point in summary.gaps(result))
            risen = [p.risk for p in RUBRIC.practices if (result.practice(p.id).claimed or 0) > 0]
            assert not [risk for risk in risen if risk in said]


def one_behind(level: int) -> Assessment:
    answers = {practice.id: level for practice in RUBRIC.practices}
    return assessment(RUBRIC, answers | {"testing.data-validation": 0})


def test_a_gap_that_nobody_answered_is_told_as_open() -> None:
    said = [point.text for point in summary.gaps(build_result(RUBRIC, assessment(RUBRIC, {})))]
    assert said
    assert all(text.endswith("of which nobody gave a level.") for text in said)


def test_a_level_presses_only_teams_that_have_nothing_of_the_next() -> None:
    assert summary.challenge(uniform(0))
    assert not summary.challenge(build_result(RUBRIC, one_behind(2)))
    assert not summary.challenge(build_result(RUBRIC, assessment(RUBRIC, {})))


def test_what_is_not_there_does_not_carry_over() -> None:
    texts = {dimension.id: dimension.carries_over for dimension in uniform(0).dimensions}
    for level, expected in ((0, set[str]()), (1, set(texts.values()))):
        result = uniform(level)
        shown = {carries_over(result, dimension) for dimension in result.dimensions}
        assert shown & set(texts.values()) == expected
    assert {carries_over(uniform(0), d) for d in uniform(0).dimensions} == {"Nothing yet."}


def test_what_is_there_of_a_dimension_is_named() -> None:
    some = assessment(RUBRIC, {"version-control.application-code": 2})
    result = build_result(RUBRIC, some)
    said = {d.id: carries_over(result, d) for d in result.dimensions}
    assert said["version-control"].startswith("So far ")
    assert said["testing"] == "Nothing yet."


def test_the_next_level_changes_something_even_where_no_feature_lacks() -> None:
    result = sample("fraud-stream")
    assert not list(summary.change(result))
    lacking = build_result(RUBRIC, assessment(RUBRIC, _but("primary-goal.business-metric")))
    assert list(summary.change(lacking))


def _but(practice: str) -> dict[str, int]:
    return {p.id: 0 if p.id == practice else 2 for p in RUBRIC.practices}
