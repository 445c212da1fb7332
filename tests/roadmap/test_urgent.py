from dataclasses import replace
from datetime import date

from advisor.assessment.model import Answer, Target, Urgent
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from advisor.roadmap.plan import plan
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Role
from advisor.rubric.step_model import EffortRange
from advisor.scoring.score import score
from tests.build import DAY, assessment, with_answers
from tests.roadmap.build import with_gates
from tests.strategies import backups

RUBRIC = load_rubric()
UNGATED = "failure-management.bad-data-containment"  # level 1 does not ask for it
UNDEFINING = tuple(
    p.id for p in RUBRIC.practices if p.side == "mlops" and not any(c.defines for c in p.criteria)
)


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


def dated(*urgent: str, by: date | None = None, **capacity: float) -> Roadmap:
    team = assessment(RUBRIC, {practice.id: 0 for practice in RUBRIC.practices})
    team = with_answers(team, {name: Answer(level=0, urgent=Urgent()) for name in urgent})
    people = {role.id: capacity.get(role.id.replace("-", "_"), 1.0) for role in RUBRIC.roles}
    conditions = Conditions(capacity=people, start=DAY)
    target = Target(level=1, by=by)
    return plan(RUBRIC, score(RUBRIC, team), target, conditions=conditions)


def test_what_hurt_lately_never_delays_the_target() -> None:
    plain, mended = dated(), dated(UNGATED)
    assert mended.held_on == plain.held_on == plain.end
    assert mended.bound == 0
    (place,) = raising(mended, UNGATED)
    assert mended.steps[place].start


def test_a_date_that_the_target_keeps_is_kept_whatever_is_mended_besides() -> None:
    crowd = UNDEFINING
    mended = dated(*crowd, by=dated().held_on)
    assert mended.status == "scheduled"
    assert mended.held_on == dated().held_on
    assert mended.end is not None
    assert mended.held_on is not None
    assert mended.end > mended.held_on
    assert mended.confidence is not None
    last = max(m.p85 for m in mended.milestones if m.p85)
    assert mended.confidence.p85 == last


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
    day = EffortRange(low=1, likely=1, high=1)
    rubric = replace(
        with_gates(backups(), {"copies.restore": {}}),
        roles=(Role(id="operator", title="Operator"), Role(id="writer", title="Writer")),
        steps=tuple(
            replace(s, requires=(), effort={"writer" if "restore" in s.id else "operator": day})
            for s in backups().steps
        ),
    )
    team = assessment(rubric, {"copies.backup": 0})
    team = with_answers(team, {"copies.restore": Answer(level=0, urgent=Urgent())})
    conditions = Conditions(capacity={"operator": 1.0}, start=DAY)
    found = plan(rubric, score(rubric, team), Target(level=1), conditions=conditions)
    assert found.outcome == "scheduled"
    assert [step.id for step in found.steps] == ["copies.backup-1"]
    assert [(missing.kind, missing.role) for missing in found.missing] == [("role", "writer")]
