from hypothesis import given

from advisor.roadmap.scheduling.problem import SchedulingProblem, finish, violations
from advisor.roadmap.scheduling.rules import first_schedules, justified
from advisor.roadmap.scheduling.serial import pushed_back
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
