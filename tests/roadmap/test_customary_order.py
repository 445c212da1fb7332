"""What comes before a step where a plan has it anyway, without being needed for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from advisor import plan, score
from advisor.assessment.model import Assessment, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import StepTask, TaskEffort
from tests.build import DAY, with_answers
from tests.roadmap.build import days_of, facts, team_with

RECORD, RESTORE, BACKUP, TIMER = (
    "copies.record-1",
    "copies.restore-1",
    "copies.backup-1",
    "copies.backup-2",
)
LEVEL_2 = Target(level=2)
TWO = Conditions(capacity={"operator": 1.0, "writer": 1.0}, start=DAY)


def with_order(writer: Sequence[str] = (), **after: str) -> Rubric:
    """Return the rubric of facts with steps, by practice, after others; some are a writer's."""
    steps = tuple(
        replace(
            step,
            after=tuple(
                filter(None, [after.get(step.id.removeprefix("copies.").replace("-", ""))])
            ),
            tasks=tuple(map(_by_writer, step.tasks)) if step.id in writer else step.tasks,
        )
        for step in facts().steps
    )
    roles = (Role(id="operator", title="Operator"), Role(id="writer", title="Writer"))
    return replace(facts(), steps=steps, roles=roles)


def _by_writer(task: StepTask) -> StepTask:
    return replace(task, effort=TaskEffort(once={"writer": days_of(3.0)}))


def planned(
    rubric: Rubric,
    team: Assessment | None = None,
    conditions: Conditions | None = None,
    target: Target = LEVEL_2,
) -> Roadmap:
    given = team or team_with(regulated=True)
    return plan(rubric, score(rubric, given), target, conditions=conditions)


def names(roadmap: Roadmap) -> list[str]:
    return [step.id for step in roadmap.steps]


def before(roadmap: Roadmap, name: str) -> tuple[str, ...]:
    return next(step.depends_on for step in roadmap.steps if step.id == name)


@pytest.mark.parametrize("named", [TIMER, "copies.backup/timed"])
def test_a_step_comes_after_what_it_names_and_says_so(named: str) -> None:
    usual, ordered = planned(facts()), planned(with_order(record1=named))
    assert names(usual).index(RECORD) < names(usual).index(TIMER)
    assert names(ordered).index(RECORD) > names(ordered).index(TIMER)
    assert before(ordered, RECORD) == (TIMER,)


def test_with_dates_it_begins_when_the_other_has_ended() -> None:
    roadmap = planned(with_order([RECORD], record1=TIMER), conditions=TWO)
    spans = {step.id: (step.start, step.end) for step in roadmap.steps}
    start, end = spans[RECORD][0], spans[TIMER][1]
    assert start
    assert end
    assert start > end


def test_what_comes_before_is_not_taken_for_it() -> None:
    rubric = with_order(backup1=RECORD)
    assert RECORD not in names(planned(rubric, team_with()))


def test_what_hurt_waits_for_nothing_that_did_not() -> None:
    team = team_with(regulated=True)
    hurt = replace(team.answers["copies.record"], urgent=Urgent())
    rubric = with_order(record1=TIMER)
    assert names(planned(rubric, with_answers(team, {"copies.record": hurt})))[0] == RECORD


def test_two_that_name_each_other_are_both_planned() -> None:
    roadmap = planned(with_order(record1=TIMER, backup2=RECORD))
    assert {RECORD, TIMER} <= set(names(roadmap))
    waiting = [TIMER in before(roadmap, RECORD), RECORD in before(roadmap, TIMER)]
    assert sorted(waiting) == [False, True]


def test_whoever_lacks_for_the_one_the_other_is_planned() -> None:
    alone = Conditions(capacity={"operator": 1.0}, start=DAY)
    roadmap = planned(with_order([TIMER], record1=TIMER), conditions=alone)
    assert [item.role for item in roadmap.unstaffed] == ["writer"]
    assert RECORD in names(roadmap)
    assert roadmap.unstaffed[0].steps == (TIMER,)
    assert before(roadmap, RECORD) == ()


def test_by_a_date_the_order_is_kept_and_a_later_one_gives_no_less() -> None:
    rubric = with_order(record1=TIMER)
    counts = []
    for days in range(1, 30, 2):
        roadmap = planned(rubric, None, TWO, Target(by=DAY + timedelta(days=days)))
        place = {step.id: step for step in roadmap.steps}
        counts.append(sum(len(step.meets) for step in roadmap.steps))
        if TIMER in place and RECORD in place:
            start, end = place[RECORD].start, place[TIMER].end
            assert start
            assert end
            assert start > end
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
