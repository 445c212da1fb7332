from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.roadmap.scheduling.bound import earliest_finish, least_delay, most_worth, with_needed
from advisor.roadmap.scheduling.evolve import evolve
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.problem import (
    Part,
    Placed,
    Schedule,
    SchedulingProblem,
    Task,
    delay,
    finish,
    part_of,
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
def test_a_small_classical_problem_is_solved_to_the_best_finish(
    problem: SchedulingProblem,
) -> None:
    best = best_finish(problem) if problem.tasks else 0
    solution = solve(problem)
    assert finish(solution.schedule) == best
    assert solution.finish_bound == earliest_finish(problem) <= best


@QUICK
@given(problems(classical=True, most=4))
def test_without_any_search_the_bounds_still_hold(problem: SchedulingProblem) -> None:
    best = solve(problem)
    quick = solve(problem, Limits(tries=0, moves=0))
    assert list(violations(problem, quick.schedule)) == []
    assert quick.finish_bound == best.finish_bound <= finish(best.schedule)
    assert finish(best.schedule) <= finish(quick.schedule)
    assert quick.delay_bound == best.delay_bound <= delay(problem, best.schedule)


def _moved(problem: SchedulingProblem, known: Schedule, fixed: Mapping[int, Placed]) -> Schedule:
    def merit(schedule: Schedule) -> tuple[int, int]:
        return reached(problem, schedule), delay(problem, schedule)

    return hasten(problem, known, fixed, moves=50, merit=merit)


def _ends(schedule: Schedule) -> tuple[int, ...]:
    return tuple(-placed.end for placed in schedule if placed)


def _greedy(problem: SchedulingProblem) -> Schedule:
    return serial_schedule(problem, in_order(problem, most_weight_first(problem)))


@QUICK
@given(problems())
def test_the_order_of_the_tasks_stays_unless_everything_is_reached_sooner_by_some(
    problem: SchedulingProblem,
) -> None:
    plain = serial_schedule(problem, range(len(problem.tasks)))
    solution = solve(problem)
    if solution.schedule != plain:
        found, before = reached(problem, solution.schedule), reached(problem, plain)
        assert found < 0.99 * before or found <= reached(problem, _greedy(problem)) < before


@pytest.mark.parametrize(("length", "found"), [(99, 100), (98, 98)])
def test_a_hundredth_sooner_is_not_worth_another_order(length: int, found: int) -> None:
    # In the given order the long task waits a day longer than it must for what comes before it.
    helped = Task(parts=(Part(duration=length - 1, demands=(1, 0)),), after=(1,))
    short, helper = (Task(parts=(Part(duration=1, demands=(0, 1)),)) for _ in range(2))
    problem = SchedulingProblem(tasks=(short, helper, helped), capacities=(1, 1))
    solution = solve(problem)
    assert solution.finish_bound == length
    assert finish(solution.schedule) == found


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
    known = solve(problem, Limits(tries=0, moves=0)).schedule
    found = _moved(problem, known, {})
    assert list(violations(problem, found)) == []
    before = reached(problem, known), delay(problem, known)
    assert (reached(problem, found), delay(problem, found)) <= before


def test_moving_tasks_brings_the_heavy_one_forward() -> None:
    light, heavy = (Task(parts=(Part(duration=2, demands=(1,)),), weight=w) for w in (1, 9))
    problem = SchedulingProblem(tasks=(light, light, heavy), capacities=(1,))
    known = serial_schedule(problem, [0, 1, 2])
    found = _moved(problem, known, {})
    assert [placed and placed.end for placed in found] in ([4, 6, 2], [6, 4, 2])
    assert delay(problem, found) == least_delay(problem)
    enough = hasten(problem, known, {}, moves=50, merit=_ends, enough=lambda _: True)
    assert enough == known
    assert hasten(problem, known, {}, moves=50, merit=_ends) != known


def test_moving_tasks_leaves_fixed_ones_alone() -> None:
    light, heavy = (Task(parts=(Part(duration=2, demands=(1,)),), weight=w) for w in (1, 9))
    problem = SchedulingProblem(tasks=(light, light, heavy), capacities=(1,))
    known = serial_schedule(problem, [0, 1, 2])
    assert known[0]
    found = _moved(problem, known, {0: known[0]})
    assert [placed and placed.end for placed in found] == [2, 6, 4]


@QUICK
@given(problems())
def test_a_greedy_order_never_reaches_everything_sooner(problem: SchedulingProblem) -> None:
    found = solve(problem).schedule
    assert reached(problem, found) <= reached(problem, _greedy(problem))


def test_a_day_that_what_weighs_most_first_saves_is_worth_another_order() -> None:
    # As above, but for the weight of what the long task waits for.
    long = Task(parts=(Part(duration=98, demands=(1, 0)),), after=(1,))
    short = Task(parts=(Part(duration=1, demands=(0, 1)),))
    problem = SchedulingProblem(tasks=(short, replace(short, weight=1), long), capacities=(1, 1))
    assert finish(solve(problem).schedule) == 99
    evenly = replace(problem, tasks=(short, short, long))
    assert finish(solve(evenly).schedule) == 100


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


def _closed(problem: SchedulingProblem, chosen: Iterable[int]) -> list[int]:
    """Return some tasks with all that they come after."""
    needed = with_needed(problem)
    return sorted(set[int]().union(*(needed[index] for index in chosen)))


@st.composite
def with_some(draw: st.DrawFn) -> tuple[SchedulingProblem, list[int]]:
    """Draw a problem, and some of its tasks with all that they come after."""
    problem = draw(problems(most=7))
    indexes = range(len(problem.tasks))
    return problem, _closed(problem, [index for index in indexes if draw(st.booleans())])


@QUICK
@given(with_some())
def test_what_goes_first_lies_as_early_as_if_nothing_else_were_there(
    drawn: tuple[SchedulingProblem, list[int]],
) -> None:
    problem, first = drawn
    solution = solve(problem, first=first)
    assert list(violations(problem, solution.schedule)) == []
    alone, _ = part_of(problem, first)
    placed = [solution.schedule[index] for index in first]
    assert placed == list(solve(alone, first=range(len(first))).schedule)
    assert finish(tuple(placed)) <= finish(serial_schedule(alone, range(len(first))))
    if not problem.parallel and all(len(task.parts) == 1 for task in alone.tasks):
        assert finish(tuple(placed)) <= finish(solve(alone).schedule)


def test_what_goes_first_may_delay_all_others() -> None:
    small, large = (Task(parts=(Part(duration=days, demands=(1,)),)) for days in (1, 9))
    problem = SchedulingProblem(tasks=(small, large), capacities=(1,))
    ends = [placed and placed.end for placed in solve(problem, first=[1]).schedule]
    assert ends == [10, 9]


def _limited(
    problem: SchedulingProblem, certain: Sequence[int], deadline: int
) -> SchedulingProblem:
    """Return a problem with a deadline, of which all tasks but some may be left out."""
    tasks = (
        task if index in certain else replace(task, optional=True, value=1 + index % 3)
        for index, task in enumerate(problem.tasks)
    )
    return replace(problem, tasks=tuple(tasks), deadline=deadline)


@QUICK
@given(with_some(), st.integers(0, 12))
def test_what_is_fixed_stays_where_it_is_and_a_later_deadline_never_gives_less(
    drawn: tuple[SchedulingProblem, list[int]], most: int
) -> None:
    problem, certain = drawn
    alone, _ = part_of(problem, certain)
    spots = solve(alone).schedule
    fixed = {index: spot for index, spot in zip(certain, spots, strict=True) if spot}
    before = 0
    for deadline in range(finish(spots), finish(spots) + most):
        limited = _limited(problem, certain, deadline)
        solution = solve(limited, fixed=fixed)
        assert list(violations(limited, solution.schedule)) == []
        assert all(solution.schedule[index] == spot for index, spot in fixed.items())
        assert before <= worth(limited, solution.schedule) <= solution.worth_bound
        before = worth(limited, solution.schedule)


@QUICK
@given(problems())
def test_the_critical_chain_leads_from_the_start_to_the_end_without_a_gap(
    problem: SchedulingProblem,
) -> None:
    solution = solve(problem)
    spots = [solution.schedule[index] for index in solution.critical]
    assert len(set(solution.critical)) == len(solution.critical)
    if not spots:
        assert not problem.tasks
        return
    assert spots[0]
    assert spots[-1]
    assert (spots[0].begin, spots[-1].end) == (0, finish(solution.schedule))
    assert all(a and b and b.begin <= a.end <= b.end for a, b in pairwise(spots))


def test_no_task_is_begun_before_it_can_be_carried_through() -> None:
    short, long = (Task(parts=(Part(duration=days, demands=(1,)),)) for days in (1, 9))
    waits = Task(parts=(Part(duration=1, demands=(0,)), Part(duration=1, demands=(1,))))
    problem = SchedulingProblem(tasks=(long, waits, short), capacities=(1,))
    solution = solve(problem)
    assert solution.schedule[1] == Placed(begin=0, end=10, starts=(0, 9))
    assert solution.late[1] == Placed(begin=9, end=10, starts=(9, 9))


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
