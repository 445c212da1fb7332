from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from advisor.roadmap.people import Team, Worker, assign
from advisor.roadmap.scheduling.bound import earliest_finish
from advisor.roadmap.scheduling.problem import Part
from advisor.roadmap.tasks import Work, by_anybody, problem_of, unstaffed
from advisor.rubric.step_model import Step
from tests.roadmap.small_teams import efforts
from tests.strategies import backups

LENA = Worker("Lena", ("doer", "maker"), Fraction(1))
OMAR = Worker("Omar", ("maker",), Fraction(1, 2))


def _steps(*needed: Mapping[str, float], least: int = 1) -> list[Step]:
    return [
        replace(backups().steps[0], id=f"s{n}", effort=efforts(days), calendar_days=least)
        for n, days in enumerate(needed)
    ]


def _work(steps: Sequence[Step], team: Team, **after: set[str]) -> Work:
    return Work(
        steps=tuple(steps),
        depends_on={step.id: after.get(step.id, set()) for step in steps},
        team=team,
        assignment=assign(steps, team, specialists=False),
    )


def _soonest(team: Team, *needed: Mapping[str, float], **after: set[str]) -> int:
    """Return how many days some steps take at least, whoever of a team does what."""
    work = _work(_steps(*needed), team, **after)
    weights = dict.fromkeys(work.depends_on, 1.0)
    return earliest_finish(by_anybody(work, team, problem_of(work, weights, [])))


def test_each_part_keeps_whoever_does_it_busy_for_as_long_as_their_share_takes() -> None:
    work = _work(_steps({"maker": 1.0, "doer": 0.25}, least=3), (LENA, OMAR))
    (task,) = problem_of(work, {"s0": 1.5}, []).tasks
    assert set(task.parts) == {
        Part(duration=100, demands=(1, 0)),
        Part(duration=25, demands=(1, 0)),
    }
    assert (task.least, task.weight, task.after) == (3, 150, ())
    slow = _work(_steps({"maker": 1.0}), (OMAR,))
    assert problem_of(slow, {"s0": 1.0}, []).tasks[0].parts == (Part(duration=200, demands=(1,)),)


def test_a_level_follows_its_steps_and_weighs_what_holding_it_is_worth() -> None:
    work = _work(_steps({"doer": 1.0}, {"doer": 1.0}), (LENA,), s1={"s0"})
    problem = problem_of(work, {"s0": 1.0, "s1": 1.0}, [(2.0, {"s0", "s1"})], parallel=2)
    assert [task.after for task in problem.tasks] == [(), (0,), (0, 1)]
    assert (problem.tasks[-1].parts, problem.tasks[-1].weight) == ((), 200)
    assert (problem.capacities, problem.grain, problem.parallel) == ((1,), 100, 2)


def test_what_comes_later_follows_everything_else_and_is_not_waited_for() -> None:
    steps = _steps({"doer": 1.0}, {"doer": 1.0}, {"doer": 1.0})
    work = replace(_work(steps, (LENA,)), extra={"s1", "s2"}, later={"s2"})
    problem = problem_of(work, dict.fromkeys(work.depends_on, 1.0), [])
    assert [task.after for task in problem.tasks] == [(), (), (0, 1)]
    assert [task.extra for task in problem.tasks] == [False, True, True]


def test_what_may_be_left_out_has_a_value() -> None:
    work = _work(_steps({"doer": 1.0}, {"doer": 1.0}), (LENA,))
    weights = dict.fromkeys(work.depends_on, 1.0)
    problem = problem_of(work, weights, [], deadline=9, values={"s1": 4})
    assert [(task.optional, task.value) for task in problem.tasks] == [(False, 0), (True, 4)]


def test_days_that_nobody_has_time_for_are_told_by_role() -> None:
    steps = _steps({"owner": 1.5, "doer": 1.0}, {"owner": 2.0}, {"writer": 0.0})
    assert unstaffed(steps, (LENA,)) == {"owner": 3.5}


def test_a_part_takes_at_least_as_long_as_whoever_is_quickest_needs() -> None:
    assert _soonest((LENA, OMAR), {"maker": 3.0}) == 3
    assert _soonest((OMAR,), {"maker": 3.0}) == 6


def test_parts_that_wait_for_each_other_may_be_done_by_different_people() -> None:
    fast = replace(OMAR, speed=Fraction(2))
    assert _soonest((LENA, fast), {"doer": 2.0}, {"maker": 4.0}, s1={"s0"}) == 4


def test_what_only_one_can_do_takes_their_time() -> None:
    assert _soonest((LENA, OMAR), {"doer": 3.0}, {"doer": 4.0}) == 7


def test_what_several_can_do_takes_the_time_of_all_of_them_together() -> None:
    assert _soonest((LENA, OMAR), *[{"maker": 1.0}] * 9) == 6
    # Six days fall on Lena alone; the three of making are done meanwhile by nobody else but Omar.
    assert _soonest((LENA, OMAR), *[{"doer": 1.0}] * 6, *[{"maker": 1.0}] * 3) == 6
    assert _soonest((LENA, OMAR), *[{"doer": 1.0}] * 6, *[{"maker": 1.0}] * 6) == 8


def test_with_one_for_each_role_the_time_is_that_of_the_only_way() -> None:
    team = (Worker("Lena", ("doer",), Fraction(1)), OMAR)
    work = _work(_steps({"doer": 1.0, "maker": 0.3}, {"maker": 2.0}), team, s1={"s0"})
    problem = problem_of(work, dict.fromkeys(work.depends_on, 1.0), [])
    assert earliest_finish(by_anybody(work, team, problem)) == earliest_finish(problem) == 5
