from dataclasses import replace

import pytest

from advisor.roadmap.model import Raise
from advisor.roadmap.select import Selection
from advisor.roadmap.step_order import order_steps
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import EffortRange, Step
from tests.strategies import backups


def _effort(days: float) -> dict[str, EffortRange]:
    return {"operator": EffortRange(low=days, likely=days, high=days)}


def _rubric(**likely_days: float) -> Rubric:
    """Return a rubric with two steps of equal worth that differ in what they cost."""
    weight = tuple(replace(practice, weight=1.0) for practice in backups().practices)
    steps = tuple(
        replace(step, requires=(), effort=_effort(likely_days[step.id.split(".")[1].split("-")[0]]))
        for step in backups().steps
        if step.level == 1
    )
    return replace(backups(), practices=weight, steps=steps)


def _order(
    rubric: Rubric, wanted: dict[Raise, int], depends_on: dict[str, set[str]] | None = None
) -> list[str]:
    steps: dict[str, Step] = {step.id: step for step in rubric.steps}
    waiting = {name: (depends_on or {}).get(name, set()) for name in steps}
    selection = Selection(steps=steps, depends_on=waiting)
    return [step.id.removeprefix("copies.") for step in order_steps(rubric, selection, wanted)]


BOTH = {("copies.backup", 1): 1, ("copies.restore", 1): 1}


@pytest.mark.parametrize(
    ("backup", "restore", "first"),
    [(2.0, 1.0, "restore-1"), (1.0, 2.0, "backup-1"), (2.0, 2.0, "backup-1")],
)
def test_more_weight_lifted_per_day_comes_first_then_the_order_of_the_rubric(
    backup: float, restore: float, first: str
) -> None:
    assert _order(_rubric(backup=backup, restore=restore), BOTH)[0] == first


def test_what_a_lower_level_waits_for_comes_before_any_bargain() -> None:
    wanted = {("copies.backup", 1): 2, ("copies.restore", 1): 1}
    assert _order(_rubric(backup=0.5, restore=40.0), wanted) == ["restore-1", "backup-1"]


def test_a_step_waits_for_its_dependency_however_urgent_it_is() -> None:
    wanted = {("copies.restore", 1): 1}
    waiting = {"copies.restore-1": {"copies.backup-1"}}
    order = _order(_rubric(backup=90.0, restore=1.0), wanted, waiting)
    assert order == ["backup-1", "restore-1"]


def test_an_enabler_is_as_urgent_as_what_waits_for_it() -> None:
    base = _rubric(backup=1.0, restore=9.0)
    third = replace(
        base.steps[0], id="copies.third", effort=_effort(0.5), raises={"copies.backup": 2}
    )
    rubric = replace(base, steps=(*base.steps, third))
    wanted = {("copies.backup", 1): 1, ("copies.backup", 2): 2}
    waiting = {"copies.backup-1": {"copies.restore-1"}}
    assert _order(rubric, wanted, waiting) == ["restore-1", "backup-1", "third"]


def test_nothing_selected_gives_an_empty_order() -> None:
    assert order_steps(backups(), Selection(), {}) == []
