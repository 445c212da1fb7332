"""The plan written as one file, from Export and from Roadmap."""

import json
from pathlib import Path

import pytest

from advisor.errors import OutputError
from advisor.result.model import Result
from advisor.rubric.model import Rubric
from advisor.tui.screens.export.plan_file import FORMS, FreePlace, fields, written
from advisor.tui.what_if.what_if import planned_result, saved_request
from advisor.tui.workspace.workspace import Workspace
from tests.build import assessment
from tests.tui.app_driver import Driven, begun, drive


@pytest.fixture
def lacking(folder: Path, delivery: Rubric) -> Workspace:
    workspace = begun(folder, delivery)
    for practice in delivery.practices:
        workspace.session.answer(practice.id, 0)
    workspace.session.capacity({"engineer": 0.5, "scientist": 0.5})
    return workspace


@pytest.fixture
def result(lacking: Workspace) -> Result:
    given = lacking.assessment
    return planned_result(lacking.rubric, given, saved_request(given))


BEGINS = {
    "csv": "\ufeffNumber,Step,",
    "ics": "BEGIN:VCALENDAR",
    "github": "[\n",
    "jira": "Issue ID,Parent,",
    "md": "<!-- Made by advisor -->",
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_written_and_may_be_written_again(
    result: Result, folder: Path, form: str
) -> None:
    path = folder / "plans" / FORMS[form].file.format(plan="plan")
    said = written(result, form, {"file": str(path)})
    assert said[0] == f"Written: {path}"
    assert path.read_text(encoding="utf-8").startswith(BEGINS[form])
    assert FreePlace([folder / "team.yaml"])(str(path)) is None


def test_issues_that_are_held_already_are_updated(result: Result, folder: Path) -> None:
    path, held = folder / "plan.json", folder / "held.json"
    written(result, "github", {"file": str(path)})
    made = json.loads(path.read_text())
    issues = [
        {"number": n, "body": i["body"], "labels": [], "state": "OPEN"} for n, i in enumerate(made)
    ]
    gone = {"number": 99, "body": issues[0]["body"].replace("/", "/old-"), "labels": []}
    held.write_text(json.dumps([*issues, gone]))
    said = written(result, "github", {"file": str(path), "tracker": str(held)})
    assert [issue["number"] for issue in json.loads(path.read_text())] == [*range(len(made))]
    assert any("1 open item is not in this plan" in text for text in said)
    (_, tracker) = fields("github", path, [])
    assert tracker.check
    assert tracker.check(str(held)) is None
    assert tracker.check(str(folder / "team.yaml")) == "this is no list of GitHub issues"


def test_answers_are_never_replaced_and_another_file_only_when_asked_twice(
    lacking: Workspace, folder: Path
) -> None:
    mine, answers = folder / "mine.csv", lacking.session.path
    mine.write_text("mine")
    place = FreePlace([answers])
    assert "enter again replaces it" in (place(str(mine)) or "")
    assert place(str(mine)) is None
    for _ in range(2):
        assert "is read here, and would be lost" in (place(str(answers)) or "")
    assert "cannot be written" in (FreePlace([])(str(mine / "below.csv")) or "")


def test_a_calendar_without_dates_is_refused_with_the_way_out(
    delivery: Rubric, folder: Path
) -> None:
    given = assessment(delivery, dict.fromkeys((p.id for p in delivery.practices), 0))
    undated = planned_result(delivery, given, saved_request(given))
    with pytest.raises(OutputError, match="no dates") as error:
        written(undated, "ics", {"file": str(folder / "plan.ics")})
    assert "The checklist has the steps" in (error.value.problems[0].hint or "")
    assert not (folder / "plan.ics").exists()


def test_the_plan_at_hand_is_written_from_both_screens(lacking: Workspace, folder: Path) -> None:
    place = folder / "reports" / "any-team"

    async def write(driven: Driven, *keys: str) -> None:
        await driven.press(*keys)
        await driven.app.workers.wait_for_complete()
        await driven.pilot.pause()

    async def scene(driven: Driven) -> None:
        await write(driven, "E", "G", "enter", "enter")
        assert driven.told() == ["Written: reports/any-team/plan.csv"]
        await write(driven, "M")
        await write(driven, "x")
        await write(driven, "G")
        assert "The what-if: 1 left out." in driven.text()
        await write(driven, "down", "down", "down", "down", "enter", "enter")
        assert "Written: reports/any-team/what-if.md" in driven.told()

    drive(scene, lacking)
    assert {path.name for path in place.iterdir()} == {"plan.csv", "what-if.md"}
    assert "Level 1 is out of reach" in (place / "what-if.md").read_text(encoding="utf-8")
