"""What is said of what hurt lately, and of what is coming."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from advisor.assessment.model import Urgent
from advisor.assessment.store import open_assessment
from advisor.cli.plan_text import plan_lines
from advisor.document.parse import load_document
from advisor.report.formats import render
from advisor.report.plan.formats import write_plan
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.roadmap.harm import incidents
from advisor.roadmap.model import RoadmapStep
from advisor.words.chart import say_bar
from advisor.words.horizon import say_because
from advisor.words.incident import say_incident, say_remedy
from advisor.words.urgency import say_urgent
from tests.report.build import SAMPLES, mending

LACK = "testing.data-validation"
PAST = date(2026, 1, 31)


@cache
def telling(day: date) -> Result:
    """Return the result of a team that tells of one thing on a day."""
    rubric, team = open_assessment(load_document(SAMPLES / "parcel-eta" / "answers.yaml"))
    urgent = Urgent(what="The vendor ends the feed", date=day)
    answers = {LACK: replace(team.answers[LACK], urgent=urgent)}
    return build_result(rubric, replace(team, answers={**team.answers, **answers}))


def mended(result: Result) -> RoadmapStep:
    return next(step for step in result.roadmap.steps if step.urgent)


def told(result: Result) -> str:
    ((practice,),) = incidents(result.practices)
    return f"{say_incident([practice])} {say_remedy(result, [practice])}"


def test_what_lies_after_the_assessment_is_coming_and_the_rest_hurt() -> None:
    day = mending().assessed_on
    coming, hurt = telling(day + timedelta(days=1)), telling(day)
    assert [mended(result).ahead for result in (coming, hurt)] == [True, False]
    assert told(coming).startswith("Coming: The vendor ends the feed")
    assert told(hurt).startswith("The vendor ends the feed")


@pytest.mark.parametrize(
    ("days", "why", "said"),
    [
        (400, "it is needed for what is coming", "It is needed for what is coming: The vendor"),
        (-30, "its lack hurt lately", "Its lack hurt the team lately: The vendor"),
    ],
)
def test_every_place_says_the_same_reason(days: int, why: str, said: str) -> None:
    result = telling(mending().assessed_on + timedelta(days=days))
    step = mended(result)
    assert why in say_because(result.roadmap, step)
    assert say_bar(step, "Ada", (PAST, PAST), critical=False).endswith(why)
    (hurt,) = [practice.hurt for practice in result.practices if practice.hurt]
    assert say_urgent(hurt).startswith(said)


def test_what_comes_before_all_steps_are_done_is_said_to() -> None:
    day = mending().assessed_on
    soon, late, past = (telling(day + timedelta(days=days)) for days in (1, 4000, -1))
    assert "That is after it comes: until then first aid has to do." in told(soon)
    assert not any("That is after it comes" in told(result) for result in (late, past))


def test_what_is_still_to_come_is_nowhere_said_to_have_hurt() -> None:
    result = telling(mending().assessed_on + timedelta(days=400))
    priced = replace(result, roadmap=replace(result.roadmap, price=9))
    said = [render(priced, "md").decode(), *plan_lines(priced, whole=True)]
    said += [write_plan(priced, name) for name in ("csv", "ics", "github", "jira", "md")]
    text = "\n".join(said)
    assert "is coming" in text
    # Of a group that may hold both, both are said.
    only = re.sub(r"hurt lately(?= or is coming|, or will)", "", text)
    assert [line for line in only.splitlines() if "hurt lately" in line.lower()] == []
