"""What other people on the team would buy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from advisor import build_result, score
from advisor.assessment.model import Person, Target
from advisor.roadmap.compare import alternatives
from advisor.roadmap.conditions import Conditions, conditions_of
from advisor.roadmap.model import Alternative, Roadmap
from advisor.roadmap.plan import plan
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import EffortRange, Step, StepTask, TaskEffort
from advisor.words.alternative import say_alternatives
from advisor.words.titles import Titles
from tests.build import DAY
from tests.roadmap.build import days_of, facts, team_with

DAYS = WorkingDays(DAY)
BY_ROLE = Conditions(capacity={"operator": 1.0, "writer": 1.0}, start=DAY)


def rubric() -> Rubric:
    """Return the rubric of facts, in which a writer does what restores take."""
    return replace(
        facts(),
        roles=(
            Role(id="operator", title="Operator"),
            Role(id="writer", title="Writer"),
            Role(id="idle", title="Idle"),
        ),
        steps=tuple(
            replace(step, tasks=tuple(_by_writer(task) for task in step.tasks))
            if step.id == "copies.restore-1"
            else step
            for step in facts().steps
        ),
    )


def _by_writer(task: StepTask) -> StepTask:
    return replace(task, effort=TaskEffort(once={"writer": days_of(10.0)}))


def compared(
    *changes: Mapping[str, float], conditions: Conditions = BY_ROLE, target: Target | None = None
) -> Sequence[Alternative]:
    card = score(rubric(), team_with())
    wanted = target or Target(level=2)
    return alternatives(rubric(), card, wanted, conditions, changes=changes)


def test_each_role_with_work_gets_one_more_beside_the_plan_as_it_is() -> None:
    base, *others = (item for item in compared() if not item.split)
    assert base.capacity == {}
    assert [other.capacity for other in others] == [{"operator": 2.0}, {"writer": 2.0}]


def test_what_is_saved_is_told_in_working_days_for_the_target_and_each_level() -> None:
    base, operator, writer, *_ = compared()
    assert base.saved == 0
    assert base.end is not None
    for other in (operator, writer):
        assert other.end is not None
        assert other.saved == DAYS.count_until(base.end) - DAYS.count_until(other.end)
        assert other.saved > 0
        assert not other.buys_nothing
    before = {(gain.level, gain.guarded): gain.date for gain in base.levels}
    for gain in (*operator.levels, *writer.levels):
        then = before[gain.level, gain.guarded]
        assert then is not None
        assert gain.date is not None
        assert gain.saved == DAYS.count_until(then) - DAYS.count_until(gain.date)
    assert {gain.level: gain.saved for gain in writer.levels if not gain.guarded} == {1: 0}


def test_a_role_without_work_buys_nothing() -> None:
    _, changed = compared({"idle": 1.0})
    assert changed.buys_nothing
    assert (changed.saved, changed.more) == (0, 0)


def test_with_more_people_no_date_is_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    # For more people another order may be found, and that may be later in more of the cases.
    base, _ = compared({"idle": 1.0})
    planned = plan

    def unlucky(*given: Any, conditions: Conditions, **wanted: Any) -> Roadmap:
        roadmap = planned(*given, conditions=conditions, **wanted)
        assert roadmap.confidence is not None
        later = roadmap.confidence.p85 + timedelta(days=7 * ("idle" in conditions.capacity))
        return replace(roadmap, confidence=replace(roadmap.confidence, p85=later))

    monkeypatch.setattr("advisor.roadmap.compare.plan", unlucky)
    _, changed = compared({"idle": 1.0})
    assert changed.p85 == base.p85


def test_what_lies_between_likely_dates_is_no_chance() -> None:
    uncertain = replace(rubric(), steps=tuple(map(_uncertain, rubric().steps)))
    card, wanted = score(uncertain, team_with()), Target(level=2)
    people = tuple(Person(name=name, roles=("operator", "writer")) for name in "AB")
    for conditions in (BY_ROLE, Conditions(people=people, start=DAY)):
        alone = plan(uncertain, card, wanted, conditions=conditions)
        first = Person(name="Idle", roles=("idle",))
        crowded = replace(conditions, people=(first, *conditions.people))
        with_idle = plan(uncertain, card, wanted, conditions=crowded)
        assert (with_idle.even, with_idle.likely) == (alone.even, alone.likely)
        base, *others = alternatives(uncertain, card, wanted, conditions)
        likely = [item.p85 for item in others if item.p85 and not item.split]
        assert base.p85
        assert len(likely) == 2
        assert max(likely) <= base.p85


def _uncertain(step: Step) -> Step:
    """Return a step with tasks that may take half or three times as long."""
    return replace(
        step,
        tasks=tuple(
            replace(task, effort=TaskEffort(once={role: _wide(days) for role, days in once}))
            for task in step.tasks
            for once in [task.effort.once.items() if task.effort else ()]
        ),
    )


def _wide(days: EffortRange) -> EffortRange:
    return EffortRange(low=days.likely / 2, likely=days.likely, high=3 * days.likely)


def test_the_plan_as_it_is_is_never_told_to_buy_nothing() -> None:
    base, same = compared({"writer": 1.0})
    assert not base.buys_nothing
    assert same.buys_nothing


def test_fewer_people_come_later() -> None:
    _, fewer = compared({"writer": 0.5})
    assert fewer.saved is not None
    assert fewer.saved < 0
    assert not fewer.buys_nothing


def test_without_a_role_there_is_no_day_and_nothing_to_save() -> None:
    _, without = compared({"writer": 0.0})
    assert without.status == "unstaffed"
    assert not any(gain.level == 2 for gain in without.levels)


def test_whoever_nobody_is_yet_is_among_those_that_could_be_had() -> None:
    alone = replace(BY_ROLE, capacity={"operator": 1.0})
    base, *others = compared(conditions=alone)
    assert base.status == "unstaffed"
    (writer,) = [other for other in others if other.capacity == {"writer": 1.0}]
    assert writer.status == "scheduled"
    assert {(gain.level, gain.saved) for gain in writer.levels if gain.level == 2} == {(2, None)}


def test_one_more_comes_besides_people_with_names() -> None:
    ada = Person(name="Ada", share=50.0, roles=("operator", "writer"))
    base, *others = compared(conditions=Conditions(people=(ada,), start=DAY))
    assert base.end is not None
    assert len(others) == 2
    for other in others:
        assert other.saved is not None
        assert other.saved > 0


def test_by_a_date_more_people_bring_more_criteria_about() -> None:
    by = DAY + timedelta(days=3)
    base, operator = compared(target=Target(by=by))
    assert base.aim == "date"
    assert operator.more > 0
    assert not operator.buys_nothing


def test_the_same_time_is_divided_as_the_work_is_where_that_is_sooner() -> None:
    *_, split = compared(conditions=replace(BY_ROLE, capacity={"operator": 0.4, "writer": 1.6}))
    assert split.split
    assert sum(split.capacity.values()) == pytest.approx(2.0)
    assert (split.saved or 0) > 0
    again = compared(conditions=replace(BY_ROLE, capacity=split.capacity))
    assert not any(item.split for item in again)
    named = Conditions(people=(Person(name="Lena", roles=("operator", "writer")),), start=DAY)
    assert not any(item.split for item in compared(conditions=named))


def test_of_a_split_every_role_with_work_has_some_and_an_idle_one_none() -> None:
    given = replace(BY_ROLE, capacity={"operator": 0.1, "writer": 0.1, "idle": 1.0})
    *_, split = compared(conditions=given)
    assert split.capacity["idle"] == 0.0
    assert min(split.capacity["operator"], split.capacity["writer"]) >= 0.1


def test_a_result_tells_what_others_would_buy_where_that_is_asked_for() -> None:
    team = replace(team_with(), capacity={"operator": 1.0, "writer": 1.0}, target=Target(level=2))
    assert build_result(rubric(), team).roadmap.alternatives == ()
    result = build_result(rubric(), team, compared=True)
    told = tuple(compared(conditions=conditions_of(team))[1:])
    assert result.roadmap.alternatives == told
    said = list(say_alternatives(result.roadmap, Titles(rubric())))
    gains = [item for item in told if not item.split and item.saved]
    gains.sort(key=lambda item: -(item.saved or 0))
    names = [next(iter(item.capacity)) for item in gains]
    assert [text.split(":")[0] for text in said[: len(gains)]] == [f"One more {n}" for n in names]


def test_somebody_without_whom_the_target_is_out_of_reach_is_told_first() -> None:
    team = replace(team_with(), capacity={"operator": 1.0}, target=Target(level=2))
    result = build_result(rubric(), team, compared=True)
    assert result.roadmap.outcome == "unstaffed"
    first, *_ = say_alternatives(result.roadmap, Titles(rubric()))
    assert first.startswith("One more writer: the target can be reached, on ")


def test_roles_that_change_nothing_are_told_together() -> None:
    idle = [
        Alternative(
            capacity={name: 2.0},
            status="scheduled",
            aim="level",
            end=DAY,
            p85=DAY,
            saved=0,
            more=0,
            buys_nothing=True,
            levels=(),
            milestones=(),
        )
        for name in ("operator", "writer")
    ]
    roadmap = Roadmap(target=None, outcome="scheduled", alternatives=tuple(idle))
    said = list(say_alternatives(roadmap, Titles(rubric())))
    assert said == ["One more operator or writer does not change the date."]
