"""What takes the worst of a risk away this week."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import count

import pytest

from advisor import plan, score
from advisor.assessment.model import (
    NOT_APPLICABLE,
    Answer,
    Assessment,
    Person,
    Target,
    Urgent,
)
from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.first_aid import first_aid
from advisor.roadmap.model import Roadmap
from advisor.roadmap.people import Worker
from advisor.roadmap.position import position_of
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import FirstAid, Rubric
from advisor.rubric.profile_condition import AppliesWhen
from advisor.scoring.concern import Concern
from tests.build import DAY, assessment, with_answers
from tests.roadmap.build import facts, team_with
from tests.strategies import shipped

COPIED, LABELLED, TIMED = "copies.backup/copied", "copies.backup/labelled", "copies.backup/timed"
TRIED, NOTED = "copies.restore/tried", "copies.restore/noted"
BACKUP, RESTORE, RECORD = (practice.id for practice in facts().practices)
FRIDAY = date(2026, 11, 27)
NUMBERS = count()


def aid(
    days: float = 0.5,
    *unless: str,
    roles: tuple[str, ...] = ("operator",),
    applies_when: AppliesWhen | None = None,
) -> FirstAid:
    return FirstAid(
        do=f"Do number {next(NUMBERS)} today.",
        days=days,
        roles=roles,
        unless=unless,
        applies_when=applies_when or {},
    )


def with_aid(weights: dict[str, float] | None = None, /, **aids: FirstAid) -> Rubric:
    """Return the rubric of facts with first aid for some practices, by the end of their names."""
    practices = tuple(
        replace(
            practice,
            first_aid=aids.get(practice.id.removeprefix("copies.")),
            weight=(weights or {}).get(practice.id, practice.weight),
        )
        for practice in facts().practices
    )
    return replace(facts(), practices=practices)


def planned(
    rubric: Rubric,
    team: Assessment,
    target: Target | None = None,
    conditions: Conditions | None = None,
) -> Roadmap:
    return plan(rubric, score(rubric, team), target or Target(level=2), conditions=conditions)


def lines(
    rubric: Rubric,
    team: Assessment,
    target: Target | None = None,
    conditions: Conditions | None = None,
) -> tuple[FirstAidLine, ...]:
    return planned(rubric, team, target, conditions).first_aid


def told(*given: FirstAidLine) -> list[str]:
    return [line.practice for line in given]


@pytest.mark.parametrize(
    ("unless", "met", "unknown", "called"),
    [
        ((), (), (), True),
        ((), (COPIED,), (), True),
        ((), (COPIED, LABELLED), (), False),
        ((), (), (COPIED, LABELLED, TIMED), False),
        (("timed",), (COPIED, LABELLED), (), True),
        (("copied",), (COPIED,), (), False),
        (("copied", "labelled"), (COPIED,), (), True),
        (("copied",), (), (COPIED,), False),
    ],
)
def test_first_aid_is_called_for_where_what_it_stands_in_for_is_known_to_be_lacking(
    unless: tuple[str, ...], met: tuple[str, ...], unknown: tuple[str, ...], called: bool
) -> None:
    found = lines(with_aid(backup=aid(0.5, *unless)), team_with(*met, unknown=unknown))
    assert told(*found) == [BACKUP] * called


def test_a_line_says_what_to_do_and_how_long_it_takes() -> None:
    given = replace(aid(0.25), do="Copy it today.")
    (line,) = lines(with_aid(backup=given), team_with())
    assert (line.do, line.days, line.roles) == ("Copy it today.", 0.25, ("operator",))
    assert not line.urgent


def test_first_aid_for_other_teams_and_practices_left_out_is_not_called_for() -> None:
    regulated = with_aid(backup=aid(applies_when={"regulated": (True,)}))
    assert told(*lines(regulated, team_with(regulated=True))) == [BACKUP]
    assert lines(regulated, team_with(regulated=False)) == ()
    left_out = Answer(level=NOT_APPLICABLE, reason="any", by="A", approved_by="B")
    team = with_answers(team_with(), {BACKUP: left_out})
    assert lines(with_aid(backup=aid()), team) == ()


def hurting(*practices: str) -> Assessment:
    team = team_with()
    marked = {name: replace(team.answers[name], urgent=Urgent()) for name in practices}
    return with_answers(team, marked)


def test_a_practice_of_which_the_target_asks_nothing_is_left_alone_unless_it_hurt() -> None:
    rubric = with_aid(backup=aid(), record=aid())
    assert told(*lines(rubric, team_with(LABELLED))) == [BACKUP]
    hurt = lines(rubric, hurting(RECORD))
    assert told(*hurt) == [RECORD, BACKUP]
    assert [line.urgent for line in hurt] == [True, False]


def test_what_hurt_comes_first_then_what_weighs_most_then_what_is_done_sooner() -> None:
    rubric = with_aid({BACKUP: 3.0, RESTORE: 2.0}, backup=aid(1.0), restore=aid(0.5), record=aid())
    assert told(*lines(rubric, team_with())) == [BACKUP, RESTORE]
    assert told(*lines(rubric, hurting(RECORD))) == [RECORD, BACKUP, RESTORE]
    assert told(*lines(rubric, hurting(RESTORE))) == [RESTORE, BACKUP]
    alike = with_aid({BACKUP: 2.0, RESTORE: 2.0}, backup=aid(1.0), restore=aid(0.5))
    assert told(*lines(alike, team_with())) == [RESTORE, BACKUP]


def test_what_stands_open_to_strangers_comes_first_of_its_kind() -> None:
    weights = {BACKUP: 1.0, RESTORE: 9.0}
    opened = replace(aid(1.0), at_once=True)
    rubric = with_aid(weights, backup=opened, restore=aid(0.5), record=aid())
    assert told(*lines(rubric, team_with())) == [BACKUP, RESTORE]
    assert told(*lines(rubric, hurting(RESTORE))) == [RESTORE, BACKUP]
    assert told(*lines(rubric, hurting(RESTORE, BACKUP))) == [BACKUP, RESTORE]


def test_an_open_door_is_closed_whatever_the_target() -> None:
    rubric = with_aid({BACKUP: 1.0}, backup=aid(), record=replace(aid(), at_once=True))
    target = Target(level=1)
    assert told(*lines(rubric, team_with(), target)) == [RECORD, BACKUP]
    closed = with_aid({BACKUP: 1.0}, backup=aid(), record=aid())
    assert told(*lines(closed, team_with(), target)) == [BACKUP]


def test_what_it_presumes_must_not_be_known_to_be_lacking() -> None:
    rubric = with_aid(backup=replace(aid(), presumes=(TRIED,)))
    assert told(*lines(rubric, team_with())) == []
    assert told(*lines(rubric, team_with(TRIED))) == [BACKUP]
    assert told(*lines(rubric, team_with(unknown=(TRIED,)))) == [BACKUP]


def shipped_aid(practice: str) -> FirstAid:
    (found,) = [p.first_aid for p in shipped().practices if p.id == practice]
    assert found
    return found


def test_a_week_has_no_more_than_five_lines_or_three_besides_what_hurt() -> None:
    nothing = assessment(shipped(), {practice.id: 0 for practice in shipped().practices})
    aided = [practice.id for practice in shipped().practices if practice.first_aid]
    conditions = Conditions(capacity={role.id: 0.5 for role in shipped().roles}, start=DAY)
    assert len(lines(shipped(), nothing, Target(level=2), conditions)) == 5
    hurt = with_answers(nothing, {name: Answer(level=0, urgent=Urgent()) for name in aided[:9]})
    found = lines(shipped(), hurt, Target(level=2), conditions)
    beside = [shipped_aid(line.practice) for line in found[9:]]
    assert [line.urgent for line in found] == [True] * 9 + [False] * len(beside)
    assert len(beside) == 3 + sum(aid.at_once for aid in beside)
    assert set(told(*found[:9])) == set(aided[:9])


def test_one_person_does_one_a_day_whatever_their_share() -> None:
    rubric = with_aid(
        {BACKUP: 3.0, RESTORE: 2.0}, backup=aid(0.25), restore=aid(0.25), record=aid(1.0)
    )
    ada = Person(name="Ada", share=1.0, roles=("operator",))
    conditions = Conditions(people=(ada,), start=FRIDAY)
    found = lines(rubric, hurting(RECORD), None, conditions)
    assert [(line.practice, line.person, line.on) for line in found] == [
        (RECORD, "Ada", FRIDAY),
        (BACKUP, "Ada", FRIDAY + timedelta(days=3)),
        (RESTORE, "Ada", FRIDAY + timedelta(days=4)),
    ]


@pytest.mark.parametrize("hurts", [0, 2, 13])
def test_nobody_has_two_a_day_and_this_week_ends_but_for_what_hurt(hurts: int) -> None:
    names = [practice.id for practice in shipped().practices]
    aided = [practice.id for practice in shipped().practices if practice.first_aid]
    marked = {name: Answer(level=0, urgent=Urgent()) for name in aided[:hurts]}
    answered = with_answers(assessment(shipped(), dict.fromkeys(names, 0)), marked)
    position = position_of(shipped(), score(shipped(), answered), "claimed", ())
    team = (
        Worker("Ada", tuple(role.id for role in shipped().roles), Fraction(1, 5)),
        Worker("Bob", ("ml-engineer",), Fraction(1, 5)),
    )
    found = first_aid(shipped(), position, Concern({}), names, team, WorkingDays(DAY))
    planned_on = [(line.person, line.on) for line in found]
    assert len(planned_on) == len(set(planned_on))
    assert [line.on for line in found] == sorted(line.on for line in found if line.on)
    assert all(line.on and (line.urgent or line.on < DAY + timedelta(7)) for line in found)
    assert {line.practice for line in found if line.urgent} == set(aided[:hurts])


@pytest.mark.parametrize(
    ("one", "other", "told_once"),
    [
        ({"do": "Copy it."}, {"do": "copy  IT."}, True),
        ({"work": "copy"}, {"work": "copy"}, True),
        ({"work": "copy"}, {"work": "try"}, False),
        ({"do": "copy"}, {"work": "copy"}, False),
        ({"work": "copy"}, {}, False),
        ({}, {}, False),
    ],
)
def test_the_same_work_for_several_practices_is_told_once(
    one: dict[str, str], other: dict[str, str], told_once: bool
) -> None:
    rubric = with_aid(
        {BACKUP: 3.0, RESTORE: 2.0},
        backup=replace(aid(), **one),  # type: ignore[arg-type]
        restore=replace(aid(), **other),  # type: ignore[arg-type]
    )
    assert told(*lines(rubric, team_with())) == [BACKUP, RESTORE][: 2 - told_once]
    (hurt, *_) = lines(rubric, hurting(RESTORE))
    assert (hurt.practice, hurt.urgent) == (RESTORE, True)


def test_those_who_are_able_share_it() -> None:
    rubric = replace(
        with_aid(
            {BACKUP: 3.0},
            backup=aid(1.0, roles=("writer", "operator")),
            restore=aid(1.0, roles=("writer",)),
            record=aid(1.0, roles=("nobody",)),
        )
    )
    people = (
        Person(name="Ada", share=10.0, roles=("operator",)),
        Person(name="Bob", share=90.0, roles=("writer",)),
    )
    found = lines(rubric, hurting(RECORD), None, Conditions(people=people, start=DAY))
    assert [(line.practice, line.person, line.on) for line in found] == [
        (RECORD, None, None),
        (BACKUP, "Ada", DAY),
        (RESTORE, "Bob", DAY),
    ]


def test_without_dates_first_aid_has_none_either() -> None:
    rubric = with_aid(backup=aid())
    card = score(rubric, team_with())
    conditions = Conditions(capacity={"operator": 1.0}, start=DAY)
    undated = plan(rubric, card, Target(level=2), conditions=conditions, dated=False)
    assert [(line.person, line.on) for line in undated.first_aid] == [("operator", None)]
    two = with_aid({BACKUP: 2.0}, backup=aid(), restore=aid())
    people = tuple(Person(name=name, roles=("operator",)) for name in ("Ada", "Bob"))
    shared = plan(two, card, Target(level=2), conditions=Conditions(people=people))
    assert [(line.person, line.on) for line in shared.first_aid] == [("Ada", None), ("Bob", None)]
    alone = plan(rubric, card, Target(level=2))
    assert [(line.person, line.on) for line in alone.first_aid] == [(None, None)]


def test_where_nothing_but_what_hurt_is_asked_for_first_aid_for_it_is_still_told() -> None:
    rubric = with_aid(record=aid(), backup=aid())
    met = (COPIED, TIMED, TRIED)
    team = with_answers(
        team_with(*met), {RECORD: replace(team_with().answers[RECORD], urgent=Urgent())}
    )
    assert told(*lines(rubric, team)) == [RECORD]


def test_what_is_done_already_gives_way_to_the_further_measure() -> None:
    first, second, last = aid(0.5, "copied"), aid(0.5, "timed"), aid(0.5)
    rubric = with_aid(backup=first)
    practices = tuple(
        replace(practice, further_aid=(second, last)) if practice.id == BACKUP else practice
        for practice in rubric.practices
    )
    rubric = replace(rubric, practices=practices)
    assert [line.do for line in lines(rubric, team_with())] == [first.do]
    assert [line.do for line in lines(rubric, team_with(COPIED))] == [second.do]


def test_each_thing_that_happened_gets_its_first_measure_before_any_gets_its_second() -> None:
    rubric = with_aid(
        {BACKUP: 9.0, RESTORE: 8.0, RECORD: 1.0}, backup=aid(), restore=aid(), record=aid()
    )
    team = team_with()
    fire, flood = Urgent(what="A fire"), Urgent(what="A flood")
    marked = {BACKUP: fire, RESTORE: fire, RECORD: flood}
    answers = {name: replace(team.answers[name], urgent=what) for name, what in marked.items()}
    assert told(*lines(rubric, with_answers(team, answers))) == [BACKUP, RECORD, RESTORE]


@pytest.mark.parametrize(("noted", "told_of"), [(False, [BACKUP]), (True, [])])
def test_a_measure_is_spared_where_something_else_does_the_same(
    noted: bool, told_of: list[str]
) -> None:
    rubric = with_aid(backup=replace(aid(), spared_by=(NOTED,)))
    team = team_with(NOTED) if noted else team_with()
    assert told(*lines(rubric, team)) == told_of
