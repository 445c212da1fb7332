"""What each file of a roadmap holds, for a plan with dates and for texts that try to do harm."""

import csv
import io
import json
import re
from datetime import date
from functools import cache

import pytest

from advisor.assessment.model import Answer, Urgent, Assessment, Target, Team
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.report.plan.formats import PLAN_FORMATS, write_plan
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.rubric.model import Rubric
from advisor.words.phrase import join_words
from advisor.words.target import say_milestone
from advisor.words.titles import Titles
from tests.report.build import SAMPLES, hostile, sample, shipped, undated

INVISIBLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_the_same_result_gives_the_same_text_without_hidden_characters(name: str) -> None:
    for result in (sample("parcel-eta"), undated("parcel-eta"), hostile()):
        if name == "ics" and result.roadmap.start is None:
            continue  # a calendar needs dates
        text = write_plan(result, name)
        assert text == write_plan(result, name)
        assert not re.search(INVISIBLE, text)


def test_the_table_has_a_row_a_step_with_dates_days_and_an_owner_to_fill_in() -> None:
    result = sample("parcel-eta")
    rows = _rows(write_plan(result, "csv"))
    assert [row["Id"] for row in rows] == [step.id for step in result.roadmap.steps]
    first, step = rows[0], result.roadmap.steps[0]
    assert step.start is not None
    assert (first["Start"], first["Owner"]) == (step.start.isoformat(), "")
    assert first["Data scientist (days)"] == f"{step.effort['data-scientist'].likely:g}"
    assert _rows(write_plan(undated("parcel-eta"), "csv"))[0]["Start"] == ""


def test_the_checklist_has_a_box_for_every_task_and_sign() -> None:
    result = sample("parcel-eta")
    text = write_plan(result, "md")
    boxes = sum(len(step.tasks) + len(step.done_when) for step in result.roadmap.steps)
    assert text.count("\n- [ ] ") == boxes
    assert "**Then: level 1.**" in text


def test_github_gets_an_epic_a_level_before_its_steps() -> None:
    result = build_result(*_to_level_2())
    issues = json.loads(write_plan(result, "github"))
    assert all(set(issue) == {"title", "body", "labels"} for issue in issues)
    epics = [issue for issue in issues if "epic" in issue["labels"]]
    assert [epic["title"].split(":")[0] for epic in epics] == ["Level 1", "Level 2"]
    assert len(issues) == len(epics) + len(result.roadmap.steps)
    listed = sum(epic["body"].count("- [ ] ") for epic in epics)
    assert listed == len(result.roadmap.steps)


def test_jira_gets_epics_first_and_every_step_under_one() -> None:
    result = build_result(*_to_level_2())
    rows = _rows(write_plan(result, "jira"))
    assert [row["Issue Type"] for row in rows[:3]] == ["Epic", "Epic", "Task"]
    assert len({row["Issue ID"] for row in rows}) == len(rows)
    assert {row["Parent"] for row in rows[2:]} == {"1", "2"}
    assert all(date.fromisoformat(row["Due date"]) for row in rows)


def _to_level_2() -> tuple[Rubric, Assessment]:
    text = (SAMPLES / "parcel-eta" / "answers.yaml").read_text()
    document = parse_document(text.replace("{level: 1,", "{level: 2,"), file="answers.yaml")
    return open_assessment(document)


@cache
def hurt() -> Result:
    """Return the result of a team that something hurt lately, and that wants parts as well."""
    names = ("failure-management.bad-data-containment", "monitoring.service-health")
    answers = {practice.id: Answer(level=0) for practice in shipped().practices}
    answers |= dict.fromkeys(names, Answer(level=0, urgent=Urgent()))
    assessment = Assessment(
        rubric=shipped().reference,
        team=Team(name="Team"),
        assessed_on=date(2026, 11, 23),
        answers=answers,
        capacity={role.id: 1.0 for role in shipped().roles},
        target=Target(level=1, dimensions={"testing": 1}, stages={"monitor": 1}),
    )
    return build_result(shipped(), assessment)


def test_what_hurt_lately_has_an_epic_of_its_own_and_levels_are_named_by_their_titles() -> None:
    titles = [f"Level 1: {shipped().levels[1].title}"]
    urgent = [step for step in hurt().roadmap.steps if step.toward == 0]
    assert any(step.urgent for step in urgent)
    issues = json.loads(write_plan(hurt(), "github"))
    first, *others = [issue for issue in issues if "epic" in issue["labels"]]
    assert (first["title"], first["labels"]) == (
        "What hurt lately",
        ["maturity-roadmap", "urgent", "epic"],
    )
    assert first["body"].count("- [ ] ") == len(urgent)
    assert [epic["title"] for epic in others] == titles
    rows = _rows(write_plan(hurt(), "jira"))
    epics = {row["Issue ID"]: row["Summary"] for row in rows if row["Issue Type"] == "Epic"}
    assert list(epics.values()) == ["What hurt lately", *titles]
    below = [row for row in rows if epics.get(row["Parent"]) == "What hurt lately"]
    assert len(below) == len(urgent)


def test_the_checklist_says_every_level_that_a_step_reaches_and_what_is_urgent() -> None:
    text = write_plan(hurt(), "md")
    milestones = hurt().roadmap.milestones
    assert {(m.dimension, m.stage) for m in milestones} >= {
        (None, None),
        ("testing", None),
        (None, "monitor"),
    }
    for step in hurt().roadmap.steps:
        reached = [
            say_milestone(item, Titles(hurt())) for item in milestones if item.step == step.id
        ]
        assert not reached or f"**Then: {join_words(reached)}.**" in text
    urgent = sum(step.urgent for step in hurt().roadmap.steps)
    assert text.count("its lack hurt the team lately") == urgent


def test_nobody_is_notified_and_no_markup_of_a_team_is_shown() -> None:
    for name in ("md", "github"):
        text = write_plan(hostile(), name)
        assert "<script>" not in text
        assert "](http" not in text
    assert not re.search(r"@\w", write_plan(hostile(), "github"))
