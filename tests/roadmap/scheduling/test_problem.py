from dataclasses import replace

import pytest

from advisor.roadmap.scheduling.problem import (
    Part,
    Placed,
    Schedule,
    SchedulingProblem,
    Task,
    delay,
    finish,
    violations,
    worth,
)

# Two tasks of one resource, the second after the first; a grain of ten.
FIRST = Task(parts=(Part(duration=15, demands=(1,)),), least=2, weight=3)
SECOND = Task(parts=(Part(duration=5, demands=(1,)),), after=(0,), weight=1)
PROBLEM = SchedulingProblem(tasks=(FIRST, SECOND), capacities=(1,), grain=10)
GOOD: Schedule = (Placed(begin=0, end=2, starts=(0,)), Placed(begin=2, end=3, starts=(20,)))


def _first(begin: int, end: int, start: int) -> Schedule:
    return (Placed(begin=begin, end=end, starts=(start,)), GOOD[1])


def test_a_good_schedule_breaks_nothing_and_is_measured_by_its_ends() -> None:
    assert list(violations(PROBLEM, GOOD)) == []
    assert finish(GOOD) == 3
    assert delay(PROBLEM, GOOD) == 3 * 2 + 1 * 3


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ((None, GOOD[1]), "task 0 is left out"),
        (_first(0, 1, 0), "task 0 is shorter than it may be"),
        (_first(0, 2, 6), "a part of task 0 ends after its task"),
        (_first(1, 3, 5), "a part of task 0 starts before its task"),
        (_first(0, 3, 0), "task 1 does not wait for task 0"),
        (_first(0, 2, 10), "resource 0 is used beyond its capacity"),
    ],
)
def test_each_way_of_breaking_the_rules_is_named(schedule: Schedule, said: str) -> None:
    assert said in list(violations(PROBLEM, schedule))


def test_open_tasks_are_counted_and_deadlines_kept() -> None:
    apart = replace(PROBLEM, tasks=(FIRST, replace(SECOND, after=())), capacities=(2,))
    together = (GOOD[0], Placed(begin=0, end=1, starts=(0,)))
    assert list(violations(apart, together)) == []
    said = ["too many tasks are open at once"]
    assert list(violations(replace(apart, parallel=1), together)) == said
    late = list(violations(replace(PROBLEM, deadline=2), GOOD))
    assert late == ["task 1 ends after the deadline"]


def test_a_task_left_out_brings_no_worth_and_counts_as_ending_at_the_deadline() -> None:
    optional = replace(SECOND, optional=True, value=7)
    problem = replace(PROBLEM, tasks=(FIRST, optional), deadline=9)
    assert (worth(problem, GOOD), worth(problem, (GOOD[0], None))) == (7, 0)
    assert delay(problem, (GOOD[0], None)) == 3 * 2 + 1 * 9
    assert list(violations(problem, (GOOD[0], None))) == []
