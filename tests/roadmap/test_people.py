from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from advisor.assessment.model import Person
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.people import (
    Team,
    Worker,
    assign,
    helping,
    roles_without_time,
    standing_by,
    team_of,
)
from advisor.rubric.model import Role
from advisor.rubric.step_model import Step
from tests.roadmap.small_teams import efforts
from tests.strategies import backups

LENA = Person(name="Lena", share=30.0, roles=("doer", "maker"))
ROLES = (
    Role(id="doer", title="Doer"),
    Role(id="maker", title="Maker"),
    Role(id="owner", title="Owner", stand_ins=("writer", "maker", "doer")),
)


def _team(**roles: Sequence[str]) -> Team:
    return tuple(Worker(name, tuple(filled), Fraction(1)) for name, filled in roles.items())


def _steps(*needed: Mapping[str, float]) -> list[Step]:
    return [
        replace(backups().steps[0], id=f"copies.p{n}", effort=efforts(days))
        for n, days in enumerate(needed)
    ]


def _who(team: Team, *needed: Mapping[str, float], specialists: bool = False) -> list[str]:
    """Return who does each part, step by step, the roles of a step by name."""
    steps = _steps(*needed)
    dealt = assign(steps, team, specialists=specialists)
    return [team[dealt[step.id, role]].name for step in steps for role in sorted(step.effort)]


def test_everybody_works_with_their_share_of_what_goes_into_the_plan() -> None:
    given = Conditions(people=(LENA,), capacity={"owner": 1.5}, share=80.0)
    assert team_of(given) == (
        Worker("Lena", ("doer", "maker"), Fraction(24, 100)),
        Worker("owner", ("owner",), Fraction(12, 10)),
    )


def test_whoever_has_no_time_or_no_role_is_not_there() -> None:
    away, guest = replace(LENA, name="Omar", share=0.0), Person(name="Guest")
    assert team_of(Conditions(people=(away, guest), capacity={"owner": 0.0})) == ()


def test_who_fills_the_first_of_the_stand_ins_does_what_nobody_else_can() -> None:
    doer = Person(name="Omar", roles=("doer",))
    team = team_of(Conditions(people=(LENA, doer)), ROLES)
    assert [worker.roles for worker in team] == [("doer", "maker", "owner"), ("doer",)]
    only = team_of(Conditions(people=(doer,)), ROLES)
    assert [worker.roles for worker in only] == [("doer", "owner")]


def test_people_take_parts_of_the_work_of_roles_they_help() -> None:
    doer = Person(name="Omar", roles=("doer",))
    roles = (*ROLES[:1], replace(ROLES[1], helped_by=("doer",)), ROLES[2])
    maker = Person(name="Lena", roles=("maker",))
    team = team_of(Conditions(people=(doer, maker)), roles[:2])
    assert [w.roles for w in helping(team, (doer, maker), roles)] == [("doer", "maker"), ("maker",)]


def test_nobody_helps_by_a_role_that_they_help_with_or_stand_in_for() -> None:
    roles = (
        ROLES[0],
        replace(ROLES[1], helped_by=("doer",)),
        replace(ROLES[2], helped_by=("maker", "writer")),
    )
    given = (
        Person(name="Omar", roles=("doer",)),
        Person(name="Lena", roles=("maker",)),
        Person(name="Ida", roles=("owner",)),
    )
    team = team_of(Conditions(people=given), roles)
    once = helping(team, given, roles)
    assert [w.roles for w in once] == [("doer", "maker"), ("maker", "owner"), ("owner",)]
    assert helping(once, given, roles) == once
    standing = standing_by(team, (ROLES[0], replace(ROLES[1], stand_ins=("doer",))))
    assert "owner" not in helping(standing, given, roles)[0].roles


def test_a_person_may_say_whom_they_help_or_that_they_help_nobody() -> None:
    roles = (*ROLES[:1], replace(ROLES[1], helped_by=("doer",)))
    maker = Person(name="Lena", roles=("maker",), helps=("doer",))
    alone = Person(name="Omar", roles=("doer",), helps=())
    team = team_of(Conditions(people=(alone, maker)), roles)
    found = helping(team, (alone, maker), roles)
    assert [w.roles for w in found] == [("doer",), ("maker", "doer")]


def test_nobody_helps_with_what_nobody_can_do_nor_does_who_has_no_name() -> None:
    roles = (*ROLES[:1], replace(ROLES[1], helped_by=("doer",)))
    doer = Person(name="Omar", roles=("doer",))
    alone = team_of(Conditions(people=(doer,)), roles)
    assert helping(alone, (doer,), roles) == alone
    unnamed = team_of(Conditions(capacity={"doer": 1.0, "maker": 1.0}), roles)
    assert helping(unnamed, (), roles) == unnamed


def test_nobody_stands_in_where_somebody_fills_the_role() -> None:
    team = team_of(Conditions(people=(LENA,), capacity={"owner": 0.1}), ROLES)
    assert [worker.roles for worker in team] == [("doer", "maker"), ("owner",)]
    ready = standing_by(team, ROLES)
    assert [worker.roles for worker in ready] == [("doer", "maker", "owner"), ("owner",)]


def test_roles_that_nobody_fills_are_named_in_their_order() -> None:
    assert roles_without_time(["writer", "doer", "owner"], _team(Lena=["doer"])) == [
        "writer",
        "owner",
    ]


def test_each_part_goes_to_whoever_would_be_done_with_it_first() -> None:
    team = _team(Lena=["doer"], Omar=["doer"])
    assert _who(team, {"doer": 5.0}, {"doer": 2.0}, {"doer": 2.0}, {"doer": 2.0}) == [
        "Lena",
        "Omar",
        "Omar",
        "Omar",
    ]


def test_whoever_has_more_time_is_done_first() -> None:
    slow, fast = Worker("Lena", ("doer",), Fraction(1, 10)), Worker("Omar", ("doer",), Fraction(1))
    assert _who((slow, fast), *[{"doer": 1.0}] * 9) == ["Omar"] * 9


def test_of_two_who_are_done_together_the_one_of_fewer_roles_does_it() -> None:
    team = _team(Lena=["doer", "maker"], Omar=["maker"])
    assert _who(team, {"maker": 1.0}) == ["Omar"]


@pytest.mark.parametrize(
    ("specialists", "who"),
    [(False, ["Omar", "Lena", "Lena"]), (True, ["Omar", "Omar", "Lena"])],
)
def test_specialists_keep_free_whoever_can_do_more(who: list[str], *, specialists: bool) -> None:
    team = _team(Lena=["doer", "maker"], Omar=["maker"])
    needed = ({"maker": 2.0}, {"maker": 2.0}, {"doer": 4.0})
    assert _who(team, *needed, specialists=specialists) == who


def test_the_longest_part_of_a_step_is_dealt_out_first() -> None:
    team = _team(Lena=["doer", "maker"], Omar=["doer", "maker"])
    assert _who(team, {"doer": 1.0, "maker": 3.0}) == ["Omar", "Lena"]


def test_what_nobody_can_do_or_takes_no_time_is_not_dealt_out() -> None:
    assert assign(_steps({"owner": 1.0, "doer": 0.0}), _team(Lena=["doer"]), specialists=True) == {}
