"""What fills a short plan: a first level takes one step, and further practices could be better."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import schedule_draft
from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.mending_steps import draft_for
from advisor.roadmap.model import RoadmapTarget
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import Step
from tests.build import DAY
from tests.roadmap.build import position_of_team
from tests.roadmap.small_teams import Piece, rubric_of
from tests.strategies import backups

NEEDED = Piece(effort={"doer": 4.0})
TARGET = RoadmapTarget(level=1)


def _rubric(further: Sequence[Piece], weights: Sequence[float] = ()) -> Rubric:
    """Return a rubric of which the first level takes one step, with further practices.

    `after` of a further step counts all steps, the one that is needed being the first.
    """
    whole = rubric_of((NEEDED, *further))
    practices = tuple(
        replace(
            practice,
            gates={1: 1} if number == 0 else {},
            criteria=(),
            weight=weights[number - 1] if number and weights else 1.0,
        )
        for number, practice in enumerate(whole.practices)
    )
    return with_implied(replace(whole, practices=practices))


def _draft(
    rubric: Rubric, target: RoadmapTarget = TARGET, *, use_room: bool = True, **capacity: float
) -> Draft:
    people = {"doer": 1.0, "maker": 1.0, **capacity}
    conditions = Conditions(capacity=people, start=DAY)
    return draft_for(rubric, position_of_team(rubric), target, conditions, use_room=use_room)


def _added(draft: Draft) -> list[int]:
    """Return the numbers of the steps that are taken since there is room, in their order."""
    assert draft.steps[0].id == "copies.p0-1"
    assert draft.later == {step.id for step in draft.steps[1:]}
    return [_number(step) for step in draft.steps[1:]]


def _number(step: Step) -> int:
    return int(step.id.removeprefix("copies.p").removesuffix("-1"))


def test_a_short_plan_has_ten_steps_where_there_are_as_many_worth_taking() -> None:
    many = _rubric([Piece(effort={"doer": 1.0})] * 12)
    assert _added(_draft(many)) == [1, 10, 11, 12, 2, 3, 4, 5, 6]  # of equal ones by name
    few = _rubric([Piece(effort={"doer": 1.0})] * 3)
    assert _added(_draft(few)) == [1, 2, 3]
    assert _added(_draft(many, use_room=False)) == []


def test_a_plan_of_ten_steps_has_no_room() -> None:
    long = rubric_of([NEEDED] * 10)
    extra = with_implied(
        replace(
            long,
            practices=tuple(
                replace(p, gates={} if n == 9 else {1: 1}, criteria=())
                for n, p in enumerate(long.practices)
            ),
        )
    )
    assert len(_draft(extra).later) == 1
    assert _draft(long).later == set()


def test_what_weighs_most_for_its_work_comes_first() -> None:
    pieces = [Piece(effort={"doer": days}) for days in (2.0, 1.0, 4.0, 0.0)]
    assert _added(_draft(_rubric(pieces))) == [4, 2, 1, 3]
    assert _added(_draft(_rubric(pieces, (1.0, 1.0, 9.0, 0.1)))) == [3, 2, 4, 1]


def test_nothing_is_taken_for_which_something_else_is_needed_first() -> None:
    pieces = [
        Piece(effort={"doer": 1.0}, after=(0,)),
        Piece(effort={"doer": 1.0}, after=(1,)),
    ]
    assert _added(_draft(_rubric(pieces))) == [1]


def test_nothing_is_taken_for_which_nobody_has_time() -> None:
    rubric = _rubric([Piece(effort={"owner": 1.0}), Piece(effort={"maker": 1.0})])
    assert _added(_draft(rubric)) == [2]
    assert _added(_draft(rubric, owner=0.5)) == [1, 2]


def test_nothing_above_the_level_is_taken() -> None:
    # The first level of backups takes the first copy; restoring defines the third.
    draft = _room_of_backups(1)
    assert [step.id for step in draft.steps] == ["copies.backup-1", "copies.restore-1"]
    assert draft.later == {"copies.restore-1"}


def _room_of_backups(level: int, *, sound: bool = False) -> Draft:
    rubric, target = backups(), RoadmapTarget(level=level, sound=sound)
    conditions = Conditions(capacity={"operator": 1.0}, start=DAY)
    return draft_for(rubric, position_of_team(rubric), target, conditions, use_room=True)


def test_a_sound_level_asks_for_everything_already() -> None:
    draft = _room_of_backups(1, sound=True)
    assert {step.id for step in draft.steps} == {"copies.backup-1", "copies.restore-1"}
    assert draft.later == set()


@pytest.mark.parametrize("target", [RoadmapTarget(level=None, dimensions={"copies": 1})])
def test_a_target_of_parts_alone_is_not_added_to(target: RoadmapTarget) -> None:
    rubric = _rubric([Piece(effort={"doer": 1.0})])
    assert _draft(rubric, target).later == set()


def test_what_is_added_comes_after_all_else_and_delays_nothing() -> None:
    rubric = _rubric([Piece(effort={"maker": 1.0}), Piece(effort={"doer": 1.0})])
    found, plain = (
        schedule_draft(_draft(rubric, use_room=use), WorkingDays(DAY)) for use in (True, False)
    )
    assert (found.needed_days, found.reached) == (plain.needed_days, plain.reached)
    assert found.end > found.reached
    (reached, *later) = found.solution.schedule[: len(found.work.steps)]
    assert reached
    assert [spot and spot.begin >= reached.end for spot in later] == [True, True]
    roadmap = found.roadmap("scheduled")
    assert [step.beyond for step in roadmap.steps] == [False, True, True]
    assert [step.toward for step in roadmap.steps] == [1, 1, 1]
    assert roadmap.held_on == plain.reached
    assert roadmap.confidence == plain.roadmap("scheduled").confidence
