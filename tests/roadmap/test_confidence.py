from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.confidence import quantile, simulate
from advisor.roadmap.people import Team, Worker, assign, team_of
from advisor.roadmap.scheduling.solve import solve
from advisor.roadmap.tasks import Work, problem_of
from advisor.rubric.step_model import DoneWhen, EffortRange, Step, StepTask
from tests.build import assessment
from tests.strategies import shipped

TEAM = team_of(Conditions(capacity={"doer": 0.5, "other": 1.0}))


def _step(name: str, low: float, likely: float, high: float, role: str = "doer") -> Step:
    return Step(
        id=f"any.{name}",
        title=name,
        raises={"any.practice": 1},
        effort={role: EffortRange(low=low, likely=likely, high=high)},
        calendar_days=1,
        why="",
        tasks=(StepTask(do=""),),
        done_when=(DoneWhen(text=""),),
    )


def _work(steps: Sequence[Step], depends_on: Mapping[str, str], team: Team) -> Work:
    names = {step.id for step in steps}
    after = {step.id: {f"any.{depends_on.get(step.title)}"} & names for step in steps}
    assignment = assign(steps, team, specialists=False)
    return Work(steps=tuple(steps), depends_on=after, team=team, assignment=assignment)


def _ends(
    steps: Sequence[Step], team: Team = TEAM, *, parallel: int | None = None, **depends_on: str
) -> list[dict[str, int]]:
    work = _work(steps, depends_on, team)
    problem = problem_of(work, {step.id: 1.0 for step in steps}, [], parallel=parallel)
    schedule = solve(problem).schedule
    return [dict(ends) for ends in simulate(work, schedule, parallel=parallel)]


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


def test_whoever_fills_two_roles_of_a_step_does_one_after_the_other() -> None:
    step = _step("a", 2, 2, 2)
    both = replace(step, effort={**step.effort, "other": EffortRange(low=3, likely=3, high=3)})
    one = (Worker("Lena", ("doer", "other"), Fraction(1)),)
    two = (Worker("Lena", ("doer",), Fraction(1)), Worker("Omar", ("other",), Fraction(1)))
    assert {sample["any.a"] for sample in _ends([both], one)} == {5}
    assert {sample["any.a"] for sample in _ends([both], two)} == {3}


def test_no_more_steps_are_open_than_allowed_in_any_case() -> None:
    steps = [_step("a", 1, 2, 9, role="other"), _step("b", 1, 2, 9)]
    assert any(sample["any.b"] < sample["any.a"] + 2 for sample in _ends(steps))
    assert all(sample["any.b"] >= sample["any.a"] + 2 for sample in _ends(steps, parallel=1))


def test_what_comes_last_waits_for_all_others_in_every_case() -> None:
    steps = [_step("a", 1, 2, 9, role="other"), _step("b", 1, 1, 1)]
    work = replace(_work(steps, {}, TEAM), extra=frozenset({"any.b"}), later=frozenset({"any.b"}))
    schedule = solve(problem_of(work, {step.id: 1.0 for step in steps}, [])).schedule
    for ends in simulate(work, schedule, parallel=None):
        assert ends["any.b"] == ends["any.a"] + 2


def test_the_same_seed_gives_the_same_cases() -> None:
    steps = [_step("a", 1, 2, 9), _step("b", 1, 2, 9, role="other")]
    assert _ends(steps) == _ends(steps)


def test_a_step_has_the_same_cases_in_every_plan() -> None:
    a, b = _step("a", 1, 2, 9), _step("b", 1, 2, 9, role="other")
    alone = [sample["any.a"] for sample in _ends([a])]
    assert [sample["any.a"] for sample in _ends([a, b])] == alone
    assert [sample["any.a"] for sample in _ends([b, a])] == alone
    assert [sample["any.b"] for sample in _ends([a, b])] != alone


def test_whoever_does_what_the_same_schedule_has_the_same_cases() -> None:
    step = _step("a", 1, 2, 9)
    both = [replace(step, effort={**step.effort, "other": EffortRange(low=1, likely=3, high=8)})]
    two = (Worker("Lena", ("doer",), Fraction(1)), Worker("Omar", ("other",), Fraction(1)))
    assert _ends(both, two) == _ends(both, two[::-1])


def test_what_is_done_faster_is_done_sooner_in_every_case() -> None:
    steps = [_step("a", 1, 2, 9), _step("b", 1, 4, 6), _step("c", 2, 2, 7, role="other")]
    more = team_of(Conditions(capacity={"doer": 0.8, "other": 1.0}))
    for before, after in zip(_ends(steps, c="a"), _ends(steps, more, c="a"), strict=True):
        assert all(after[name] <= before[name] for name in before)


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
    points = [(m.level, m.guarded) for m in roadmap.milestones]
    assert points[:2] == [(1, False), (1, True)]
    assert points[-1] == (2, True)  # held and guarded on one day, it is one milestone
    even = [m.p50 for m in roadmap.milestones]
    likely = [m.p85 for m in roadmap.milestones]
    assert even == sorted(m.p50 for m in roadmap.milestones if m.p50)
    assert all(a and b and a < b for a, b in zip(even, likely, strict=True))
    assert (even[-1], likely[-1]) == (roadmap.confidence.p50, roadmap.confidence.p85)
    assert (roadmap.even, roadmap.likely) == (even[-1], likely[-1])
