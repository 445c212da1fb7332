from collections.abc import Iterator

import pytest

from advisor.assessment.model import Answer, Assessment, Urgent
from advisor.report.carried import carries_over
from advisor.report.chapters import summary
from advisor.report.chapters.model import Point
from advisor.result.basis import unguarded_of
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.rubric.catalogue import load_rubric
from advisor.words.phrase import within
from tests.build import assessment, perfect, with_answers
from tests.report.build import sample

RUBRIC = load_rubric()
SECTIONS = (
    summary.strengths,
    summary.gaps,
    summary.carried,
    summary.to_find_out,
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
    for section in (summary.gaps, summary.to_find_out, summary.carried, summary.first_steps):
        assert not list(section(top))


def test_a_strength_says_whether_evidence_backs_it() -> None:
    assert all(
        "as claimed without evidence" in point.text for point in summary.strengths(uniform(2))
    )
    proved = build_result(RUBRIC, perfect(RUBRIC))
    assert all("with evidence" in point.text for point in summary.strengths(proved))


def test_a_gap_names_the_feature_and_the_criterion_and_what_hurt_goes_first() -> None:
    answers = {p.id: Answer(level=1) for p in RUBRIC.practices}
    late, early = "deployment.model-delivery", "primary-goal.end-to-end-automation"
    team = with_answers(
        assessment(RUBRIC, {}), answers | {late: Answer(level=0), early: Answer(level=0)}
    )
    first, second = summary.gaps(build_result(RUBRIC, team))
    assert (first.title, second.title) == ("Automated experiments", "Model delivery after training")
    assert first.text == text_of("primary-goal.end-to-end-automation", "one-command")
    hurt = with_answers(team, {late: Answer(level=0, urgent=Urgent())})
    point = next(summary.gaps(build_result(RUBRIC, hurt)))
    assert point.title == "Model delivery after training"
    assert "Its lack hurt lately." in point.text


def text_of(practice: str, criterion: str) -> str:
    found = next(p for p in RUBRIC.practices if p.id == practice)
    return next(c.text for c in found.criteria if c.id == criterion)


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


def test_what_nobody_answered_is_to_be_found_out_and_no_gap() -> None:
    result = build_result(RUBRIC, assessment(RUBRIC, {}))
    assert not list(summary.gaps(result))
    assert len(list(summary.to_find_out(result))) == 3


@pytest.mark.parametrize("name", SAMPLES)
def test_what_lacks_something_of_the_next_level_is_no_strength(name: str) -> None:
    result = sample(name)
    dimensions = {dimension.id: dimension.title for dimension in result.dimensions}
    lacking = {
        dimensions[result.practice(blocker.practice).dimension]
        for blocker in (*result.blockers, *unguarded_of(result))
        if blocker.why == "lacking"
    }
    assert lacking
    assert not lacking & {point.title for point in summary.strengths(result)}


def test_a_thin_summary_says_so_first_and_gives_neither_strengths_nor_steps() -> None:
    few = {practice.id: 2 for practice in RUBRIC.practices[:20]}
    told = summary.CHAPTER.data(build_result(RUBRIC, assessment(RUBRIC, few)))
    assert told.sentences[0].startswith("This is no assessment yet")
    assert {part.title for part in told.parts} == {"To find out before level 1"}
    assert told.tiles == ()
    assert " is at level" not in " ".join(told.sentences)


def test_a_level_presses_only_teams_that_show_a_trait_and_have_nothing_of_the_next() -> None:
    assert summary.challenge(uniform(0))
    assert not summary.challenge(build_result(RUBRIC, one_behind(2)))
    assert not summary.challenge(build_result(RUBRIC, assessment(RUBRIC, {})))


def one_behind(level: int) -> Assessment:
    answers = {practice.id: level for practice in RUBRIC.practices}
    return assessment(RUBRIC, answers | {"testing.data-validation": 0})


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
    assert said["testing"] == "Nothing that is known."
