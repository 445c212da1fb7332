"""What is reached on the way, and what it may cost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from advisor.roadmap.scheduling.problem import (
    Part,
    Schedule,
    SchedulingProblem,
    Task,
    reached,
    violations,
)
from advisor.roadmap.scheduling.serial import serial_schedule
from advisor.roadmap.scheduling.solve import Solution, bring_forward, solve
from tests.roadmap.scheduling.problems import problems
from tests.strategies import QUICK


def _task(days: int, *demands: int, after: tuple[int, ...] = ()) -> Task:
    return Task(parts=(Part(duration=days, demands=demands),), after=after)


def _level(*steps: int) -> Task:
    return Task(parts=(), after=steps)


def _ends(schedule: Schedule) -> list[int]:
    return [placed.end for placed in schedule if placed]


def _solution(problem: SchedulingProblem, order: list[int]) -> Solution:
    return replace(solve(problem), schedule=serial_schedule(problem, order))


def test_a_level_one_short_step_away_comes_first_where_nothing_is_later_for_it() -> None:
    # The second person is free; the first one has work for twelve days whatever the order.
    tasks = (_task(6, 1, 0), _task(6, 1, 0), _task(1, 1, 0), _level(2), _level(0, 1, 2))
    problem = SchedulingProblem(tasks=tasks, capacities=(1, 1))
    found = bring_forward(_solution(problem, [0, 1, 2, 3, 4]), (3, 4))
    assert _ends(found.schedule)[3:] == [1, 13]


def test_a_level_waits_where_the_end_would_be_later_for_it() -> None:
    # What the third task waits for has to come first, or all ends a day later.
    tasks = (_task(1, 1, 0), _task(9, 0, 1, after=(0,)), _task(1, 1, 0), _level(2), _level(0, 1, 2))
    problem = SchedulingProblem(tasks=tasks, capacities=(1, 1))
    found = bring_forward(_solution(problem, [0, 1, 2, 3, 4]), (3, 4))
    assert _ends(found.schedule)[3:] == [2, 10]


def test_no_level_comes_forward_at_the_cost_of_a_lower_one() -> None:
    tasks = (_task(3, 1), _task(1, 1), _level(0), _level(1), _level(0, 1))
    problem = SchedulingProblem(tasks=tasks, capacities=(1,))
    found = bring_forward(_solution(problem, [0, 1, 2, 3, 4]), (2, 3, 4))
    assert _ends(found.schedule)[2:] == [3, 4, 4]


@QUICK
@given(problems(), st.data())
def test_what_comes_forward_delays_nothing_that_is_waited_for(
    problem: SchedulingProblem, data: st.DataObject
) -> None:
    indexes = range(len(problem.tasks))
    stages = data.draw(st.lists(st.sampled_from(indexes), unique=True)) if indexes else []
    known = solve(problem)
    found = bring_forward(known, stages)
    assert list(violations(problem, found.schedule)) == []
    assert reached(problem, found.schedule) <= reached(problem, known.schedule)
    before, after = _ends(known.schedule), _ends(found.schedule)
    assert [after[stage] for stage in stages] <= [before[stage] for stage in stages]
    assert bring_forward(known, stages) == found


@QUICK
@given(problems(), st.data())
def test_what_goes_first_stays_where_it_is(problem: SchedulingProblem, data: st.DataObject) -> None:
    indexes = range(len(problem.tasks))
    stages = data.draw(st.lists(st.sampled_from(indexes), unique=True)) if indexes else []
    known = solve(problem, first=[0] if problem.tasks else [])
    found = bring_forward(known, stages, first=[0] if problem.tasks else [])
    assert found.schedule[:1] == known.schedule[:1]
