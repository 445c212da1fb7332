"""What is strong, lacking and not known, in a few points."""

import pytest

from advisor.assessment.model import Answer, Urgent
from advisor.report.key_points import gaps, strengths, to_find_out
from advisor.result.basis import unguarded_of
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.rubric.catalogue import load_rubric
from advisor.words.phrase import within
from tests.build import assessment, perfect, with_answers
from tests.report.build import sample

RUBRIC = load_rubric()
SAMPLES = ("parcel-eta", "churn-scoring", "fraud-stream")


def uniform(level: int) -> Result:
    return build_result(RUBRIC, assessment(RUBRIC, {p.id: level for p in RUBRIC.practices}))


def test_a_team_at_the_ground_has_no_strengths_and_one_at_the_top_no_gaps() -> None:
    assert not list(strengths(uniform(0), 3))
    assert list(gaps(uniform(0)))
    top = build_result(RUBRIC, perfect(RUBRIC))
    assert len(list(strengths(top, 3))) == 3
    assert not [*gaps(top), *to_find_out(top)]


def test_a_strength_says_whether_evidence_backs_it() -> None:
    bare, proved = uniform(2), build_result(RUBRIC, perfect(RUBRIC))
    assert all("claimed without evidence" in point.text for point in strengths(bare, 3))
    assert all("with evidence" in point.text for point in strengths(proved, 3))


def test_a_gap_names_the_feature_and_the_criterion_and_what_hurt_goes_first() -> None:
    answers = {p.id: Answer(level=1) for p in RUBRIC.practices}
    late, early = "deployment.model-delivery", "primary-goal.end-to-end-automation"
    team = with_answers(
        assessment(RUBRIC, {}), answers | {late: Answer(level=0), early: Answer(level=0)}
    )
    first, second = gaps(build_result(RUBRIC, team))
    assert (first.title, second.title) == ("Automated experiments", "Model delivery after training")
    criterion = text_of("primary-goal.end-to-end-automation", "one-command")
    assert first.text == f"Not met: {within(criterion)}"
    hurt = with_answers(team, {late: Answer(level=0, urgent=Urgent())})
    point, _ = gaps(build_result(RUBRIC, hurt))
    assert point.title == "Model delivery after training"
    assert "Its lack hurt lately." in point.text
    unknown = with_answers(team, {late: Answer(level="unknown", urgent=Urgent())})
    found = list(to_find_out(build_result(RUBRIC, unknown)))
    assert found
    assert not any("Its lack hurt lately." in point.text for point in found)


def text_of(practice: str, criterion: str) -> str:
    found = next(p for p in RUBRIC.practices if p.id == practice)
    return next(c.text for c in found.criteria if c.id == criterion)


def test_what_nobody_answered_is_to_be_found_out_and_no_gap() -> None:
    result = build_result(RUBRIC, assessment(RUBRIC, {}))
    assert not list(gaps(result))
    assert len(list(to_find_out(result))) > 3


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
    assert not lacking & {point.title for point in strengths(result, 9)}


def test_no_thought_holds_for_all_three_sample_teams() -> None:
    texts = [
        {p.text for p in (*gaps(r), *to_find_out(r), *strengths(r, 3))}
        for r in map(sample, SAMPLES)
    ]
    assert not texts[0] & texts[1] & texts[2]
