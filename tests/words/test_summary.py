from datetime import date

import pytest

from advisor.assessment.model import Answer
from advisor.result.model import Result
from advisor.rubric.step_model import EffortRange
from advisor.words.criterion import profile_titles
from advisor.words.exclusion import say_left_out
from advisor.words.phrase import join_words
from advisor.words.quantity import say_date, say_days, say_effort
from advisor.words.side_gap import say_gap
from advisor.words.summary import summary
from tests.report.build import sample, uniform


def summary_of(result: Result) -> str:
    return " ".join(summary(result))


def test_one_criterion_that_is_lacking_is_told_with_its_feature() -> None:
    text = summary_of(uniform(2, **{"deployment__model-delivery": Answer(level=1)}))
    assert "Before level 2, 1 criterion is lacking, in “Immediate model delivery”." in text
    assert "By its own answers, Team is at level 1, guarded." in text


def test_what_is_not_known_is_told_apart_from_what_is_lacking() -> None:
    text = summary_of(uniform(2, **{"deployment__model-delivery": Answer(level="unknown")}))
    assert "is not known, in “Model delivery after training”" in text
    assert "lacking" not in text


def test_nothing_blocked_says_nothing_of_blockers_or_steps() -> None:
    text = summary_of(uniform(2))
    assert "lacking" not in text
    assert "step" not in text
    assert "Team is at level 2, guarded. Evidence shows that level." in text


def test_many_lacking_criteria_are_told_by_feature() -> None:
    text = summary_of(sample("parcel-eta"))
    assert "criteria are lacking, in “" in text
    assert "and 3 more." in text


def test_open_answers_leave_bounds_and_full_ones_do_not() -> None:
    open_answer = uniform(2, **{"testing__data-validation": Answer(level="unknown")})
    assert "of its criteria are answered so far, and " in summary_of(open_answer)
    assert "so far" not in summary_of(uniform(2))


def test_claims_without_evidence_are_counted() -> None:
    result = uniform(2, **{"testing__data-validation": Answer(level=2)})
    claimed = len([practice for practice in result.practices if practice.claimed])
    said = f"1 of the {claimed} practices of which something is claimed has no valid evidence."
    assert said in summary_of(result)


def test_summaries_of_different_teams_differ_in_every_figure() -> None:
    first, second = (set(summary(sample(t))) for t in ("parcel-eta", "churn-scoring"))
    waived = {said for said in first if said.startswith("1 waiver")}
    assert not first & second - waived


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
    assert level == {"no gap"}


def test_a_level_without_evidence_is_told_with_what_evidence_shows() -> None:
    text = summary_of(uniform(2, **{"deployment__model-delivery": Answer(level=2)}))
    assert "Evidence shows no level above 0." in text
    assert "For level 1, evidence is still to be given for 1 criterion, in “" in text


def test_what_the_profile_leaves_out_is_told_in_titles() -> None:
    result, titles = sample("churn-scoring"), profile_titles(sample("churn-scoring"))
    out = next(practice for practice in result.practices if practice.excluded)
    assert say_left_out(out, titles).startswith("Asked only where “")
    (waived,) = [practice for practice in result.practices if practice.waiver]
    assert "approved by Ines Okafor" in say_left_out(waived, titles)
    assert not say_left_out(next(p for p in result.practices if p.applicable), titles)
