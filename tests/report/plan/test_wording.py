from dataclasses import replace
from datetime import date

from advisor.report.plan.wording import remarks, say_confidence
from advisor.report.result import Result
from advisor.report.wording import say_missing
from advisor.roadmap.model import Missing
from tests.report.build import sample

RESULT: Result = sample("parcel-eta")


def test_one_date_is_said_once() -> None:
    first, second = date(2027, 5, 18), date(2027, 6, 23)
    assert say_confidence(first, first) == "by 18 May 2027, with 85 % confidence or more"
    assert say_confidence(first, second) == (
        "by 18 May 2027 with 50 % and by 23 June 2027 with 85 % confidence"
    )


def test_what_is_missing_names_roles_and_practices_by_their_titles() -> None:
    idle = Missing(
        kind="role",
        role="ml-engineer",
        message="5 person-days fall on the role ml-engineer, which has no time",
    )
    assert say_missing(RESULT, idle) == (
        "5 person-days fall on the role ML engineer, which has no time."
    )
    practice = RESULT.practices[0]
    lost = Missing(
        kind="step",
        message=f"no step that may be taken raises {practice.id} as far as needed",
    )
    assert say_missing(RESULT, lost) == (
        f"No step that may be taken raises “{practice.title}” as far as needed."
    )


def test_practices_without_a_step_are_named_by_their_titles() -> None:
    first, second = RESULT.practices[:2]
    roadmap = replace(RESULT.roadmap, unreached=(first.id, second.id))
    said = list(remarks(replace(RESULT, roadmap=roadmap)))
    assert f"No step is left for “{first.title}” and “{second.title}”." in said
