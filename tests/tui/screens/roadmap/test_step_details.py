"""The panel of a row: who does it, why it stands where it stands, and what it meets."""

from dataclasses import replace

import pytest

from advisor.assessment.model import Assessment
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.tui.screens.roadmap.step_details import details
from advisor.tui.what_if.what_if import planned, saved_request
from advisor.words.horizon import say_because
from advisor.words.phrase import capital
from advisor.words.titles import Titles
from tests.tui.screens.roadmap.conftest import HURT


def listed(rubric: Rubric, roadmap: Roadmap, name: str) -> dict[str, list[str]]:
    """Return what stands under each heading of the panel of a row."""
    found: dict[str, list[str]] = {"": []}
    for row in map(str, details(rubric, roadmap, name)):
        if row.startswith("· "):
            found[list(found)[-1]].append(row[2:])
        elif row:
            found[row] = []
    return found


def test_each_step_says_who_does_it_and_from_when_to_when(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    for step in roadmap.steps:
        told = listed(shipped, roadmap, step.id)["Who does it"]
        assert {row.partition(":")[0] for row in told} == set(step.people)
        assert all("person-day" in row for row in told)
    both = next(step for step in roadmap.steps if len(step.people) > 1)
    days = [
        float(row.partition(": ")[2].split()[0])
        for row in listed(shipped, roadmap, both.id)["Who does it"]
    ]
    assert sum(days) == pytest.approx(both.likely_days, abs=0.2)


def test_each_step_says_first_why_it_stands_where_it_stands(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    for step in roadmap.steps:
        why = listed(shipped, roadmap, step.id)["Why it is here"]
        assert why[0] == f"{capital(say_because(roadmap, step))}."
    hurt = next(step for step in roadmap.steps if step.urgent)
    assert "hurt lately" in listed(shipped, roadmap, hurt.id)["Why it is here"][0]


def test_each_step_says_which_criteria_it_meets(shipped: Rubric, roadmap: Roadmap) -> None:
    texts = Titles(shipped).criteria
    for step in roadmap.steps:
        assert step.meets
        assert listed(shipped, roadmap, step.id)["Meets"] == [texts[name] for name in step.meets]


def test_a_step_that_is_left_out_says_what_it_would_meet(shipped: Rubric, roadmap: Roadmap) -> None:
    planned_ids = {step.id for step in roadmap.steps}
    step = next(
        step
        for step in shipped.steps
        if step.id not in planned_ids and any(task.meets for task in step.tasks)
    )
    told = listed(shipped, roadmap, step.id)
    texts = Titles(shipped).criteria
    met = dict.fromkeys(name for task in step.tasks for name in task.meets)
    assert told["Meets"] == [texts[name] for name in met]
    assert "Who does it" not in told


def test_first_aid_says_who_does_it_why_and_what_mends_it(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    aid = next(line for line in roadmap.first_aid if line.practice == HURT)
    told = listed(shipped, roadmap, f"first-aid:{HURT}")
    assert aid.do in told
    assert told["Who does it"] == [aid.person]
    assert told["Why it is here"] == [
        "What hurt lately",
        Titles(shipped).practices[HURT],
    ]
    assert told["Mended by"] == [step.title for step in roadmap.steps if HURT in step.raises]
    assert told["Mended by"]


def test_first_aid_that_nobody_can_do_says_which_roles_it_takes(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    first = replace(roadmap.first_aid[0], person=None, on=None, urgent=False)
    alone = replace(roadmap, first_aid=(first,))
    told = listed(shipped, alone, f"first-aid:{first.practice}")
    roles = Titles(shipped).roles
    said = told["Nobody for it"][0].lower()
    assert all(roles[role].lower() in said for role in first.roles)
    assert "What hurt lately" not in told["Why it is here"]


def test_without_dates_nobody_is_named(shipped: Rubric, team: Assessment) -> None:
    given = replace(team, people=())
    undated = planned(shipped, given, saved_request(given))
    step: RoadmapStep = undated.steps[0]
    assert "Who does it" not in listed(shipped, undated, step.id)
