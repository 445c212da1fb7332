from dataclasses import replace
from datetime import date

import pytest

from advisor.assessment.model import Answer, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.roadmap.plan import plan
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Role
from advisor.rubric.step_model import EffortRange
from advisor.scoring.score import score
from tests.build import DAY, assessment, perfect, with_answers
from tests.roadmap.build import with_gates
from tests.strategies import backups

RUBRIC = load_rubric()
UNGATED = "failure-management.bad-data-containment"  # level 1 does not ask for it
UNDEFINING = tuple(
    p.id for p in RUBRIC.practices if p.side == "mlops" and not any(c.defines for c in p.criteria)
)

EVERYBODY = Conditions(capacity={role.id: 1.0 for role in RUBRIC.roles}, start=DAY)


def roadmap(urgent: str | None = None, level: int = 0) -> Roadmap:
    team = assessment(RUBRIC, {practice.id: 0 for practice in RUBRIC.practices})
    if urgent:
        team = with_answers(team, {urgent: Answer(level=level, urgent=Urgent())})
    return plan(RUBRIC, score(RUBRIC, team))


def raising(found: Roadmap, practice: str) -> list[int]:
    return [n for n, step in enumerate(found.steps) if practice in step.raises]


def test_what_hurt_lately_is_planned_although_no_gate_asks_for_it() -> None:
    assert not raising(roadmap(), UNGATED)
    planned = roadmap(UNGATED)
    (place,) = raising(planned, UNGATED)
    assert planned.steps[place].urgent
    assert planned.steps[place].raises[UNGATED] == 1


def test_it_comes_first_with_what_it_needs_and_nothing_else_before_it() -> None:
    planned = roadmap(UNGATED)
    (place,) = raising(planned, UNGATED)
    before = {step.id for step in planned.steps[:place]}
    needed: set[str] = set()
    waiting = list(planned.steps[place].depends_on)
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting += next(step.depends_on for step in planned.steps if step.id == name)
    assert before == needed


def test_only_the_next_level_is_urgent() -> None:
    planned = roadmap(UNGATED, level=1)
    (place,) = raising(planned, UNGATED)
    assert planned.steps[place].raises[UNGATED] == 2


def test_at_the_top_nothing_is_urgent_any_more() -> None:
    assert not any(step.urgent for step in roadmap(UNGATED, level=RUBRIC.top).steps)


def test_urgency_alone_is_no_blocker() -> None:
    planned = roadmap(UNGATED)
    (place,) = raising(planned, UNGATED)
    assert not planned.steps[place].removes_blocker


def lacking_and_hurt(*practices: str) -> dict[str, Answer]:
    return {name: Answer(level=0, urgent=Urgent()) for name in practices}


def dated(*urgent: str, by: date | None = None) -> Roadmap:
    team = assessment(RUBRIC, {practice.id: 0 for practice in RUBRIC.practices})
    team = with_answers(team, lacking_and_hurt(*urgent))
    target = Target(level=1, by=by)
    return plan(RUBRIC, score(RUBRIC, team), target, conditions=EVERYBODY)


def held_after(found: Roadmap) -> int:
    """Return the working days until the target is held."""
    assert found.held_on is not None
    return WorkingDays(DAY).count_until(found.held_on)


@pytest.mark.parametrize("count", [1, 3, len(UNDEFINING)])
def test_the_price_of_mending_first_is_how_much_later_the_target_is_held(count: int) -> None:
    plain, mended = dated(), dated(*UNDEFINING[:count])
    assert plain.price is None
    assert mended.price == held_after(mended) - held_after(plain)
    assert mended.urgent == tuple(step.id for step in mended.steps if step.mends)
    assert len(mended.urgent) >= count


def test_mending_much_costs_the_target_time() -> None:
    price = dated(*UNDEFINING).price
    assert price is not None
    assert price > 20


def test_what_hurt_is_mended_as_early_as_if_nothing_else_were_planned() -> None:
    hurt = UNDEFINING[:6]
    mended = dated(*hurt)
    ends = {step.id: step.end for step in mended.steps if step.mends}
    nothing_else = with_answers(perfect(RUBRIC), lacking_and_hurt(*hurt))
    alone = plan(RUBRIC, score(RUBRIC, nothing_else), Target(level=1), conditions=EVERYBODY)
    assert {step.id: step.end for step in alone.steps if step.mends} == ends


def test_the_work_for_the_target_goes_on_around_what_is_mended() -> None:
    mended = dated(*UNDEFINING[:6])
    last = max(step.end for step in mended.steps if step.mends and step.end)
    assert any(step.start and step.start < last for step in mended.steps if not step.mends)


def test_a_date_kept_only_without_what_hurt_is_missed_and_the_price_says_why() -> None:
    by = dated().held_on
    mended = dated(*UNDEFINING, by=by)
    assert (mended.outcome, mended.status) == ("late", "missed")
    assert all(step.end for step in mended.steps if step.mends)
    assert mended.price == held_after(mended) - held_after(dated())


def written(days: float, **capacity: float) -> Roadmap:
    """Return the plan to level 1 of a team whose restores hurt, which take a writer `days`."""
    operator = EffortRange(low=1, likely=1, high=1)
    writer = EffortRange(low=days, likely=days, high=days)
    rubric = replace(
        with_gates(backups(), {"copies.restore": {}}),
        roles=(Role(id="operator", title="Operator"), Role(id="writer", title="Writer")),
        steps=tuple(
            replace(
                step,
                requires=(),
                effort={"writer": writer} if "restore" in step.id else {"operator": operator},
            )
            for step in backups().steps
        ),
    )
    team = assessment(rubric, {"copies.backup": 0})
    team = with_answers(team, lacking_and_hurt("copies.restore"))
    conditions = Conditions(capacity=capacity, start=DAY)
    return plan(rubric, score(rubric, team), Target(level=1), conditions=conditions)


def test_the_confidence_of_a_target_is_that_of_its_own_steps() -> None:
    found = written(20.0, operator=1.0, writer=1.0)
    mends, leads = (step for step in sorted(found.steps, key=lambda step: not step.mends))
    assert (mends.meets, leads.meets) == (("copies.restore/level-1",), ("copies.backup/level-1",))
    assert found.end == mends.end
    assert found.held_on == leads.end
    assert found.confidence is not None
    assert found.confidence.p85 == leads.likely_end == found.likely
    assert mends.end is not None
    assert found.confidence.p85 < mends.end


def test_the_critical_path_leads_to_the_target() -> None:
    crowd = UNDEFINING
    mended = dated(*crowd)
    ends = {step.id: step.end for step in mended.steps}
    assert ends[mended.critical_path[-1]] == mended.held_on


def test_a_gated_practice_that_hurt_lately_still_removes_a_blocker() -> None:
    gated = "testing.data-validation"
    (place,) = raising(roadmap(gated), gated)
    assert roadmap(gated).steps[place].urgent
    assert roadmap(gated).steps[place].removes_blocker


def test_what_only_mends_may_lack_its_role_without_holding_up_the_target() -> None:
    found = written(1.0, operator=1.0)
    assert found.outcome == "scheduled"
    assert [step.id for step in found.steps] == ["copies.backup-1"]
    assert [(missing.kind, missing.role) for missing in found.missing] == [("role", "writer")]
    (left,) = found.unstaffed
    assert (left.role, left.days, left.steps) == ("writer", 1.0, ("copies.restore-1",))


def test_a_team_at_the_top_still_mends_what_hurt_and_does_what_is_demanded_of_it() -> None:
    hurt, file = "monitoring.data-drift", "team-involvement.technical-file"
    top = perfect(RUBRIC)
    assert plan(RUBRIC, score(RUBRIC, top)).outcome == "reached"
    mended = plan(RUBRIC, score(RUBRIC, with_answers(top, lacking_and_hurt(hurt))))
    assert hurt in {name for step in mended.steps if step.urgent for name in step.raises}
    lacking = with_answers(top, {file: Answer(level=0)})
    regulated = replace(lacking, team=replace(top.team, profile={"regulated": True}))
    asked = plan(RUBRIC, score(RUBRIC, regulated))
    assert file in {name for step in asked.steps if step.removes_blocker for name in step.raises}
    assert plan(RUBRIC, score(RUBRIC, lacking)).outcome == "reached"
