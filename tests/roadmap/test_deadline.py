"""As much as possible by a date, for teams by the shipped rubric."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.result.build import build_result
from advisor.roadmap.compare import alternatives
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from tests.build import DAY, ROOT, assessment
from tests.strategies import QUICK, shipped

FTE = st.sampled_from((0.3, 0.5, 0.8, 1.0, 1.5))


@st.composite
def people(draw: st.DrawFn) -> Conditions:
    """Draw who there is, and how much they do at once."""
    capacity = {role.id: draw(FTE) for role in shipped().roles}
    return Conditions(
        capacity=capacity, start=DAY, parallel=draw(st.sampled_from((None, None, 1, 3)))
    )


LEVELS = st.lists(st.sampled_from((0, 0, 1, 1, 2)), min_size=100, max_size=100)


def _plan(levels: list[int], conditions: Conditions, target: Target) -> Roadmap:
    names = [practice.id for practice in shipped().practices]
    team = assessment(shipped(), dict(zip(names, levels, strict=False)))
    return plan(shipped(), score(shipped(), team), target, conditions=conditions)


def _reached(roadmap: Roadmap) -> tuple[int, int]:
    """Return the level held at last, and how many raises that levels ask for there are."""
    level = max([month.level or 0 for month in roadmap.months], default=0)
    return level, sum(len(step.raises) for step in roadmap.steps if step.removes_blocker)


@settings(QUICK, max_examples=6)
@given(LEVELS, people(), st.integers(5, 250), st.lists(st.integers(1, 9), min_size=2, max_size=2))
def test_a_later_date_never_gives_less(
    levels: list[int], conditions: Conditions, first: int, gaps: list[int]
) -> None:
    days = [first + sum(gaps[:count]) for count in range(len(gaps) + 1)]
    found = []
    for day in days:
        by = DAY + timedelta(days=day)
        roadmap = _plan(levels, conditions, Target(by=by))
        if roadmap.target is None:
            return
        assert all(step.end and step.end <= by for step in roadmap.steps)
        found.append(_reached(roadmap))
    assert all(before <= after for before, after in pairwise(found))


@settings(QUICK, max_examples=4)
@given(LEVELS, people(), st.integers(20, 200))
def test_the_level_promised_by_a_date_is_the_one_that_a_plan_to_it_reaches(
    levels: list[int], conditions: Conditions, day: int
) -> None:
    by = DAY + timedelta(days=day)
    roadmap = _plan(levels, conditions, Target(by=by))
    if roadmap.target is None or roadmap.target.level is None:
        return
    alone = _plan(levels, conditions, Target(level=roadmap.target.level))
    assert alone.held_on is not None
    assert (roadmap.outcome == "scheduled") == (alone.held_on <= by)
    if roadmap.outcome == "partial":
        assert roadmap.feasible is not None
        assert roadmap.feasible.date == alone.held_on


@pytest.mark.parametrize("by", [date(2027, 2, 1), date(2027, 5, 3)])
def test_one_more_person_never_gets_less_done_by_a_date(by: date) -> None:
    team = assessment(shipped(), {practice.id: 0 for practice in shipped().practices})
    conditions = Conditions(capacity={role.id: 0.5 for role in shipped().roles}, start=DAY)
    card = score(shipped(), team)
    base, *others = alternatives(shipped(), card, Target(by=by), conditions)
    assert len(others) > 1

    def levels(milestones: tuple) -> int:  # type: ignore[type-arg] # of Milestone
        return max((m.level for m in milestones if not (m.dimension or m.stage)), default=0)

    for other in others:
        assert levels(other.milestones) >= levels(base.milestones)
        assert other.more >= 0 or levels(other.milestones) > levels(base.milestones)


@cache
def whole_team(by: date | None = None) -> Roadmap:
    """Return the plan by a date, or to level 1, of a team that has everybody and met nothing."""
    everybody = Conditions(capacity={role.id: 1.0 for role in shipped().roles}, start=DAY)
    return _plan([0] * 100, everybody, Target(by=by) if by else Target(level=1))


@pytest.mark.parametrize("by", [None, DAY + timedelta(days=200)])
def test_steps_for_which_nobody_has_time_are_left_out_and_told_with_their_role(
    by: date | None,
) -> None:
    everybody = {role.id: 1.0 for role in shipped().roles}
    target = Target(by=by) if by else Target(level=1)
    whole = whole_team(by)
    idle = Conditions(capacity={**everybody, "platform-engineer": 0.0}, start=DAY)
    roadmap = _plan([0] * 100, idle, target)
    assert roadmap.outcome == ("partial" if by else "unstaffed")
    assert roadmap.steps
    assert not any("platform-engineer" in step.effort for step in roadmap.steps)
    assert [missing.role for missing in roadmap.missing] == ["platform-engineer"]
    (left,) = roadmap.unstaffed
    assert left.role == "platform-engineer"
    for_them = {step.id for step in whole.steps if "platform-engineer" in step.effort}
    assert for_them
    assert for_them <= set(left.steps)
    assert left.days == roadmap.missing[0].days
    assert set(left.steps).isdisjoint(step.id for step in roadmap.steps)


@pytest.mark.parametrize("role", [role.id for role in shipped().roles])
def test_whoever_is_missing_no_step_is_left_out_in_silence(role: str) -> None:
    everybody = {role.id: 1.0 for role in shipped().roles}
    idle = Conditions(capacity={**everybody, role: 0.0}, start=DAY)
    roadmap = _plan([0] * 100, idle, Target(level=1))
    told = {name for left in roadmap.unstaffed for name in left.steps}
    assert told | {step.id for step in roadmap.steps} >= {step.id for step in whole_team().steps}


@pytest.mark.parametrize("target", [Target(level=1), Target(by=DAY + timedelta(days=200))])
def test_where_nobody_can_do_anything_that_is_told_too(target: Target) -> None:
    everybody = {role.id: 1.0 for role in shipped().roles}
    idle = Conditions(capacity={**everybody, "ml-engineer": 0.0}, start=DAY)
    roadmap = _plan([0] * 100, idle, target)
    assert [left.role for left in roadmap.unstaffed] == ["ml-engineer"]
    assert roadmap.unstaffed[0].days > 0
    assert all(step.start is None for step in roadmap.steps)


@pytest.mark.parametrize(
    ("name", "by"), [("tenant-assistant", date(2027, 3, 1)), ("notebook-startup", date(2027, 4, 1))]
)
def test_nobody_has_more_to_do_than_time_where_further_goals_ask_more_of_what_mends(
    name: str, by: date
) -> None:
    answers = ROOT / "tests" / "fixtures" / "teams" / name / "answers.yaml"
    rubric, team = open_assessment(load_document(answers))
    roadmap = build_result(rubric, replace(team, target=Target(by=by))).roadmap
    assert any(step.mends for step in roadmap.steps)
    for week in roadmap.load:
        for who, days in week.planned.items():
            assert days <= week.available[who] + 0.05
    placed = {step.id: step for step in roadmap.steps}
    for step in roadmap.steps:
        assert step.start
        for earlier in set(step.depends_on) & placed.keys():
            assert (placed[earlier].end or by) < step.start
