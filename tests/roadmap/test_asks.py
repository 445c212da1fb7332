"""Asks that cannot be met, or are met already, get an answer that says so."""

from dataclasses import replace
from datetime import timedelta

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.words.plan_shortfall import say_shortfalls
from advisor.words.titles import Titles
from tests.build import DAY, assessment
from tests.strategies import shipped

EVERYBODY = Conditions(capacity={role.id: 1.0 for role in shipped().roles}, start=DAY)


def _plan(level: int, target: Target, **changed: object) -> Roadmap:
    team = assessment(shipped(), {practice.id: level for practice in shipped().practices})
    conditions = replace(EVERYBODY, **changed)  # type: ignore[arg-type] # by name
    return plan(shipped(), score(shipped(), team), target, conditions=conditions)


def _messages(roadmap: Roadmap) -> str:
    return " ".join(say_shortfalls(roadmap, Titles(shipped())))


def test_a_level_held_already_is_said_to_be_and_the_next_one_is_planned() -> None:
    for wanted in (Target(level=1), Target(level=0), Target(level=1, by=DAY)):
        roadmap = _plan(1, wanted)
        assert roadmap.target is not None
        assert (roadmap.target.level, roadmap.target.by) == (2, None)
        assert f"Level {wanted.level} is held already" in _messages(roadmap)
        assert "level 2" in _messages(roadmap)


def test_nothing_is_said_of_levels_that_are_not_held() -> None:
    assert _plan(1, Target(level=2)).missing == ()
    assert _plan(1, Target()).missing == ()


def test_a_part_held_already_is_named_and_the_others_are_planned() -> None:
    roadmap = _plan(1, Target(dimensions={"testing": 1, "monitoring": 2}))
    assert "Level 1 in Testing is held already; the plan is for the rest" in _messages(roadmap)
    assert {m.dimension for m in roadmap.milestones} == {"monitoring"}
    alone = _plan(1, Target(stages={"data": 1}, by=DAY + timedelta(days=9)))
    assert "is held already; the plan is for level 2" in _messages(alone)
    assert alone.target is not None
    assert alone.target.by is None


def test_too_near_a_date_for_a_part_names_the_level_the_part_can_have() -> None:
    free = _plan(0, Target(dimensions={"testing": 2}))
    first = next(m.date for m in free.milestones if m.level == 1)
    assert first is not None
    late = _plan(0, Target(dimensions={"testing": 2}, by=first + timedelta(days=5)))
    assert late.outcome == "late"
    assert late.feasible is not None
    assert late.feasible.level is None
    assert late.feasible.dimensions == {"testing": 1}
    assert late.feasible.date == free.held_on


def test_without_a_role_the_level_that_can_be_had_is_named() -> None:
    idle = {**EVERYBODY.capacity, "ml-engineer": 0.0}
    roadmap = _plan(0, Target(level=2), capacity=idle)
    assert roadmap.outcome == "unstaffed"
    assert roadmap.feasible is not None
    assert (roadmap.feasible.level, roadmap.feasible.date) == (0, None)


def test_with_a_needed_step_excluded_the_level_that_can_be_had_is_named() -> None:
    steps = {step.id: step for step in _plan(1, Target(level=2)).steps}
    roadmap = _plan(0, Target(level=2), excluded=tuple(steps))
    assert roadmap.outcome == "unreachable"
    assert roadmap.missing
    assert {missing.kind for missing in roadmap.missing} == {"step"}
    assert roadmap.feasible is not None
    assert roadmap.feasible.level == 1


def test_a_plan_of_decades_names_the_level_that_takes_less() -> None:
    slow = {**dict.fromkeys(EVERYBODY.capacity, 0.01), "product-owner": 1.0}
    roadmap = _plan(0, Target(level=2), capacity=slow)
    assert [missing.kind for missing in roadmap.missing] == ["horizon"]
    assert roadmap.feasible is not None
    assert roadmap.feasible.level in {0, 1}
