from advisor.assessment.model import Answer
from advisor.roadmap.model import Roadmap
from advisor.roadmap.plan import plan
from advisor.rubric.catalogue import load_rubric
from advisor.scoring.score import score
from tests.build import assessment, with_answers

RUBRIC = load_rubric()
UNGATED = "failure-management.bad-data-containment"  # level 1 does not ask for it


def roadmap(urgent: str | None = None, level: int = 0) -> Roadmap:
    team = assessment(RUBRIC, {practice.id: 0 for practice in RUBRIC.practices})
    if urgent:
        team = with_answers(team, {urgent: Answer(level=level, urgent=True)})
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
