"""Sentences on plans: grammatical for none, one and many, and silent on what is not so."""

import re
from dataclasses import replace
from datetime import date

import pytest

from advisor import load_rubric, plan, score
from advisor.result.model import Result
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import RoadmapTarget, Outcome
from advisor.words.plan import headline
from advisor.words.plan_remark import remarks, say_confidence
from advisor.words.quantity import say_date
from tests.build import DAY, assessment
from tests.report.build import sample

BY = date(2027, 6, 30)
RUBRIC = load_rubric()
RESULT: Result = sample("parcel-eta")


def _planned(status: Outcome, number: int, **changes: object) -> Result:
    result = sample("parcel-eta")
    roadmap = replace(
        result.roadmap,
        status=status,
        target=RoadmapTarget(level=1, by=BY),
        steps=result.roadmap.steps[:number],
        **changes,  # type: ignore[arg-type] # by name
    )
    return replace(result, roadmap=roadmap)


@pytest.mark.parametrize("status", ["scheduled", "late", "partial", "ordered", "unstaffed"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_numbers_agree_with_their_nouns(status: Outcome, number: int) -> None:
    said = headline(_planned(status, number))
    assert not re.search(r"\b1 steps|\b[02] step\b|\b0 steps can", said)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Level 1 is out of reach."),
        (1, "Level 1 is out of reach; 1 step leads towards it."),
        (2, "Level 1 is out of reach; 2 steps lead towards it."),
    ],
)
def test_what_is_out_of_reach(number: int, said: str) -> None:
    assert headline(_planned("unreachable", number)) == said


def test_steps_beyond_the_target_are_among_those_counted() -> None:
    result = sample("parcel-eta")
    level = result.roadmap.milestones[-1]
    ends = sorted({step.end for step in result.roadmap.steps if step.end})
    last = say_date(ends[-1])
    for day, said in (
        (ends[-1], "as asked."),
        (ends[-2], f"Of these, 1 step ends later, on {last}."),
        (ends[-3], f"Of these, 2 steps end later, the last on {last}."),
    ):
        reached = (replace(level, date=day),)
        assert headline(_planned("scheduled", 40, milestones=reached, held_on=day)).endswith(said)


def test_a_plan_without_steps_is_not_said_to_be_the_best() -> None:
    said = " ".join(remarks(_planned("partial", 0, confidence=None, bound=0.0)))
    assert "proved" not in said


def test_work_that_starts_after_the_date_is_said_to() -> None:
    said = list(remarks(_planned("late", 3, start=date(2027, 7, 1))))
    assert "Work starts only after 30 June 2027." in said


def test_one_date_is_said_once() -> None:
    first, second = date(2027, 5, 18), date(2027, 6, 23)
    assert say_confidence(first, first) == "by 18 May 2027, with 85 % confidence or more"
    assert say_confidence(first, second) == (
        "by 18 May 2027 with 50 % and by 23 June 2027 with 85 % confidence"
    )


def test_what_is_missing_names_roles_by_their_titles() -> None:
    card = score(RUBRIC, assessment(RUBRIC, {p.id: 0 for p in RUBRIC.practices}))
    people = {role.id: 1.0 for role in RUBRIC.roles} | {"ml-engineer": 0.0}
    idle = plan(RUBRIC, card, conditions=Conditions(capacity=people, start=DAY))
    said = list(remarks(replace(RESULT, roadmap=idle)))
    assert any(remark.endswith("on the role ML engineer, which has no time.") for remark in said)


def test_practices_without_a_step_are_named_by_their_titles() -> None:
    first, second = RESULT.practices[:2]
    roadmap = replace(RESULT.roadmap, unreached=(first.id, second.id))
    said = list(remarks(replace(RESULT, roadmap=roadmap)))
    assert f"No step is left for “{first.title}” and “{second.title}”." in said
