"""The plans of the described teams, held against an experienced reader's judgement.

`expected.yaml` is that judgement, `actions.yaml` says which practices do what it names.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.assessment.model import Target
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.result.build import build_result
from advisor.roadmap.model import Roadmap, RoadmapStep

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/actions.yaml"))
FACTOR = 1.5
DAYS_IN_MONTH = 365 / 12


def told(case: str, file: str) -> Any:
    return yaml.safe_load((HERE / case / f"{file}.yaml").read_text(encoding="utf-8"))


@cache
def planned(case: str, level: int | None = None) -> Roadmap:
    """Return the plan of a case, for its own target or to a level."""
    rubric, assessment = open_assessment(load_document(HERE / case / "answers.yaml"))
    if level is not None:
        assessment = replace(assessment, target=Target(level=level))
    return build_result(rubric, assessment).roadmap


def practices_of(step: RoadmapStep) -> set[str]:
    return {name.partition("/")[0] for name in step.meets}


def levels(field: str) -> list[tuple[str, int]]:
    return [(case, level) for case in CASES for level in told(case, "expected").get(field, {})]


def test_four_teams_are_described() -> None:
    assert CASES == ["bank", "llm-assistant", "protein-startup", "recommender"]


@pytest.mark.parametrize("case", CASES)
def test_four_of_the_first_five_actions_are_the_readers(case: str) -> None:
    roadmap = planned(case)
    entries = [{line.practice} for line in roadmap.first_aid]
    entries += [practices_of(step) for step in roadmap.steps[:5]]
    agreed = 0
    for action in told(case, "actions")["first"]:
        entry = next((entry for entry in entries if entry & set(action)), None)
        if entry is not None:
            entries.remove(entry)  # one entry agrees with one action
            agreed += 1
    assert agreed >= 4


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_wait_is_mended_in_time(case: str) -> None:
    roadmap, limits = planned(case), told(case, "expected")["within_days"]
    assert roadmap.start
    for name, practices in told(case, "actions")["within"].items():
        days = [line.on for line in roadmap.first_aid if line.practice in practices]
        days += [step.end for step in roadmap.steps if practices_of(step) & set(practices)]
        first = min(day for day in days if day is not None)
        assert (first - roadmap.start).days <= limits[name], name


@pytest.mark.parametrize(("case", "level"), levels("person_days"))
def test_the_work_is_of_the_size_a_practitioner_counts(case: str, level: int) -> None:
    wanted = told(case, "expected")["person_days"][level]
    days = planned(case, level).likely_days
    assert wanted / FACTOR <= days <= wanted * FACTOR


@pytest.mark.parametrize(("case", "level"), levels("months"))
def test_it_takes_no_longer_than_a_practitioner_expects(case: str, level: int) -> None:
    roadmap = planned(case, level)
    assert roadmap.start
    assert roadmap.likely
    assert months(roadmap.start, roadmap.likely) <= told(case, "expected")["months"][level] * FACTOR


def months(start: date, end: date) -> float:
    return (end - start).days / DAYS_IN_MONTH


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_planned_that_would_be_a_mistake_now(case: str) -> None:
    barred = set(told(case, "actions")["not_now"])
    for step in planned(case).steps:
        assert not practices_of(step) & barred


@pytest.mark.parametrize("case", CASES)
def test_a_plan_to_level_1_can_be_taken_in(case: str) -> None:
    assert 10 <= len(planned(case, 1).steps) <= 30


@pytest.mark.parametrize("case", CASES)
def test_no_step_comes_before_what_it_speaks_of_unless_it_hurt(case: str) -> None:
    rubric, _ = open_assessment(load_document(HERE / case / "answers.yaml"))
    named = {step.id: (*step.requires, *step.after) for step in rubric.steps}
    steps = planned(case).steps
    for place, step in enumerate(steps):
        for later in steps[place:]:
            spoken_of = {*later.meets, later.id} & set(named[step.id])
            assert not spoken_of or (step.mends and not later.mends), (step.id, later.id)
