"""What each file of a roadmap holds, for a plan with dates and for texts that try to do harm."""

import csv
import io
import json
import re
from datetime import date, timedelta
from functools import cache

import pytest

from advisor.assessment.model import Assessment
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document, parse_document
from advisor.report.plan.calendar import calendar
from advisor.report.plan.formats import PLAN_FORMATS, write_plan
from advisor.report.plan.table import csv_text
from advisor.report.result import Result, build_result
from advisor.roadmap.conditions import Conditions
from advisor.rubric.model import Rubric
from tests.report.build import SAMPLES, hostile, sample

INVISIBLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


@cache
def undated() -> Result:
    document = load_document(SAMPLES / "parcel-eta" / "answers.yaml")
    return build_result(*open_assessment(document), conditions=Conditions())


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_the_same_result_gives_the_same_text_without_hidden_characters(name: str) -> None:
    for result in (sample("parcel-eta"), undated(), hostile()):
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
    assert _rows(write_plan(undated(), "csv"))[0]["Start"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "  =", "\uff1d"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_text([(f"{start}1+1",)])))
    assert cell.startswith("'")


def test_ordinary_cells_stay_as_they_are() -> None:
    row = ("1", "2026-11-24", 'say "so", twice', "two\nlines", "a-b")
    assert next(csv.reader(io.StringIO(csv_text([row])))) == list(row)


def _events(result: Result) -> list[dict[str, str]]:
    text = calendar(result).replace("\r\n ", "")
    events = []
    for part in text.split("BEGIN:VEVENT\r\n")[1:]:
        lines = part.split("END:VEVENT")[0].split("\r\n")
        events.append(dict(line.split(":", 1) for line in lines if line))
    return events


def test_the_calendar_has_an_event_a_step_and_one_for_each_level() -> None:
    result = sample("parcel-eta")
    events = _events(result)
    assert len(events) == len(result.roadmap.steps) + len(result.roadmap.milestones)
    step, event = result.roadmap.steps[0], events[0]
    assert step.start is not None
    assert step.end is not None
    assert event["DTSTART;VALUE=DATE"] == f"{step.start:%Y%m%d}"
    # The end of an all-day event is the first day after it.
    assert event["DTEND;VALUE=DATE"] == f"{step.end + timedelta(days=1):%Y%m%d}"
    assert events[-1]["SUMMARY"] == "Level 1 reached"
    assert len({event["UID"] for event in events}) == len(events)
    assert _events(undated()) == []


@pytest.mark.parametrize("result", [sample("parcel-eta"), hostile()], ids=["sample", "hostile"])
def test_calendar_lines_are_folded_and_their_texts_escaped(result: Result) -> None:
    text = calendar(result)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    for line in text.replace("\r\n ", "").split("\r\n"):
        if line.startswith(("SUMMARY", "DESCRIPTION", "X-WR-CALNAME")):
            assert not re.search(r"(?<!\\)(\\\\)*[;,]", line.split(":", 1)[1])


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


def test_nobody_is_notified_and_no_markup_of_a_team_is_shown() -> None:
    for name in ("md", "github"):
        text = write_plan(hostile(), name)
        assert "<script>" not in text
        assert "](http" not in text
    assert not re.search(r"@\w", write_plan(hostile(), "github"))
