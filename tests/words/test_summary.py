from datetime import date

import pytest

from advisor.assessment.model import Answer
from advisor.result.model import Result
from advisor.rubric.model import EffortRange
from advisor.words.exclusion import say_left_out
from advisor.words.gap import say_gap
from advisor.words.phrase import join_words
from advisor.words.quantity import say_date, say_days, say_effort
from advisor.words.summary import summary
from tests.report.build import sample, uniform


def summary_of(result: Result) -> str:
    return " ".join(summary(result))


def test_one_blocker_is_one_practice_that_stands() -> None:
    result = uniform(2, **{"testing__data-validation": Answer(level=1)})
    assert "1 practice stands between the team and level 2: 1 in Testing." in summary_of(result)


def test_nothing_blocked_says_nothing_of_blockers_or_steps() -> None:
    text = summary_of(uniform(2))
    assert "between the team" not in text
    assert "step" not in text
    assert "and its evidence supports that." in text


def test_many_blockers_are_counted_by_dimension() -> None:
    text = summary_of(sample("parcel-eta"))
    assert "33 practices stand between the team and level 1" in text
    assert "elsewhere." in text


def test_open_answers_leave_bounds_and_full_ones_do_not() -> None:
    open_answer = uniform(2, **{"testing__data-validation": Answer(level="unknown")})
    assert "the open ones leave the overall score" in summary_of(open_answer)
    assert "were answered" not in summary_of(uniform(2))


def test_claims_without_evidence_are_counted() -> None:
    result = uniform(2, **{"testing__data-validation": Answer(level=2)})
    assert "1 of 86 claims above level 0 has no valid evidence." in summary_of(result)


def test_summaries_of_different_teams_differ_in_every_figure() -> None:
    first, second = (set(summary(sample(t))) for t in ("parcel-eta", "fraud-stream"))
    assert not first & second


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")]
)
def test_lists_read_as_english(words: list[str], said: str) -> None:
    assert join_words(list(words)) == said


def test_dates_and_efforts_read_as_english() -> None:
    assert say_date(date(2026, 11, 3)) == "3 November 2026"
    assert say_effort(EffortRange(low=1, likely=2, high=4)) == "1–4 days, likely 2"
    assert say_effort(EffortRange(low=1, likely=1, high=1)) == "1 day"
    assert say_days(1) == "1 person-day"


def test_gaps_are_named_by_who_is_ahead() -> None:
    said = {say_gap(sample("parcel-eta"), d) for d in sample("parcel-eta").dimensions}
    assert all("DevOps is far ahead of MLOps by" in gap for gap in said)
    level = {say_gap(uniform(2), d) for d in uniform(2).dimensions}
    assert level == {"both sides stand level"}


def test_a_claim_beyond_its_evidence_names_what_the_evidence_lacks() -> None:
    text = summary_of(sample("fraud-stream"))
    assert "to support level 2, 1 practice still needs it: “Tests for bias between groups”." in text
    assert "still needs it" not in summary_of(sample("churn-scoring"))


def test_a_team_at_the_top_is_told_what_is_left_below_it() -> None:
    text = summary_of(sample("fraud-stream"))
    assert "Still below level 2, though no gate asks for more: “Inventory and retirement" in text
    assert "Still below" not in summary_of(uniform(2))
    assert "Still below" not in summary_of(sample("churn-scoring"))


def test_long_lists_of_practices_are_cut_and_counted() -> None:
    levels = {practice.id: 2 for practice in sample("fraud-stream").practices}
    bare = {name.replace(".", "__"): Answer(level=level) for name, level in levels.items()}
    text = summary_of(uniform(2, **bare))
    assert "For the evidence to support level 1, 39 practices still need it" in text
    assert "and 35 more." in text


def test_what_the_profile_leaves_out_is_told_in_titles() -> None:
    result = sample("churn-scoring")
    made = "it concerns teams with foundation-model: true; this one has false"
    assert say_left_out(result, made) == (
        "Asked only where “Foundation model” is yes; here it is no."
    )
    assert say_left_out(result, "batch scoring only") == "Batch scoring only."
