"""What can be seen only after releases, or once outcomes are known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor import load_rubric, plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap, RoadmapStep, SeenLater
from advisor.roadmap.remaining_step import CutStep
from advisor.roadmap.seen_later import seen_in_time, waits_of
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.lint.run import lint
from advisor.rubric.model import ProfileField, Rubric
from tests.roadmap.build import facts, team_with

START = date(2027, 1, 4)
COPIED, LABELLED = "copies.backup/copied", "copies.backup/labelled"
MAILED = "copies.backup/mailed"


def _slow(name: str, **seen_after: int) -> Rubric:
    """Return the small rubric, of which one criterion shows only after a while."""
    rubric = facts()
    practices = tuple(
        replace(
            practice,
            criteria=tuple(
                replace(c, seen_after=seen_after) if f"{practice.id}/{c.id}" == name else c
                for c in practice.criteria
            ),
        )
        for practice in rubric.practices
    )
    days = ProfileField(id="every", title="Every", question="How often?", type="number")
    return replace(rubric, practices=practices, profile=(*rubric.profile, days))


def _planned(rubric: Rubric, *, level: int = 1, sound: bool = False, dated: bool = True) -> Roadmap:
    team = team_with()
    weekly = replace(team, team=replace(team.team, profile={"regulated": False, "every": 7}))
    card = score(rubric, weekly)
    given = Conditions(capacity={"operator": 1.0}, start=START) if dated else Conditions()
    return plan(rubric, card, Target(level=level), conditions=given, sound=sound)


def _backup(roadmap: Roadmap, level: int = 1) -> RoadmapStep:
    return next(step for step in roadmap.steps if step.id == f"copies.backup-{level}")


def test_days_count_as_often_as_the_criterion_says_and_an_unknown_number_once() -> None:
    rubric = _slow(COPIED, every=3)
    assert waits_of(rubric, TeamNumbers(left={"every": 14.0})) == {COPIED: 42}
    assert waits_of(rubric, TeamNumbers()) == {COPIED: 3}
    assert waits_of(facts(), TeamNumbers(left={"every": 14.0})) == {}


def test_a_step_lasts_until_what_the_target_asks_of_it_can_be_seen() -> None:
    step = _backup(_planned(_slow(COPIED, every=3)))
    assert (step.start, step.calendar_days) == (START, 15)
    assert step.end == date(2027, 1, 22)  # the last working day of three weeks
    assert step.held_up
    assert COPIED in step.meets
    assert not step.seen_later


def test_what_the_target_does_not_ask_for_delays_nothing_and_is_not_told_as_met() -> None:
    at_once, slow = _planned(facts(), level=2), _planned(_slow(MAILED, every=3), level=2)
    step = _backup(slow, 2)
    assert (step.end, slow.likely) == (_backup(at_once, 2).end, at_once.likely)
    assert not step.held_up
    assert MAILED in _backup(at_once, 2).meets
    assert MAILED not in step.meets
    (later,) = step.seen_later
    assert (later.criterion, later.days) == (MAILED, 21)
    assert step.start
    assert later.on == step.start + timedelta(days=21)
    last, before = slow.projection[-1].score, at_once.projection[-1].score
    assert last is not None
    assert before is not None
    assert last < before


def test_with_all_criteria_asked_for_the_step_waits_for_that_one_too() -> None:
    step = _backup(_planned(_slow(LABELLED, every=3), sound=True))
    assert step.held_up
    assert LABELLED in step.meets


def test_without_dates_the_days_are_told() -> None:
    step = _backup(_planned(_slow(MAILED, every=3), level=2, dated=False), 2)
    assert step.seen_later == (SeenLater(criterion=MAILED, days=21),)


def test_what_shows_before_its_step_is_done_changes_nothing() -> None:
    step = CutStep(
        **{
            name: getattr(facts().steps[0], name)
            for name in ("id", "title", "raises", "why", "tasks", "done_when")
        },
        calendar_days=10,
        meets=frozenset((COPIED, LABELLED)),
    )
    found = seen_in_time(step, {COPIED: 14, LABELLED: 3}, [COPIED])
    assert (found.calendar_days, found.meets, found.seen_later) == (10, step.meets, {})
    assert not found.held_up


def test_what_is_counted_is_a_number_of_the_profile() -> None:
    (fault,) = (f for f in lint(_slow(COPIED, evry=3)) if "evry" in f.message)
    assert fault.path[-2:] == ("seen_after", "evry")
    assert not [f for f in lint(_slow(COPIED, every=3)) if "every" in f.message]


@pytest.mark.parametrize("field", ["release-every-days", "label-delay-days"])
def test_the_shipped_rubric_says_of_some_criteria_that_they_take_their_time(field: str) -> None:
    waits = waits_of(load_rubric(), TeamNumbers(left={field: 100.0}))
    assert sum(days >= 100 for days in waits.values()) >= 2
