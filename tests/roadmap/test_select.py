from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest

from advisor import score
from advisor.assessment.model import Answer
from advisor.roadmap.goal import Goal, wanted_by
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.remaining_step import CutStep, completed
from advisor.roadmap.select import Offers, Selection, select_steps
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import EffortRange, Step, StepTask, TaskEffort
from tests.build import assessment, with_answers
from tests.roadmap.build import with_gates
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


def _position(rubric: Rubric, answers: Mapping[str, int | str | None]) -> Position:
    return position_of(rubric, score(rubric, assessment(rubric, answers)), "claimed", ())


def _offers(rubric: Rubric, position: Position, excluded: Collection[str] = ()) -> Offers:
    defining = {
        f"{practice.id}/{criterion.id}"
        for practice in position.practices.values()
        for criterion in practice.criteria
        if criterion.defines
    }
    return Offers(rubric, position.lacking, frozenset(defining), TeamNumbers(), frozenset(excluded))


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
    position = _position(backups(), {"copies.backup": answer, "copies.restore": 3})
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


def test_steps_only_ever_meet_more_and_leave_the_given_position_alone() -> None:
    position = _position(backups(), {"copies.backup": 3, "copies.restore": 0})
    step = completed(backups(), _step("a", {"backup": 2, "restore": 1}, 1.0))
    assert step.meets == {
        f"copies.{n}" for n in ("backup/level-1", "backup/level-2", "restore/level-1")
    }
    after = position.after([step])
    assert _lacking(position) == {"backup/level-4", *(f"restore/level-{n}" for n in (1, 2, 3, 4))}
    assert _lacking(after) == _lacking(position) - {"restore/level-1"}


def test_an_excluded_step_is_replaced_by_another_that_does_the_same() -> None:
    rubric = _with(_step("rent", {"backup": 1}, 9.0))
    assert set(_select(rubric, 1, excluded=("backup-1",)).steps) == {"copies.rent"}


def test_what_hangs_on_an_excluded_step_is_not_offered_either() -> None:
    selection = _select(backups(), 3, backup=1, restore=1, excluded=("backup-2",))
    assert selection.steps == {}
    assert selection.unreached == [
        f"copies.{practice}/level-{level}" for practice in ("backup", "restore") for level in (2, 3)
    ]


def test_an_excluded_requirement_that_is_in_place_keeps_nothing_back() -> None:
    selection = _select(backups(), 3, backup=3, restore=2, excluded=("backup-3",))
    assert set(selection.steps) == {"copies.restore-3"}


def test_every_choice_among_steps_that_overlap_is_weighed() -> None:
    both = _step("both", {"backup": 1, "restore": 1}, 4.0)
    rubric = replace(
        backups(), steps=(_step("a", {"backup": 1}, 3.0), _step("b", {"restore": 1}, 3.0), both)
    )
    position = _position(rubric, {"copies.backup": 0, "copies.restore": 0})
    needed = ["copies.backup/level-1", "copies.restore/level-1"]
    assert set(select_steps(_offers(rubric, position), needed).steps) == {"copies.both"}
    assert set(select_steps(_offers(rubric, position), needed[:1]).steps) == {"copies.a"}


def test_of_two_steps_that_cost_the_same_the_name_decides() -> None:
    rubric = _with(_step("a", {"backup": 1}, 2.0), _step("z", {"backup": 1}, 2.0))
    turned = replace(rubric, steps=rubric.steps[::-1])
    assert set(_select(rubric, 1).steps) == set(_select(turned, 1).steps) == {"copies.a"}


def _divided(name: str, meets: Mapping[str, float], *requires: str, raises: int = 1) -> Step:
    """Return a step with a task of its own length for each criterion that it meets."""
    tasks = tuple(
        StepTask(
            do=f"Do {criterion}.",
            meets=(f"copies.{criterion}",),
            effort=TaskEffort(once={"operator": EffortRange(low=days, likely=days, high=days)}),
        )
        for criterion, days in meets.items()
    )
    practices = {criterion.partition("/")[0]: raises for criterion in meets}
    return replace(_step(name, practices, 1.0, *requires), effort={}, tasks=tasks)


def _cut(selection: Selection, name: str) -> CutStep:
    step = selection.steps[f"copies.{name}"]
    assert isinstance(step, CutStep)
    return step


def _of(rubric: Rubric, *needed: str, **answers: int) -> Selection:
    levels = {practice.id: answers.get(practice.title.lower(), 0) for practice in rubric.practices}
    position = _position(rubric, levels)
    return select_steps(_offers(rubric, position), [f"copies.{name}" for name in needed])


AUDIT = _divided("audit", {"backup/level-1": 3.0, "restore/level-1": 5.0})


def test_of_a_step_only_what_is_wanted_is_taken() -> None:
    rubric = replace(backups(), steps=(AUDIT,))
    assert _cut(_of(rubric, "restore/level-1"), "audit").likely_days == 5.0
    both = _cut(_of(rubric, "restore/level-1", "backup/level-1"), "audit")
    assert both.likely_days == 8.0
    assert both.meets == {"copies.backup/level-1", "copies.restore/level-1"}


def test_a_required_criterion_brings_only_the_task_that_meets_it() -> None:
    drill = _step("drill", {"restore": 2}, 1.0, "backup/level-1")
    rubric = replace(backups(), steps=(AUDIT, drill))
    selection = _of(rubric, "restore/level-2", restore=1)
    assert selection.depends_on == {"copies.drill": {"copies.audit"}, "copies.audit": set()}
    assert _cut(selection, "audit").meets == {"copies.backup/level-1"}
    assert set(_of(rubric, "restore/level-2", restore=1, backup=1).steps) == {"copies.drill"}


def test_a_required_step_is_done_with_all_that_is_lacking_of_it() -> None:
    drill = _step("drill", {"restore": 2}, 1.0, "audit")
    rubric = replace(backups(), steps=(AUDIT, drill))
    selection = _of(rubric, "restore/level-2")
    assert _cut(selection, "audit").meets == {"copies.backup/level-1", "copies.restore/level-1"}


def test_what_mends_a_hurt_asks_below_its_level_only_for_what_defines_a_feature() -> None:
    quick = _divided("quick", {"restore/level-3": 1.0}, raises=3)
    rubric = with_gates(_without("restore-3", quick), {"copies.restore": {}})
    position = _position(rubric, {"copies.backup": 4, "copies.restore": 0})
    offers = _offers(rubric, position)
    needed = ["copies.restore/level-3"]
    whole = {"copies.quick", "copies.restore-1", "copies.restore-2"}
    assert set(select_steps(offers, needed).steps) == whole
    hurried = offers.hurrying({"copies.quick"})
    assert set(select_steps(hurried, needed).steps) == {"copies.quick"}


def test_what_mends_a_hurt_waits_for_no_lower_step_that_only_the_target_asks_for() -> None:
    quick = _divided("quick", {"restore/level-3": 1.0}, raises=3)
    rubric = with_gates(_without("restore-3", quick), {"copies.restore": {}})
    position = _position(rubric, {"copies.backup": 4, "copies.restore": 0})
    offers = _offers(rubric, position)
    needed = ["copies.restore/level-3", "copies.restore/level-1"]
    assert "copies.restore-1" in select_steps(offers, needed).depends_on["copies.quick"]
    hurried = select_steps(offers.hurrying({"copies.quick"}), needed)
    assert hurried.depends_on == {"copies.quick": set(), "copies.restore-1": set()}
    both = select_steps(offers.hurrying({"copies.quick", "copies.restore-1"}), needed)
    assert both.depends_on["copies.quick"] == {"copies.restore-1"}


def test_what_defines_a_feature_is_asked_for_even_by_what_mends_a_hurt() -> None:
    quick = _divided("quick", {"restore/level-3": 1.0}, raises=3)
    rubric = _without("restore-3", quick)
    position = _position(rubric, {"copies.backup": 4, "copies.restore": 1})
    hurried = _offers(rubric, position).hurrying({"copies.quick"})
    chosen = select_steps(hurried, ["copies.restore/level-3"])
    assert chosen.depends_on["copies.quick"] == {"copies.restore-2"}


def test_what_was_taken_before_stays_with_all_that_was_wanted_of_it() -> None:
    rubric = _with(_step("rent", {"backup": 1}, 9.0))
    position = _position(rubric, {"copies.backup": 0, "copies.restore": 0})
    taken = {"copies.rent": {"copies.backup/level-1"}}
    offers = _offers(rubric, position)
    needed = ["copies.backup/level-2"]
    assert set(select_steps(offers, needed).steps) == {"copies.backup-1", "copies.backup-2"}
    kept = select_steps(offers, needed, taken=taken)
    assert kept.depends_on == {"copies.rent": set(), "copies.backup-2": {"copies.rent"}}
