"""Steps that can stand in for each other, in plans with dates."""

from dataclasses import replace

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.roadmap.select import select_steps
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import EffortRange, Step
from tests.build import DAY, assessment
from tests.roadmap.build import position_of_team, with_gates
from tests.strategies import backups


def _step(name: str, practice: str, days: float, *requires: str, **other: object) -> Step:
    changed: dict[str, object] = {"calendar_days": 1, **other}
    role = changed.pop("role", "operator")
    return replace(
        backups().steps[0],
        id=f"copies.{name}",
        raises={f"copies.{practice}": 1},
        requires=tuple(f"copies.{required}" for required in requires),
        effort={str(role): EffortRange(low=days, likely=days, high=days)},
        **changed,  # type: ignore[arg-type] # by name
    )


def _rubric(*steps: Step) -> Rubric:
    roles = tuple(Role(id=role, title=role) for role in ("operator", "writer"))
    return replace(backups(), steps=steps, roles=roles)


def _plan(rubric: Rubric, target: int = 1, **capacity: float) -> Roadmap:
    levels = {"copies.backup": 0, "copies.restore": 0}
    conditions = Conditions(capacity=capacity, start=DAY)
    card = score(rubric, assessment(rubric, levels))
    return plan(rubric, card, Target(level=target), conditions=conditions)


def _names(roadmap: Roadmap) -> set[str]:
    return {step.id.removeprefix("copies.") for step in roadmap.steps}


BUY, BUILD = _step("buy", "backup", 1.0, "contract"), _step("build", "backup", 3.0)
CONTRACT = _step("contract", "restore", 9.0)


def test_an_alternative_is_weighed_with_all_that_it_needs_first() -> None:
    assert _names(_plan(_rubric(BUY, BUILD, CONTRACT), operator=1.0)) == {"build"}


def test_what_an_alternative_needs_costs_nothing_when_it_is_needed_anyway() -> None:
    restoring = _rubric(BUY, BUILD, CONTRACT)
    both = with_gates(restoring, {p.id: {1: 1} for p in restoring.practices})
    assert _names(_plan(both, operator=1.0)) == {"buy", "contract"}


def test_of_two_ways_the_one_that_ends_first_is_taken_even_if_it_is_more_work() -> None:
    slow = _step("slow", "backup", 1.0, calendar_days=40)
    roadmap = _plan(_rubric(slow, BUILD), operator=1.0)
    assert _names(roadmap) == {"build"}
    assert roadmap.bound == 0


def test_of_two_ways_that_end_together_the_one_of_less_work_is_taken() -> None:
    lean = _step("lean", "backup", 2.0, calendar_days=3)
    assert _names(_plan(_rubric(BUILD, lean), operator=1.0)) == {"lean"}


def test_somebody_new_never_makes_the_end_later() -> None:
    cheap = _step("cheap", "backup", 1.0, role="writer")
    rubric = _rubric(cheap, BUILD)
    alone = _plan(rubric, operator=1.0)
    assert _names(alone) == {"build"}
    slowly = _plan(rubric, operator=1.0, writer=0.1)
    quickly = _plan(rubric, operator=1.0, writer=1.0)
    assert (_names(slowly), _names(quickly)) == ({"build"}, {"cheap"})
    assert alone.end is not None
    assert slowly.end == alone.end
    assert quickly.end is not None
    assert quickly.end < alone.end


def test_with_too_many_ways_to_look_at_no_proof_is_claimed() -> None:
    many = [_step(f"way-{n}", "backup", 2.0 + n) for n in range(40)]
    rubric = _rubric(*many)
    choices = select_steps(rubric, position_of_team(rubric), {"copies.backup": 1})
    assert not choices.complete
    assert set(choices.selections[0].steps) == {"copies.way-0"}
    roadmap = _plan(rubric, operator=1.0)
    assert _names(roadmap) == {"way-0"}
    assert roadmap.bound


def test_every_choice_among_steps_that_overlap_is_looked_at() -> None:
    both = {"copies.backup": 1, "copies.restore": 1}
    left, right = (replace(_step(name, "backup", 4.0), raises=both) for name in ("left", "right"))
    alone = [_step("alone", "backup", 3.0), _step("apart", "restore", 3.0)]
    rubric = _rubric(left, right, *alone)
    wanted = {"copies.backup": 1, "copies.restore": 1}
    choices = select_steps(rubric, position_of_team(rubric), wanted)
    found = {frozenset(selection.steps) for selection in choices.selections}
    names = {("left",), ("right",), ("alone", "apart")}
    assert {frozenset(f"copies.{name}" for name in chosen) for chosen in names} == found
    assert choices.complete
