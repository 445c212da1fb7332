import json
from datetime import date
from pathlib import Path

import pytest

from advisor.cli.exit_code import ExitCode
from tests.build import SAMPLES
from tests.cli.conftest import Advisor, Answers

PARCEL = next(path for path in SAMPLES if path.parent.name == "parcel-eta")
CAPACITY = {"capacity": {"engineer": 1.0}}


def _roadmap(advisor: Advisor, *arguments: str | Path) -> dict:  # type: ignore[type-arg] # JSON
    outcome = advisor("plan", *arguments, "--format", "json")
    assert (outcome.code, outcome.err) == (ExitCode.DONE, "")
    found: dict[str, object] = json.loads(outcome.out)["roadmap"]
    return found


def test_the_text_tells_what_is_reached_when_how_surely_and_by_which_steps(
    advisor: Advisor,
) -> None:
    shown = " ".join(advisor("plan", PARCEL).out.split())
    for fact in (
        "to level 1, reached on",
        "by 30 June 2027 as asked",
        "with 85 % confidence",
        "that is proved",
        "Work starts on 24 November 2026",
        "Level 1 by",
        "a delay of this step delays the end",
    ):
        assert fact in shown


def test_without_people_the_steps_are_in_order_and_the_reason_is_said(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("plan", *answers())
    assert outcome.code == ExitCode.DONE
    assert "No capacity is given" in outcome.out
    assert "start" not in outcome.out.splitlines()[-4]


def test_json_is_a_result_that_other_commands_take(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    outcome = advisor("plan", PARCEL, "--format", "json", "-o", file)
    assert outcome.out.strip() == str(file)
    assert advisor("score", file).out == advisor("score", PARCEL).out
    assert advisor("plan", file).out == advisor("plan", PARCEL).out


def test_wishes_stand_in_place_of_what_the_answers_say(advisor: Advisor) -> None:
    base = _roadmap(advisor, PARCEL)
    changed = _roadmap(
        advisor,
        PARCEL,
        *("--capacity", "ml-engineer=2", "--start", "2027-01-02", "--share", "50"),
        *("--holiday", "2027-01-05", "--parallel", "3", "--done", base["steps"][0]["id"]),
    )
    assert changed["start"] == "2027-01-04"
    assert changed["conditions"]["capacity"]["ml-engineer"] == 2
    assert changed["conditions"]["capacity"]["data-scientist"] == 1
    assert (changed["conditions"]["share"], changed["conditions"]["parallel"]) == (50, 3)
    days = {day for step in changed["steps"] for day in (step["start"], step["end"])}
    assert "2027-01-05" not in days
    assert base["steps"][0]["id"] not in {step["id"] for step in changed["steps"]}


def test_a_target_may_be_a_level_a_dimension_or_a_stage(advisor: Advisor) -> None:
    roadmap = _roadmap(advisor, PARCEL, "--target", "testing=2", "--target", "monitor=1")
    assert roadmap["target"] == {
        "level": None,
        "by": "2027-06-30",
        "dimensions": {"testing": 2},
        "stages": {"monitor": 1},
    }
    assert roadmap["milestones"][-1]["dimension"] == "testing"


def test_a_date_alone_asks_for_the_most_by_then(advisor: Advisor) -> None:
    roadmap = _roadmap(advisor, PARCEL, "--by", "2027-02-01")
    assert (roadmap["status"], roadmap["aim"]) == ("partial", "date")
    assert all(step["end"] <= "2027-02-01" for step in roadmap["steps"])
    assert date.fromisoformat(roadmap["feasible"]["date"]) > date(2027, 2, 1)


def test_too_near_a_date_is_answered_with_what_is_missing_and_what_is_possible(
    advisor: Advisor,
) -> None:
    outcome = advisor("plan", PARCEL, "--target", "2")
    shown = " ".join(outcome.out.split())
    assert outcome.code == ExitCode.DONE
    assert "after 30 June 2027" in shown
    assert "full-time equivalents are needed" in shown
    assert "By 30 June 2027 level 1 can be held. The nearest date is" in shown


def test_a_role_nobody_has_is_named_with_its_work(advisor: Advisor) -> None:
    roadmap = _roadmap(advisor, PARCEL, "--capacity", "ml-engineer=0")
    assert roadmap["status"] == "unstaffed"
    assert [(item["kind"], item["role"]) for item in roadmap["missing"]] == [
        ("role", "ml-engineer")
    ]


def test_comparing_shows_what_one_more_of_each_role_buys(advisor: Advisor) -> None:
    outcome = advisor("plan", PARCEL, "--compare", "--format", "json")
    base, *others = json.loads(outcome.out)
    assert base["capacity"] == {}
    engineer = next(item for item in others if item["capacity"] == {"ml-engineer": 2.0})
    assert engineer["saved"] > 0
    assert engineer["end"] < base["end"]
    assert "ML engineer 2 FTE" in advisor("plan", PARCEL, "--compare").out


def test_comparing_takes_roles_together(advisor: Advisor) -> None:
    arguments = ("--compare-with", "ml-engineer=2", "--compare-with", "data-scientist=2")
    outcome = advisor("plan", PARCEL, *arguments, "--format", "json")
    _, both = json.loads(outcome.out)
    assert both["capacity"] == {"ml-engineer": 2.0, "data-scientist": 2.0}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--target", "3"], "`3` is no target"),
        (["--target", "testing="], "no target"),
        (["--target", "tasting=1"], "Did you mean `testing`?"),
        (["--by", "soon"], "is not a date"),
        (["--capacity", "ml-engineer"], "NAME=NUMBER"),
        (["--capacity", "ml-engineer=-1"], "NAME=NUMBER"),
        (["--capacity", "ml-engineer=nan"], "NAME=NUMBER"),
        (["--capacity", "ml-enginer=1"], "Did you mean `ml-engineer`?"),
        (["--exclude", "testing.data-validation-9"], "not a step"),
        (["--parallel", "0"], "parallel"),
        (["--share", "0"], "share"),
        (["--compare", "--format", "ics"], "text or json"),
    ],
)
def test_what_cannot_be_wished_is_wrong_use(
    advisor: Advisor, arguments: list[str], said: str
) -> None:
    outcome = advisor("plan", PARCEL, *arguments)
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert said in outcome.err


def test_a_result_cannot_be_planned_anew(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    advisor("plan", PARCEL, "--format", "json", "-o", file)
    outcome = advisor("plan", file, "--capacity", "ml-engineer=2")
    assert outcome.code == ExitCode.USAGE
    assert "Give the answers file" in outcome.err


def test_a_share_that_is_no_number_is_refused(advisor: Advisor) -> None:
    outcome = advisor("plan", PARCEL, "--share", "nan")
    assert outcome.code == ExitCode.USAGE
    assert "not a number" in outcome.err


def test_more_steps_at_once_than_there_are_is_no_limit(advisor: Advisor) -> None:
    many = advisor("plan", PARCEL, "--parallel", str(10**23), "--format", "csv")
    assert many.code == ExitCode.DONE
    assert many.out == advisor("plan", PARCEL, "--format", "csv").out


def test_the_day_told_is_that_of_the_level_and_not_of_the_last_step(advisor: Advisor) -> None:
    found = _roadmap(advisor, PARCEL, "--by", "2027-06-30")
    (held,) = [m["date"] for m in found["milestones"] if m["level"] == 1 and not m["dimension"]]
    assert held < found["end"]
    shown = " ".join(advisor("plan", PARCEL, "--by", "2027-06-30").out.split())
    day = date.fromisoformat(held)
    assert f"reached on {day.day} {day:%B %Y}, by 30 June 2027 as asked" in shown
