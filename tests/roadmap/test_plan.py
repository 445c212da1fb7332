from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from advisor import plan, score
from advisor.assessment.model import NOT_APPLICABLE, Answer, Target
from advisor.document.data import as_data
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import DoneWhen, EffortRange, Step
from tests.build import DAY, assessment, perfect, with_answers
from tests.roadmap.build import facts, team_with, with_gates
from tests.strategies import backups, shipped

SPRING = date(2027, 4, 1)
LEFT_OUT = Answer(level=NOT_APPLICABLE, reason="nothing to restore")


def _plan(
    backup: int | None,
    restore: int | None,
    target: Target | None = None,
    *,
    rubric: Rubric | None = None,
    strict: bool = False,
) -> Roadmap:
    used = rubric or backups()
    levels = {"copies.backup": backup, "copies.restore": restore}
    return plan(used, score(used, assessment(used, levels)), target, strict=strict)


def _names(roadmap: Roadmap) -> list[str]:
    return [step.id.removeprefix("copies.") for step in roadmap.steps]


@pytest.mark.parametrize(("held", "target"), list(combinations(range(5), 2)))
def test_from_any_level_to_any_higher_one_the_plan_ends_exactly_there(
    held: int, target: int
) -> None:
    roadmap = _plan(held, held, Target(level=target))
    assert roadmap.outcome == "ordered"
    assert roadmap.projection[-1].level == target


@pytest.mark.parametrize(("held", "target"), list(combinations(range(3), 2)))
def test_by_the_shipped_rubric_too_the_plan_ends_exactly_at_the_target(
    held: int, target: int
) -> None:
    team = assessment(shipped(), {practice.id: held for practice in shipped().practices})
    roadmap = plan(shipped(), score(shipped(), team), Target(level=target))
    assert roadmap.outcome == "ordered"
    assert roadmap.projection[-1].level == target


def test_prerequisites_are_pulled_in_even_if_no_gate_asks_for_them() -> None:
    needed = {"backup-2", "backup-3", "restore-1", "restore-2", "restore-3"}
    assert set(_names(_plan(1, 0, Target(level=3)))) == needed
    without_gate = with_gates(backups(), {"copies.backup": {}})
    roadmap = _plan(0, 0, Target(level=3), rubric=without_gate)
    assert set(_names(roadmap)) == {"backup-1", *needed}
    lifting = {step.id for step in roadmap.steps if step.removes_blocker}
    assert lifting == {"copies.restore-1", "copies.restore-2", "copies.restore-3"}


def test_a_prerequisite_that_does_not_concern_the_team_is_not_planned() -> None:
    answers = {"copies.backup": LEFT_OUT, "copies.restore": Answer(level=2)}
    card = score(backups(), with_answers(perfect(backups()), answers))
    roadmap = plan(backups(), card, Target(level=3))
    assert _names(roadmap) == ["restore-3"]
    assert roadmap.steps[0].depends_on == ()


def test_a_practice_no_step_can_raise_makes_the_target_unreachable_and_is_named() -> None:
    missing = tuple(step for step in backups().steps if step.id != "copies.restore-2")
    roadmap = _plan(0, 0, Target(level=3), rubric=replace(backups(), steps=missing))
    assert (roadmap.outcome, roadmap.unreached) == ("unreachable", ("copies.restore",))
    assert roadmap.projection[-1].level == 2
    assert roadmap.projection[-1].blockers_left == 1


@pytest.mark.parametrize("target", [None, Target(), Target(level=0), Target(level=2)])
def test_without_a_target_above_the_level_held_the_next_level_is_planned(
    target: Target | None,
) -> None:
    roadmap = _plan(2, 0, target)
    assert roadmap.target is not None
    assert (roadmap.target.level, roadmap.target.by) == (3, None)
    assert roadmap.projection[-1].level == 3


@pytest.mark.parametrize(
    ("wanted", "by"),
    [
        (Target(level=4, by=SPRING), SPRING),
        (Target(by=SPRING), SPRING),
        (Target(level=1, by=SPRING), None),
    ],
)
def test_a_date_is_kept_unless_it_is_for_a_level_already_held(
    wanted: Target, by: date | None
) -> None:
    roadmap = _plan(2, 0, wanted)
    assert roadmap.target is not None
    assert roadmap.target.by == by


@pytest.mark.parametrize("target", [None, Target(level=4), Target(level=1)])
def test_at_the_top_nothing_is_left_to_do(target: Target | None) -> None:
    roadmap = _plan(4, 4, target)
    assert as_data(roadmap) == as_data(Roadmap(target=None, outcome="reached"))


def test_a_claim_without_evidence_costs_the_strict_plan_only_the_evidence() -> None:
    assert _plan(4, 4).outcome == "reached"
    strict = _plan(4, 4, Target(level=2), strict=True)
    assert _names(strict) == ["backup-show-2"]
    (step,) = strict.steps
    assert (step.kind, step.raises) == ("evidence", {"copies.backup": 2})
    assert step.likely_days == backups().evidence_effort.likely
    assert [point.level for point in strict.projection] == [2]


def test_the_strict_plan_shows_what_is_claimed_before_it_goes_on_from_there() -> None:
    strict = _plan(1, 4, Target(level=2), strict=True)
    assert _names(strict) == ["backup-show-1", "backup-2"]
    assert strict.steps[1].depends_on == ("copies.backup-show-1",)
    assert [point.level for point in strict.projection] == [1, 2]


def test_evidence_is_asked_of_whoever_does_most_of_the_step_it_is_for() -> None:
    shown = _plan(2, 4, Target(level=1), strict=True).steps[0]
    assert list(shown.effort) == ["operator"]
    assert shown.done_when


def _plan_for_lack(practice: str) -> tuple[str, ...]:
    card = score(shipped(), with_answers(perfect(shipped()), {practice: Answer(level=0)}))
    return tuple(step.id for step in plan(shipped(), card, Target(level=2)).steps)


def test_each_lack_of_an_otherwise_perfect_team_gives_steps_of_its_own() -> None:
    gated = [p for p in shipped().practices if p.side == "mlops" and p.gates]
    plans = {practice.id: _plan_for_lack(practice.id) for practice in gated}
    assert len(set(plans.values())) == len(gated)
    raised = {step.id: set(step.raises) for step in shipped().steps}
    for name, steps in plans.items():
        assert steps
        assert all(raised[step] == {name} for step in steps)


def test_a_step_carries_everything_the_rubric_says_of_it() -> None:
    planned = {step.id: as_data(step) for step in _plan(0, 0, Target(level=4)).steps}
    assert set(planned) == {step.id for step in backups().steps}
    for step in backups().steps:
        others = {"requires", "after", "tasks", "done_when"}
        said = {key: value for key, value in as_data(step).items() if key not in others}
        assert {key: planned[step.id][key] for key in said} == said
        assert planned[step.id]["tasks"] == [task.do for task in step.tasks]
        assert planned[step.id]["done_when"] == [sign.text for sign in step.done_when]


def test_a_step_without_a_sign_for_what_is_left_is_done_when_its_criteria_are_met() -> None:
    rubric = replace(
        facts(),
        steps=tuple(
            replace(
                step,
                done_when=(
                    DoneWhen(text="The label is legible.", meets=("copies.backup/labelled",)),
                ),
            )
            for step in facts().steps
        ),
    )
    card = score(rubric, team_with())
    for sound, sign in ((True, "The label is legible."), (False, "A copy exists.")):
        steps = plan(rubric, card, Target(level=1), sound=sound).steps
        said = {step.id: step.done_when for step in steps}
        assert said["copies.backup-1"] == (sign,)
    met = team_with("copies.backup/labelled")
    steps = plan(rubric, score(rubric, met), Target(level=1)).steps
    said = {step.id: step.done_when for step in steps}
    assert said["copies.backup-1"] == ("A copy exists.",)


def _by_hand(name: str, practices: tuple[str, ...], days: float, *requires: str) -> Step:
    return replace(
        backups().steps[0],
        id=f"copies.{name}",
        raises=dict.fromkeys((f"copies.{practice}" for practice in practices), 1),
        requires=tuple(f"copies.{required}" for required in requires),
        effort={"operator": EffortRange(low=days, likely=days, high=days)},
    )


def test_a_step_that_waits_for_another_is_no_way_to_what_that_one_needs() -> None:
    steps = (
        _by_hand("ground", ("backup",), 5.0),
        _by_hand("rehearsal", ("restore",), 1.0, "ground"),
        _by_hand("shortcut", ("backup",), 1.0, "rehearsal"),
    )
    rubric = with_gates(replace(backups(), steps=steps), {"copies.restore": {1: 1}})
    roadmap = _plan(0, 0, Target(level=1), rubric=rubric)
    assert _names(roadmap) == ["ground", "rehearsal"]
    assert roadmap.outcome == "ordered"
    card = score(rubric, assessment(rubric, {"copies.backup": 0, "copies.restore": 0}))
    without = Conditions(excluded=("copies.ground",))
    left = plan(rubric, card, Target(level=1), conditions=without)
    assert (left.outcome, left.steps) == ("unreachable", ())
    assert set(left.unreached) == {"copies.backup", "copies.restore"}


def test_steps_that_wait_for_each_other_once_one_is_excluded_are_no_way_there() -> None:
    steps = (
        _by_hand("ground", ("backup",), 5.0),
        _by_hand("both", ("backup", "restore"), 3.0, "ground"),
        _by_hand("shortcut", ("backup",), 1.0, "both"),
    )
    rubric = with_gates(replace(backups(), steps=steps), {"copies.restore": {1: 1}})
    assert _names(_plan(0, 0, Target(level=1), rubric=rubric)) == ["ground", "both"]
    card = score(rubric, assessment(rubric, {"copies.backup": 0, "copies.restore": 0}))
    without = Conditions(excluded=("copies.ground",))
    left = plan(rubric, card, Target(level=1), conditions=without)
    assert (left.outcome, left.steps) == ("unreachable", ())
    assert set(left.unreached) == {"copies.backup", "copies.restore"}


def test_a_further_step_names_what_it_waits_for_and_brings_nothing_twice() -> None:
    conditions = Conditions(capacity={"operator": 1.0}, start=DAY)
    card = score(facts(), team_with("copies.restore/tried"))
    steps = plan(facts(), card, Target(level=1), conditions=conditions).steps
    assert [(step.id, step.beyond, step.depends_on) for step in steps] == [
        ("copies.backup-1", False, ()),
        ("copies.restore-1", True, ("copies.backup-1",)),
        ("copies.record-1", True, ()),
    ]
    brought = [name for step in steps for name in step.meets]
    assert len(brought) == len(set(brought))


def test_a_lower_step_is_waited_for_only_where_it_moves_the_same_practice() -> None:
    steps = (
        _by_hand("both", ("backup", "restore"), 2.0),
        replace(_by_hand("timer", ("backup",), 1.0), raises={"copies.backup": 2}),
    )
    gates = {"copies.backup": {1: 1, 2: 2}, "copies.restore": {2: 1}}
    rubric = with_gates(replace(backups(), steps=steps), gates)
    nothing, copied = (_plan(have, 0, Target(level=2), rubric=rubric).steps for have in (0, 1))
    for found, before in ((nothing, ("copies.both",)), (copied, ())):
        assert {step.id: step.depends_on for step in found} == {
            "copies.both": (),
            "copies.timer": before,
        }
