from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest

from advisor import score
from advisor.assessment.model import Answer
from advisor.roadmap.cut import CutStep
from advisor.roadmap.goal import Goal, wanted_by
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.select import Offers, Selection, select_steps
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import EffortRange, Step, StepTask
from tests.build import assessment, with_answers
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


def _position(rubric: Rubric, answers: dict[str, int | str | None]) -> Position:
    return position_of(rubric, score(rubric, assessment(rubric, answers)), "claimed", ())


def _offers(rubric: Rubric, position: Position, excluded: Collection[str] = ()) -> Offers:
    defining = {
        f"{practice.id}/{criterion.id}"
        for practice in position.practices.values()
        for criterion in practice.criteria
        if criterion.defines
    }
    return Offers(rubric, position.lacking, frozenset(defining), {}, frozenset(excluded))


def _select(
    rubric: Rubric, level: int, backup: int = 0, restore: int = 0, excluded: tuple[str, ...] = ()
) -> Selection:
    position = _position(rubric, {"copies.backup": backup, "copies.restore": restore})
    needed = wanted_by(position, [Goal(level=level)])
    names = [f"copies.{name}" for name in excluded]
    return select_steps(_offers(rubric, position, names), needed)


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
    assert selection.unreached == ["copies.restore/level-3"]
    assert set(selection.steps) == {"copies.backup-3"}


def _lacking(position: Position) -> set[str]:
    return {name.removeprefix("copies.") for name in position.lacking}


@pytest.mark.parametrize("answer", ["unknown", None, "not_applicable"])
def test_only_what_is_answered_as_unmet_is_lacking(answer: str | None) -> None:
    answers: dict[str, int | str | None] = {"copies.backup": answer, "copies.restore": 3}
    position = _position(backups(), answers)
    assert _lacking(position) == {"restore/level-4"}
    assert position.unshown == set()
    shown = replace(position, basis="supported")
    assert _lacking(shown) == {"restore/level-4"}
    assert shown.unshown == {f"copies.restore/level-{level}" for level in (1, 2, 3)}


def _chosen(practice: str, answer: Answer, need: str, *steps: Step) -> set[str]:
    rubric = _with(*steps)
    team = with_answers(assessment(rubric, {}), {practice: answer})
    position = position_of(rubric, score(rubric, team), "claimed", ())
    return set(select_steps(_offers(rubric, position), [f"{practice}/{need}"]).steps)


def test_a_level_of_which_nothing_is_known_to_be_lacking_is_passed_over() -> None:
    answer = Answer(met=("level-1",), unmet=("level-3",), unknown=("level-2",))
    assert _chosen("copies.backup", answer, "level-4") == set()
    assert _chosen("copies.backup", answer, "level-3") == {"copies.backup-3"}


def test_a_step_required_is_in_place_if_what_it_brings_itself_is_not_lacking() -> None:
    far = _step("audit", {"restore": 1}, 0.5, "backup-2")
    answer = Answer(unmet=("level-1",), unknown=("level-2",))
    rubric = _without("restore-1", far)
    team = with_answers(assessment(rubric, {"copies.restore": 0}), {"copies.backup": answer})
    position = position_of(rubric, score(rubric, team), "claimed", ())
    chosen = select_steps(_offers(rubric, position), ["copies.restore/level-1"])
    assert set(chosen.steps) == {"copies.audit"}


def test_steps_only_ever_raise_levels_and_leave_the_given_position_alone() -> None:
    position = _position(backups(), {"copies.backup": 3, "copies.restore": 0})
    after = position.after([_step("a", {"backup": 2, "restore": 1}, 1.0)])
    XX


def test_an_excluded_step_is_replaced_by_another_that_does_the_same() -> None:
    rubric = _with(_step("rent", {"backup": 1}, 9.0))
    assert set(_select(rubric, 1, excluded=("backup-1",)).steps) == {"copies.rent"}


def test_what_hangs_on_an_excluded_step_is_not_offered_either() -> None:
    selection = _select(backups(), 3, backup=1, restore=1, excluded=("backup-2",))
    assert selection.steps == {}
    assert selection.unreached == ["copies.backup", "copies.restore"]


def test_an_excluded_requirement_that_is_in_place_keeps_nothing_back() -> None:
    selection = _select(backups(), 3, backup=3, restore=2, excluded=("backup-3",))
    assert set(selection.steps) == {"copies.restore-3"}
