"""What each file of a roadmap holds, for a plan with dates and for texts that try to do harm."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from advisor.assessment.model import Answer, Assessment, Target, Team, Urgent
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.report.markdown_text import literal
from advisor.report.plan.formats import PLAN_FORMATS, write_plan
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.words.horizon import say_because_alone
from advisor.words.phrase import join_words
from advisor.words.quantity import say_day
from advisor.words.target import say_milestone
from advisor.words.titles import Titles
from tests.report.build import SAMPLES, hostile, mending, sample, shipped, undated

INVISIBLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_the_same_result_gives_the_same_text_without_hidden_characters(name: str) -> None:
    for result in (sample("parcel-eta"), undated("parcel-eta"), mending(), hostile()):
        if name == "ics" and result.roadmap.start is None:
            continue  # a calendar needs dates
        text = write_plan(result, name)
        assert text == write_plan(result, name)
        assert not re.search(INVISIBLE, text)


def test_the_table_has_a_row_a_step_with_dates_days_and_an_owner_to_fill_in() -> None:
    result = sample("parcel-eta")
    rows = [row for row in _rows(write_plan(result, "csv")) if row["Kind"] != "first-aid"]
    assert [row["Id"] for row in rows] == [step.id for step in result.roadmap.steps]
    for row, step in zip(rows, result.roadmap.steps, strict=True):
        assert step.start is not None
        assert (row["Start"], row["Owner"]) == (step.start.isoformat(), "")
        days = step.effort.get("data-scientist")
        assert row["Data scientist (days)"] == (f"{days.likely:g}" if days else "")


def test_an_order_without_dates_has_none_in_the_table_and_no_horizon() -> None:
    rows = [r for r in _rows(write_plan(undated("parcel-eta"), "csv")) if r["Kind"] == "step"]
    assert rows
    assert {(row["Start"], row["End"], row["Horizon"], row["Who"]) for row in rows} == {("",) * 4}


def test_the_table_begins_with_first_aid_by_whom_and_when() -> None:
    result = mending()
    aid = result.roadmap.first_aid
    assert len({line.urgent for line in aid}) == 2
    for row, line in zip(_rows(write_plan(result, "csv")), aid, strict=False):
        assert line.on
        assert (row["Kind"], row["Step"], row["Number"]) == ("first-aid", line.do, "")
        assert (row["Start"], row["Horizon"]) == (line.on.isoformat(), "This week: first aid")
        assert (row["Who"], row["Mend first"]) == (line.person, "yes" if line.urgent else "")
        days = [cell for name, cell in row.items() if name.endswith("(days)") and cell]
        assert days == [f"{line.days:g}"]


def test_the_table_tells_by_whom_how_soon_and_what_is_mended_first() -> None:
    roadmap = mending().roadmap
    rows = [row for row in _rows(write_plan(mending(), "csv")) if row["Kind"] != "first-aid"]
    for row, step in zip(rows, roadmap.steps, strict=True):
        assert row["Who"] == join_words(step.people)
        assert row["Mend first"] == ("yes" if step.mends else "")
        assert (row["Horizon"] == "This fortnight") == (_days_until(roadmap, step) < 14)
    assert {row["Who"] for row in rows} > {"Ada", "Ada and Ben"}
    assert {row["Horizon"] for row in rows} == {"This fortnight", "Next 90 days", "Later"}


def _days_until(roadmap: Roadmap, step: RoadmapStep) -> int:
    assert roadmap.start
    assert step.start
    return (step.start - roadmap.start).days


def test_the_checklist_has_a_box_for_every_measure_fact_task_and_sign() -> None:
    result = sample("parcel-eta")
    text = write_plan(result, "md")
    boxes = sum(len(step.tasks) + len(step.done_when) for step in result.roadmap.steps)
    boxes += len(result.roadmap.first_aid) + len(result.roadmap.find_out)
    assert text.count("\n- [ ] ") == boxes
    assert "**Then: level 1.**" in text


def test_the_checklist_tells_the_plan_by_horizon_before_it_tells_every_step() -> None:
    roadmap = mending().roadmap
    text = write_plan(mending(), "md")
    titles = re.findall("^## (.*)$", text, re.MULTILINE)
    assert titles[:3] == ["This week: first aid", "This fortnight", "Next 90 days"]
    assert titles[3:5] == ["Later", "Not now"]
    assert titles[5] == f"1. {roadmap.steps[0].title}"
    parts = dict(zip(titles, re.split("^## .*$", text, flags=re.MULTILINE)[1:], strict=True))
    soon, later = parts["This fortnight"], parts["Later"]
    for number, step in enumerate(roadmap.steps, 1):
        named = f"- {number}\\. {literal(step.title)} · "
        assert (named in soon) == (_days_until(roadmap, step) < 14)
        assert (named in soon + parts["Next 90 days"]) != (literal(step.title) in later)
    for line in roadmap.first_aid:
        mark = "**What hurt lately:** " if line.urgent else ""
        assert f"- [ ] {mark}{literal(line.do)} {line.person} on {say_day(line.on)}, " in text
    assert all(f"**{item.title}:** " in parts["Not now"] for item in roadmap.not_now)


def test_the_checklist_of_an_order_without_dates_has_no_horizons() -> None:
    text = write_plan(undated("parcel-eta"), "md")
    assert not re.search("^## (This fortnight|Next 90 days|Later)$", text, re.MULTILINE)


def test_github_gets_an_epic_a_level_before_its_steps_and_first_aid_before_all() -> None:
    result = build_result(*_to_level_2())
    roadmap = result.roadmap
    issues = json.loads(write_plan(result, "github"))
    assert all({"title", "body", "labels"} <= set(issue) for issue in issues)
    epics = [issue for issue in issues if "epic" in issue["labels"]]
    assert [epic["title"].split(":")[0] for epic in epics] == ["This week", "Level 1", "Level 2"]
    assert len(issues) == len(epics) + len(roadmap.first_aid) + len(roadmap.steps)
    assert [issue["title"] for issue in issues[1 : 1 + len(roadmap.first_aid)]] == [
        line.do for line in roadmap.first_aid
    ]
    listed = sum(epic["body"].count("- [ ] ") for epic in epics)
    assert listed == len(roadmap.first_aid) + len(roadmap.steps)


def test_jira_gets_epics_first_and_every_step_under_one() -> None:
    result = build_result(*_to_level_2())
    rows = _rows(write_plan(result, "jira"))
    assert [row["Issue Type"] for row in rows[:4]] == ["Epic", "Epic", "Epic", "Task"]
    assert len({row["Issue ID"] for row in rows}) == len(rows)
    assert {row["Parent"] for row in rows[3:]} == {"1", "2", "3"}
    assert all(date.fromisoformat(row["Due date"]) for row in rows)


def test_an_issue_has_a_label_for_its_horizon_and_says_who_and_why_here() -> None:
    roadmap = mending().roadmap
    issues = {issue["title"]: issue for issue in json.loads(write_plan(mending(), "github"))}
    rows = {row["Summary"]: row for row in _rows(write_plan(mending(), "jira"))}
    soon = {"this-fortnight", "next-90-days", "later"}
    seen = set()
    for step in roadmap.steps:
        issue, row = (found[step.title] for found in (issues, rows))
        (horizon,) = soon.intersection(issue["labels"])
        assert row["Labels"].split() == [*issue["labels"], f"advisor:{issue['id']}"]
        assert (horizon == "this-fortnight") == (_days_until(roadmap, step) < 14)
        assert ("urgent" in issue["labels"]) == step.mends
        assert f"\nWho: {join_words(step.people)}\n" in issue["body"]
        assert f"\nWhy here: {say_because_alone(roadmap, step)}\n" in row["Description"]
        seen.add(horizon)
    assert seen == soon
    for line in roadmap.first_aid:
        hurt = ["urgent"] if line.urgent else []
        assert issues[line.do]["labels"] == ["maturity-roadmap", "this-week", *hurt]
        assert f" {line.person} on {say_day(line.on)}, " in issues[line.do]["body"]


def test_what_is_demanded_of_a_team_has_an_epic_before_the_levels() -> None:
    first, second = sample("parcel-eta").roadmap.steps[:2]
    given = sample("parcel-eta").roadmap
    steps = (replace(first, toward=None), replace(second, depends_on=()))
    result = replace(sample("parcel-eta"), roadmap=replace(given, steps=steps, first_aid=()))
    issues = json.loads(write_plan(result, "github"))
    epics = {issue["title"]: issue for issue in issues if "epic" in issue["labels"]}
    demanded, level = epics
    assert demanded == "Demanded of a team of this kind"
    assert level.startswith("Level 1: ")
    assert [issue["labels"][1] for issue in issues] == [*["demanded"] * 2, *["level-1"] * 2]


def test_an_older_result_has_what_hurt_under_level_0() -> None:
    first, second = sample("parcel-eta").roadmap.steps[:2]
    given = sample("parcel-eta").roadmap
    steps = (replace(first, toward=0), replace(second, meets=(), toward=None, depends_on=()))
    result = replace(sample("parcel-eta"), roadmap=replace(given, steps=steps, first_aid=()))
    issues = json.loads(write_plan(result, "github"))
    epics = [issue["labels"][1] for issue in issues if "epic" in issue["labels"]]
    assert epics == ["urgent", f"level-{second.level}"]


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
    urgent = [step for step in hurt().roadmap.steps if step.mends]
    assert any(step.urgent for step in urgent)
    assert {step.toward for step in hurt().roadmap.steps} <= {None, 1}  # none of level 2, the top
    issues = json.loads(write_plan(hurt(), "github"))
    aid, first, *others = [issue for issue in issues if "epic" in issue["labels"]]
    assert aid["title"] == "This week: first aid"
    assert (first["title"], first["labels"]) == (
        "What hurt lately",
        ["maturity-roadmap", "urgent", "epic"],
    )
    assert first["body"].count("- [ ] ") == len(urgent)
    assert [epic["title"] for epic in others] == titles
    rows = _rows(write_plan(hurt(), "jira"))
    epics = {row["Issue ID"]: row["Summary"] for row in rows if row["Issue Type"] == "Epic"}
    assert list(epics.values()) == ["This week: first aid", "What hurt lately", *titles]
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
        assert not reached or f"**Then: {literal(join_words(reached))}.**" in text
    urgent = [step for step in hurt().roadmap.steps if step.mends]
    assert urgent
    assert text.count("\n- Mended first: ") == len(urgent)
    assert text.count("\n- Why here: ") == len(hurt().roadmap.steps) - len(urgent)


def test_nobody_is_notified_and_no_markup_of_a_team_is_shown() -> None:
    for name in ("md", "github"):
        text = write_plan(hostile(), name)
        assert "<script>" not in text
        assert "](http" not in text
    assert not re.search(r"@\w", write_plan(hostile(), "github"))
