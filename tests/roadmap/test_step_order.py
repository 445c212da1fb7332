from collections.abc import Mapping
from dataclasses import replace

import pytest

from advisor.roadmap.select import Selection
from advisor.roadmap.step_order import URGENT, order_steps, urgency_of
from advisor.rubric.model import Rubric
from advisor.rubric.step_criteria import brought_by
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


def _and(rubric: Rubric, name: str, days: float, **raises: int) -> Rubric:
    """Return a rubric with one more step."""
    raised = {f"copies.{practice}": level for practice, level in raises.items()}
    step = replace(
        rubric.steps[0], id=f"copies.{name}", effort=_effort(days), raises=raised, requires=()
    )
    return replace(rubric, steps=(*rubric.steps, step))


def _selection(rubric: Rubric, depends_on: Mapping[str, set[str]] | None = None) -> Selection:
    steps: dict[str, Step] = {step.id: step for step in rubric.steps}
    waiting = {f"copies.{name}": before for name, before in (depends_on or {}).items()}
    before = {name: {f"copies.{n}" for n in waiting.get(name, ())} for name in steps}
    return Selection(steps=steps, depends_on=before)


def _order(
    rubric: Rubric, wanted: Mapping[str, int], depends_on: Mapping[str, set[str]] | None = None
) -> list[str]:
    asked = {f"copies.{name}": level for name, level in wanted.items()}
    steps = order_steps(rubric, _selection(rubric, depends_on), brought_by(rubric), asked)
    return [step.id.removeprefix("copies.") for step in steps]


BOTH = {"backup/level-1": 1, "restore/level-1": 1}


@pytest.mark.parametrize(
    ("backup", "restore", "first"),
    [(2.0, 1.0, "restore-1"), (1.0, 2.0, "backup-1"), (2.0, 2.0, "backup-1")],
)
def test_more_weight_lifted_per_day_comes_first_then_the_order_of_the_rubric(
    backup: float, restore: float, first: str
) -> None:
    assert _order(_rubric(backup=backup, restore=restore), BOTH)[0] == first


def test_what_a_lower_level_waits_for_comes_before_any_bargain() -> None:
    wanted = {"backup/level-1": 2, "restore/level-1": 1}
    assert _order(_rubric(backup=0.5, restore=40.0), wanted) == ["restore-1", "backup-1"]


def test_what_is_demanded_whatever_the_level_comes_before_the_first_one() -> None:
    wanted = {"backup/level-1": 1, "restore/level-1": 0}
    assert _order(_rubric(backup=0.5, restore=40.0), wanted) == ["restore-1", "backup-1"]


def test_a_step_waits_for_its_dependency_however_soon_it_is_needed() -> None:
    waiting = {"restore-1": {"backup-1"}}
    order = _order(_rubric(backup=90.0, restore=1.0), {"restore/level-1": 1}, waiting)
    assert order == ["backup-1", "restore-1"]


def test_an_enabler_is_needed_as_soon_as_what_waits_for_it() -> None:
    rubric = _and(_rubric(backup=1.0, restore=9.0), "third", 0.5, backup=2)
    wanted = {"backup/level-1": 1, "backup/level-2": 2}
    waiting = {"backup-1": {"restore-1"}}
    assert _order(rubric, wanted, waiting) == ["restore-1", "backup-1", "third"]
    asked = {f"copies.{name}": level for name, level in wanted.items()}
    needed = urgency_of(_selection(rubric, waiting), brought_by(rubric), asked, default=4)
    assert needed == {"copies.restore-1": 1, "copies.backup-1": 1, "copies.third": 2}


def test_what_a_step_makes_possible_counts_a_quarter() -> None:
    # Each criterion of the backup has half of its weight: by itself a day of the backup brings
    # 0.5 / 4, less than one of the restore, 1 / 7; with what follows it is (0.5 + 0.5 / 4) / 4.
    wanted = {**BOTH, "backup/level-2": 1}
    rubric = _and(_rubric(backup=4.0, restore=7.0), "third", 1.0, backup=2)
    assert _order(rubric, wanted) == ["third", "restore-1", "backup-1"]
    assert _order(rubric, wanted, {"third": {"backup-1"}}) == ["backup-1", "third", "restore-1"]


def test_what_only_teams_of_this_kind_are_asked_for_counts_double() -> None:
    rubric = _rubric(backup=2.0, restore=3.0)
    assert _order(rubric, BOTH)[0] == "backup-1"
    special = tuple(
        replace(practice, applies_when={"kind": ("any",)})
        if practice.id == "copies.restore"
        else practice
        for practice in rubric.practices
    )
    assert _order(replace(rubric, practices=special), BOTH)[0] == "restore-1"


def test_what_hurt_comes_first_with_all_it_needs_and_nothing_else_before_it() -> None:
    rubric = _and(_rubric(backup=0.5, restore=40.0), "ground", 20.0, backup=2)
    wanted = {"backup/level-1": 0, "backup/level-2": 2, "restore/level-1": URGENT}
    waiting = {"restore-1": {"ground"}}
    assert _order(rubric, wanted, waiting) == ["ground", "restore-1", "backup-1"]


def test_of_two_that_hurt_the_one_that_is_mended_cheaper_with_all_it_needs_comes_first() -> None:
    rubric = _and(_rubric(backup=1.0, restore=4.0), "ground", 5.0, backup=2)
    hurt = {"backup/level-1": URGENT, "restore/level-1": URGENT}
    assert _order(rubric, hurt) == ["backup-1", "restore-1", "ground"]
    waiting = {"backup-1": {"ground"}}
    assert _order(rubric, hurt, waiting) == ["restore-1", "ground", "backup-1"]


def test_what_mends_two_hurts_is_done_once() -> None:
    rubric = _and(_rubric(backup=2.0, restore=2.0), "ground", 5.0, backup=2)
    hurt = {"backup/level-1": URGENT, "restore/level-1": URGENT}
    waiting = {"backup-1": {"ground"}, "restore-1": {"ground"}}
    assert _order(rubric, hurt, waiting) == ["ground", "backup-1", "restore-1"]


def test_nothing_selected_gives_an_empty_order() -> None:
    assert order_steps(backups(), Selection(), {}, {}) == []


def test_steps_of_equal_worth_keep_the_order_of_the_rubric_however_the_worth_adds_up() -> None:
    # 0.1 + 0.2 + 0.7 is 1.0 and 0.7 + 0.2 + 0.1 is less; a set is gone through in any order.
    rubric = _rubric(backup=1, restore=1)
    (practice, _), step = rubric.practices, rubric.steps[0]
    made = [
        replace(practice, id=f"copies.p{number}-{part}", weight=weight)
        for number in range(40)
        for part, weight in enumerate((0.1, 0.2, 0.7))
    ]
    steps = tuple(replace(step, id=f"copies.s{number}") for number in range(40))
    many = replace(rubric, practices=tuple(made), steps=steps)
    brings = {
        f"copies.s{number}": frozenset(f"copies.p{number}-{part}/any" for part in range(3))
        for number in range(40)
    }
    wanted = {name: 1 for criteria in brings.values() for name in criteria}
    assert order_steps(many, _selection(many), brings, wanted) == list(steps)


@pytest.mark.parametrize(
    ("incidents", "third"),
    [
        ({}, "audit-1"),
        ({"copies.backup": "fire", "copies.restore": "fire", "copies.audit": "flood"}, "restore-1"),
    ],
)
def test_each_further_step_against_what_happened_counts_half(
    incidents: Mapping[str, str], third: str
) -> None:
    rubric = _and(_rubric(backup=1.0, restore=1.2), "audit-1", days=1.5, audit=1)
    audit = replace(rubric.practices[0], id="copies.audit")
    rubric = replace(rubric, practices=(*rubric.practices, audit))
    brings = {step.id: frozenset({f"{name}/any" for name in step.raises}) for step in rubric.steps}
    wanted = {name: URGENT for names in brings.values() for name in names}
    steps = order_steps(rubric, _selection(rubric), brings, wanted, None, incidents)
    assert [step.id for step in steps][2] == f"copies.{third}"
