from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from advisor.roadmap.scheduling.bound import earliest_finish, least_delay, most_worth
from advisor.roadmap.scheduling.evolve import evolve
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.problem import (
    Part,
    SchedulingProblem,
    Task,
    delay,
    finish,
    reached,
    violations,
    without_extras,
    worth,
)
from advisor.roadmap.scheduling.rules import first_schedules, in_order, most_weight_first
from advisor.roadmap.scheduling.serial import serial_schedule
from advisor.roadmap.scheduling.solve import Limits, solve
from tests.roadmap.scheduling.problems import best_finish, problems
from tests.strategies import QUICK


@QUICK
@given(problems())
def test_a_solution_is_valid_and_not_better_than_its_bounds(problem: SchedulingProblem) -> None:
    solution = solve(problem)
    assert list(violations(problem, solution.schedule)) == []
    assert finish(solution.schedule) >= solution.finish_bound
    assert delay(problem, solution.schedule) >= solution.delay_bound


@QUICK
@given(problems(classical=True, most=5))
def test_a_classical_problem_is_solved_to_the_best_finish_and_that_is_proved(
    problem: SchedulingProblem,
) -> None:
    best = best_finish(problem) if problem.tasks else 0
    solution = solve(problem)
    assert (finish(solution.schedule), solution.finish_bound) == (best, best)
    assert earliest_finish(problem) <= best


@QUICK
@given(problems(classical=True, most=4))
def test_without_any_search_the_bounds_still_hold(problem: SchedulingProblem) -> None:
    best = solve(problem)
    quick = solve(problem, Limits(tries=0, finish=0.0, delay=0.0))
    assert list(violations(problem, quick.schedule)) == []
    assert quick.finish_bound <= finish(best.schedule)
    if finish(quick.schedule) == finish(best.schedule):
        assert least_delay(problem) <= delay(problem, best.schedule)


@QUICK
@given(problems())
def test_the_same_problem_has_the_same_solution(problem: SchedulingProblem) -> None:
    assert solve(problem) == solve(problem)


@QUICK
@given(problems())
def test_bred_schedules_are_valid_and_no_worse_than_what_they_come_from(
    problem: SchedulingProblem,
) -> None:
    known = first_schedules(problem)
    bred = evolve(problem, known, tries=60, bound=0)
    assert list(violations(problem, bred)) == []
    assert finish(bred) <= min(map(finish, known))


@QUICK
@given(problems())
def test_moving_tasks_loses_nothing_that_counts_more(problem: SchedulingProblem) -> None:
    known = solve(problem, Limits(tries=0, moves=0, finish=0.0, delay=0.0)).schedule
    found = hasten(problem, known, moves=50)
    assert list(violations(problem, found)) == []
    assert finish(found) <= finish(known)
    assert delay(problem, found) <= delay(problem, known)


def test_moving_tasks_brings_the_heavy_one_forward() -> None:
    light, heavy = (Task(parts=(Part(duration=2, demands=(1,)),), weight=w) for w in (1, 9))
    problem = SchedulingProblem(tasks=(light, light, heavy), capacities=(1,))
    found = hasten(problem, serial_schedule(problem, [0, 1, 2]), moves=50)
    assert [placed and placed.end for placed in found] in ([4, 6, 2], [6, 4, 2])
    assert delay(problem, found) == least_delay(problem)


@QUICK
@given(problems())
def test_a_greedy_order_is_never_better(problem: SchedulingProblem) -> None:
    greedy = serial_schedule(problem, in_order(problem, most_weight_first(problem)))
    found = solve(problem).schedule
    assert (finish(found), delay(problem, found)) <= (finish(greedy), delay(problem, greedy))


def test_a_task_that_waits_for_all_cannot_end_before_the_work_is_done() -> None:
    work = [Task(parts=(Part(duration=3, demands=(1,)),)) for _ in range(4)]
    last = Task(parts=(), after=(0, 1, 2, 3), weight=1)
    assert least_delay(SchedulingProblem(tasks=(*work, last), capacities=(2,))) == 6


@QUICK
@given(problems(most=5), st.data())
def test_by_a_deadline_the_most_valuable_tasks_are_done(
    problem: SchedulingProblem, data: st.DataObject
) -> None:
    values = data.draw(st.lists(st.integers(0, 3), min_size=5, max_size=5))
    tasks = tuple(
        replace(task, optional=True, value=value)
        for task, value in zip(problem.tasks, values, strict=False)
    )
    longest = finish(solve(problem).schedule)
    deadline = data.draw(st.integers(0, longest + 1))
    limited = replace(problem, tasks=tasks, deadline=deadline)
    solution = solve(limited)
    assert list(violations(limited, solution.schedule)) == []
    assert worth(limited, solution.schedule) == _most_by(problem, tasks, deadline)
    bound = min(solution.worth_bound, most_worth(limited, deadline))
    assert worth(limited, solution.schedule) <= bound


@st.composite
def with_extras(draw: st.DrawFn) -> SchedulingProblem:
    """Draw a problem in which some of the tasks that nothing needed comes after are extra."""
    problem = draw(problems())
    extra: set[int] = set()
    for index in range(len(problem.tasks) - 1, -1, -1):
        later = {i for i, task in enumerate(problem.tasks) if index in task.after}
        if later <= extra and draw(st.booleans()):
            extra.add(index)
    tasks = (replace(task, extra=i in extra) for i, task in enumerate(problem.tasks))
    return replace(problem, tasks=tuple(tasks))


@QUICK
@given(with_extras())
def test_extra_tasks_are_done_too_and_delay_nothing(problem: SchedulingProblem) -> None:
    solution = solve(problem)
    assert list(violations(problem, solution.schedule)) == []
    inner, _ = without_extras(problem)
    alone = solve(inner)
    assert reached(problem, solution.schedule) <= finish(alone.schedule)
    assert solution.finish_bound == alone.finish_bound
    assert delay(problem, solution.schedule) >= solution.delay_bound


def _most_by(problem: SchedulingProblem, tasks: tuple, deadline: int) -> int:  # type: ignore[type-arg] # of Task
    """Return the most value of any set of tasks that can be done alone by a deadline."""
    best = 0
    for chosen in product((False, True), repeat=len(tasks)):
        kept = [index for index, taken in enumerate(chosen) if taken]
        if any(set(tasks[index].after) - set(kept) for index in kept):
            continue
        alone = replace(
            problem,
            tasks=tuple(
                replace(
                    tasks[index],
                    optional=False,
                    after=tuple(kept.index(earlier) for earlier in tasks[index].after),
                )
                for index in kept
            ),
        )
        if finish(solve(alone).schedule) <= deadline:
            best = max(best, sum(tasks[index].value for index in kept))
    return best
