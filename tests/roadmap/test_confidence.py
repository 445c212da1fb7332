from datetime import date

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.confidence import quantile, simulate
from advisor.roadmap.scheduling.solve import solve
from advisor.roadmap.tasks import problem_of, work_of
from advisor.rubric.step_model import EffortRange, Step, StepTask
from tests.build import assessment
from tests.strategies import shipped

CONDITIONS = Conditions(capacity={"doer": 0.5, "other": 1.0}, start=date(2026, 11, 24))


def _step(name: str, low: float, likely: float, high: float, role: str = "doer") -> Step:
    return Step(
        id=f"any.{name}",
        title=name,
        raises={"any.practice": 1},
        effort={role: EffortRange(low=low, likely=likely, high=high)},
        calendar_days=1,
        why="",
        tasks=(StepTask(do=""),),
        done_when=("",),
    )


def _ends(steps: list[Step], **depends_on: str) -> list[dict[str, int]]:
    after = {
        step.id: {f"any.{depends_on[step.title]}"} & {s.id for s in steps}
        if step.title in depends_on
        else set[str]()
        for step in steps
    }
    work = work_of(steps, after, CONDITIONS)
    problem = problem_of(work, {step.id: 1.0 for step in steps}, [])
    return [dict(ends) for ends in simulate(work, solve(problem).schedule, parallel=None)]


def test_effort_that_is_certain_gives_the_planned_days_in_every_case() -> None:
    ends = _ends([_step("a", 2, 2, 2), _step("b", 3, 3, 3)], b="a")
    assert {tuple(sorted(sample.items())) for sample in ends} == {(("any.a", 4), ("any.b", 10))}


def test_a_single_step_is_spread_as_its_triangle_is() -> None:
    days = [sample["any.a"] for sample in _ends([_step("a", 5, 10, 40)])]
    # At half a full-time equivalent a person-day takes two working days.
    assert 10 <= min(days) <= 24
    assert 64 <= max(days) <= 80
    # The median of the triangle from 5 over 10 to 40 is 40 - sqrt(0.5 * 35 * 30) = 17.1 days.
    assert 31 <= quantile(days, 0.5) <= 38
    assert quantile(days, 0.85) > quantile(days, 0.5)


def test_the_same_seed_gives_the_same_cases() -> None:
    steps = [_step("a", 1, 2, 9), _step("b", 1, 2, 9, role="other")]
    assert _ends(steps) == _ends(steps)


def test_quantiles_are_values_that_occur() -> None:
    assert [quantile([4, 1, 3, 2], share) for share in (0.25, 0.5, 0.85, 1.0)] == [1, 2, 4, 4]


def test_a_plan_says_when_each_level_is_likely_and_when_it_is_all_but_sure() -> None:
    card = score(shipped(), assessment(shipped(), {p.id: 0 for p in shipped().practices}))
    capacity = {role.id: 1.0 for role in shipped().roles}
    conditions = Conditions(capacity=capacity, start=date(2026, 11, 24))
    roadmap = plan(shipped(), card, Target(level=2), conditions=conditions)
    assert roadmap.confidence is not None
    assert roadmap.end is not None
    # Efforts lean towards the high side, so the likely plan is an optimistic one.
    assert roadmap.end < roadmap.confidence.p50 < roadmap.confidence.p85
    first, last = roadmap.milestones
    assert (first.level, last.level) == (1, 2)
    assert first.p50 is not None
    assert first.p85 is not None
    assert first.p50 < first.p85 < roadmap.confidence.p50
    assert (last.p50, last.p85) == (roadmap.confidence.p50, roadmap.confidence.p85)
