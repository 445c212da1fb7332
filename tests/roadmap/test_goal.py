from dataclasses import replace

from advisor.assessment.model import Urgent
from advisor.roadmap.goal import (
    DEMANDED,
    Goal,
    find_out,
    first_blocked,
    first_open,
    goals_of,
    levels_to,
    urgent_criteria,
    wanted_by,
)
from advisor.roadmap.model import FindOut, RoadmapTarget
from advisor.roadmap.position import Position, position_of
from advisor.scoring.score import score
from tests.build import with_answers
from tests.roadmap.build import facts, position_with, team_with

COPIED, LABELLED, TIMED = "copies.backup/copied", "copies.backup/labelled", "copies.backup/timed"
TRIED, NOTED, KEPT = "copies.restore/tried", "copies.restore/noted", "copies.record/kept"


def hurt(*practices: str, met: tuple[str, ...] = (), unknown: tuple[str, ...] = ()) -> Position:
    """Return the position of a team of which some practices hurt lately."""
    team = team_with(*met, unknown=unknown)
    marked = {name: replace(team.answers[name], urgent=Urgent()) for name in practices}
    return position_of(facts(), score(facts(), with_answers(team, marked)), "claimed", ())


def test_a_level_asks_first_for_what_holds_it_and_then_for_what_guards_it() -> None:
    position = position_with()
    assert Goal(level=1, guarded=False).lacking(position) == [COPIED]
    assert Goal(level=1).lacking(position) == [COPIED, TRIED]
    assert Goal(level=2, guarded=False).lacking(position) == [COPIED, TRIED, TIMED]


def test_only_a_sound_goal_asks_for_what_defines_nothing() -> None:
    position = position_with()
    assert set(Goal(level=1, sound=True).lacking(position)) == {
        COPIED,
        TRIED,
        LABELLED,
        NOTED,
        KEPT,
    }


def test_a_goal_of_a_part_asks_for_what_lies_in_it() -> None:
    position = position_with()
    stages = {p.id: p.stage for p in facts().practices}
    assert Goal(level=1, stage=stages["copies.backup"]).lacking(position) == [COPIED]
    assert Goal(level=1, stage=stages["copies.restore"]).lacking(position) == [TRIED]
    assert Goal(level=1, dimension="copies").blocked_by(position) == {
        "copies.backup",
        "copies.restore",
    }


def test_what_the_profile_demands_is_a_goal_of_its_own_of_every_target() -> None:
    assert DEMANDED.lacking(position_with()) == []
    regulated = position_with(regulated=True)
    assert DEMANDED.lacking(regulated) == [KEPT]
    for target in (RoadmapTarget(level=2), RoadmapTarget(level=None, stages={"store": 1})):
        assert levels_to(target)[0] == DEMANDED
        assert goals_of(regulated, target)[0] == DEMANDED
        assert DEMANDED not in goals_of(position_with(), target)
    assert DEMANDED not in goals_of(position_with(KEPT, regulated=True), RoadmapTarget(level=2))


def test_the_goals_of_a_target_are_those_that_lack_something_lowest_first() -> None:
    goals = goals_of(position_with(), RoadmapTarget(level=2))
    assert [(goal.level, goal.guarded) for goal in goals] == [(1, False), (1, True), (2, True)]
    assert goals_of(position_with(COPIED, TRIED, TIMED), RoadmapTarget(level=2)) == []


def test_a_level_that_lacks_no_component_is_one_goal() -> None:
    goals = goals_of(position_with(TRIED), RoadmapTarget(level=1))
    assert goals == [Goal(level=1)]


def test_a_level_held_and_not_guarded_is_the_first_that_is_blocked() -> None:
    assert position_with(COPIED).held == 1
    assert first_blocked(position_with(COPIED)) == 1
    assert first_blocked(position_with(COPIED, TRIED)) == 2
    assert first_blocked(position_with(COPIED, TRIED, TIMED)) is None
    assert first_blocked(position_with(COPIED, TRIED, TIMED), sound=True) == 1


def test_what_is_not_known_is_found_out_and_lacks_nothing() -> None:
    position = position_with(COPIED, unknown=(TRIED, NOTED, KEPT))
    assert Goal(level=2).lacking(position) == [TIMED]
    told = find_out(position, RoadmapTarget(level=1))
    assert told == (FindOut(practice="copies.restore", criteria=("tried",)),)
    sound = find_out(position, RoadmapTarget(level=1, sound=True))
    assert {item.practice: set(item.criteria) for item in sound} == {
        "copies.restore": {"tried", "noted"},
        "copies.record": {"kept"},
    }
    assert first_open(position) == 1
    assert first_open(position_with(COPIED)) is None


def test_what_is_demanded_and_not_known_is_found_out_for_every_target() -> None:
    asked = RoadmapTarget(level=1)
    regulated = position_with(COPIED, TRIED, regulated=True, unknown=(KEPT,))
    assert find_out(regulated, asked) == (FindOut(practice="copies.record", criteria=("kept",)),)
    assert find_out(position_with(COPIED, TRIED, unknown=(KEPT,)), asked) == ()


def test_urgent_is_what_makes_the_lowest_level_that_is_lacking() -> None:
    assert urgent_criteria(hurt("copies.backup")) == [COPIED]
    assert urgent_criteria(hurt("copies.backup", met=(COPIED,))) == [TIMED]
    assert urgent_criteria(hurt("copies.backup", "copies.restore")) == [COPIED, TRIED]


def test_where_nothing_that_is_lacking_defines_anything_all_of_the_lowest_level_is_urgent() -> None:
    met = (COPIED, TIMED)
    assert urgent_criteria(hurt("copies.backup", met=met)) == [LABELLED]
    assert urgent_criteria(hurt("copies.record")) == [KEPT]
    assert urgent_criteria(hurt("copies.backup", met=(*met, LABELLED))) == ["copies.backup/mailed"]


def test_what_a_criterion_calls_urgent_for_such_a_team_is_mended_before_the_rest() -> None:
    rubric = facts()
    backup, *others = rubric.practices
    criteria = tuple(
        replace(c, urgent_when={"regulated": (True,)}) if c.id == "timed" else c
        for c in backup.criteria
    )
    rubric = replace(rubric, practices=(replace(backup, criteria=criteria), *others))

    def urgent(*met: str, regulated: bool) -> list[str]:
        team = team_with(*met, regulated=regulated)
        answer = replace(team.answers["copies.backup"], urgent=Urgent())
        marked = replace(team, answers={**team.answers, "copies.backup": answer})
        return urgent_criteria(position_of(rubric, score(rubric, marked), "claimed", ()))

    assert urgent(regulated=True) == [TIMED]
    assert urgent(regulated=False) == [COPIED]
    assert urgent(COPIED, TIMED, regulated=True) == [LABELLED]


def test_what_hurt_is_urgent_only_as_far_as_it_is_known_to_be_lacking() -> None:
    assert urgent_criteria(hurt("copies.restore", met=(TRIED, NOTED))) == []
    assert urgent_criteria(hurt("copies.restore", unknown=(TRIED, NOTED))) == []
    assert urgent_criteria(position_with()) == []


def test_a_criterion_is_wanted_for_the_lowest_level_that_asks_for_it() -> None:
    position = position_with(regulated=True)
    goals = goals_of(position, RoadmapTarget(level=2))
    assert wanted_by(position, goals) == {KEPT: 0, COPIED: 1, TRIED: 1, TIMED: 2}
