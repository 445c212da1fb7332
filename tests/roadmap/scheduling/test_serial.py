from dataclasses import replace

from hypothesis import given

from advisor.roadmap.scheduling.problem import (
    Part,
    Placed,
    SchedulingProblem,
    Task,
    finish,
    violations,
)
from advisor.roadmap.scheduling.rules import first_schedules, justified
from advisor.roadmap.scheduling.serial import pushed_back, serial_schedule, spans_alone
from tests.roadmap.scheduling.problems import problems
from tests.strategies import QUICK


@QUICK
@given(problems())
def test_every_rule_gives_a_valid_schedule(problem: SchedulingProblem) -> None:
    for schedule in first_schedules(problem):
        assert list(violations(problem, schedule)) == []


@QUICK
@given(problems())
def test_pushing_back_moves_no_end_and_opens_no_task_earlier(problem: SchedulingProblem) -> None:
    for schedule in first_schedules(problem):
        late = pushed_back(problem, schedule)
        assert list(violations(problem, late)) == []
        for before, after in zip(schedule, late, strict=True):
            assert before is not None
            assert after is not None
            assert after.end == before.end
            assert after.begin >= before.begin


@QUICK
@given(problems())
def test_justifying_never_finishes_later(problem: SchedulingProblem) -> None:
    for schedule in first_schedules(problem):
        better = justified(problem, schedule)
        assert list(violations(problem, better)) == []
        assert finish(better) <= finish(schedule)


@QUICK
@given(problems())
def test_no_task_is_open_for_longer_than_it_may_be_stretched(problem: SchedulingProblem) -> None:
    tight = replace(problem, stretch=2)
    for schedule in first_schedules(tight):
        assert list(violations(tight, schedule)) == []
        for made in (schedule, pushed_back(tight, schedule)):
            for placed, alone in zip(made, spans_alone(tight), strict=True):
                assert placed is not None
                assert placed.end - placed.begin <= 2 * alone


def test_a_task_waits_rather_than_lie_half_done() -> None:
    long = Task(parts=(Part(duration=9, demands=(0, 1)),))
    both = Task(parts=(Part(duration=1, demands=(1, 0)), Part(duration=1, demands=(0, 1))))
    problem = SchedulingProblem(tasks=(long, both), capacities=(1, 1))
    assert serial_schedule(problem, (0, 1))[1] == Placed(begin=0, end=10, starts=(0, 9))
    waits = serial_schedule(replace(problem, stretch=3), (0, 1))
    assert waits[1] == Placed(begin=7, end=10, starts=(7, 9))
