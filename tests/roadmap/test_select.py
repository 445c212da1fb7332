from dataclasses import replace

import pytest

from advisor import score
from advisor.roadmap.select import Selection, raised_by, select_steps, starting_levels
from advisor.rubric.model import EffortRange, Rubric, Step
from tests.build import assessment
from tests.strategies import backups


def _step(name: str, raises: dict[str, int], days: float, *requires: str) -> Step:
    effort = {"operator": EffortRange(low=days, likely=days, high=days)}
    return replace(
        backups().steps[0],
        id=f"copies.{name}",
        raises={f"copies.{practice}": level for practice, level in raises.items()},
        requires=tuple(f"copies.{other}" for other in requires),
        effort=effort,
    )


def _with(*steps: Step) -> Rubric:
    return replace(backups(), steps=(*backups().steps, *steps))


def _without(name: str, *others: Step) -> Rubric:
    kept = (step for step in backups().steps if step.id != f"copies.{name}")
    return replace(backups(), steps=(*kept, *others))


def _select(rubric: Rubric, level: int, backup: int = 0, restore: int = 0) -> Selection:
    team = assessment(rubric, {"copies.backup": backup, "copies.restore": restore})
    return select_steps(rubric, score(rubric, team), level, "claimed")


@pytest.mark.parametrize(("days", "chosen"), [(1.0, "copies.rent"), (3.0, "copies.backup-1")])
def test_among_alternatives_the_one_with_the_least_likely_effort_is_taken(
    days: float, chosen: str
) -> None:
    assert set(_select(_with(_step("rent", {"backup": 1}, days)), 1).steps) == {chosen}


def test_an_alternative_that_is_needed_anyway_spares_the_cheaper_one() -> None:
    # Nothing else lifts the restore, so the cheaper step for backups alone brings nothing more.
    both = _step("both", {"backup": 3, "restore": 3}, 7.0)
    chosen = _select(_without("restore-3", both), 3, backup=2, restore=2)
    assert set(chosen.steps) == {"copies.both"}


def test_a_cheaper_alternative_is_kept_as_long_as_nothing_else_brings_the_same() -> None:
    other = _step("both", {"backup": 3, "restore": 3}, 50.0)
    chosen = set(_select(_with(other), 3, backup=2, restore=2).steps)
    assert chosen == {"copies.backup-3", "copies.restore-3"}


def test_a_step_waits_for_those_it_requires_and_those_it_builds_on() -> None:
    selection = _select(backups(), 3, backup=1, restore=1)
    assert selection.depends_on == {
        "copies.backup-2": set(),
        "copies.backup-3": {"copies.backup-2"},
        "copies.restore-2": {"copies.backup-2"},
        "copies.restore-3": {"copies.restore-2", "copies.backup-3"},
    }


def test_a_requirement_the_team_already_meets_is_not_repeated() -> None:
    selection = _select(backups(), 3, backup=3, restore=2)
    assert set(selection.steps) == {"copies.restore-3"}
    assert selection.depends_on == {"copies.restore-3": set()}


def test_a_required_step_brings_its_own_requirements() -> None:
    far = _step("audit", {"restore": 3}, 0.5, "backup-4")
    rubric = _without("restore-3", far)
    assert set(_select(rubric, 3, backup=3, restore=2).steps) == {
        "copies.audit",
        "copies.backup-4",
    }


def test_what_no_step_offers_is_reported_and_the_rest_still_chosen() -> None:
    selection = _select(_without("restore-3"), 3, backup=2, restore=2)
    assert selection.unreached == ["copies.restore"]
    assert set(selection.steps) == {"copies.backup-3"}


def test_levels_start_at_the_answer_and_what_is_not_known_starts_at_0() -> None:
    answers: dict[str, int | str | None] = {"copies.backup": "unknown", "copies.restore": 3}
    card = score(backups(), assessment(backups(), answers))
    assert starting_levels(card, "claimed") == {"copies.backup": 0, "copies.restore": 3}
    assert starting_levels(card, "supported") == {"copies.backup": 0, "copies.restore": 0}


def test_what_does_not_apply_starts_at_the_top() -> None:
    card = score(backups(), assessment(backups(), {"copies.backup": "not_applicable"}))
    assert starting_levels(card, "claimed") == {"copies.backup": 4, "copies.restore": 0}


def test_steps_only_ever_raise_levels_and_leave_the_given_ones_alone() -> None:
    levels = {"copies.backup": 3, "copies.restore": 0}
    done = raised_by([_step("a", {"backup": 2, "restore": 1}, 1.0)], levels)
    assert done == {"copies.backup": 3, "copies.restore": 1}
    assert levels == {"copies.backup": 3, "copies.restore": 0}
