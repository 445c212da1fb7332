from collections.abc import Mapping

from advisor.assessment.model import Person
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.crew import Crew, crew_of
from advisor.roadmap.people import team_of
from advisor.rubric.model import Role

LENA = Person(name="Lena", share=100.0, roles=("doer", "maker"))
OMAR = Person(name="Omar", share=50.0, roles=("owner",))
AWAY = Person(name="Away", share=0.0, roles=("owner",))
ROLES = (Role(id="owner", title="Owner", stand_ins=("doer",)),)


def _crew(*people: Person, parallel: int | None = None, **capacity: float) -> Crew:
    conditions = Conditions(people=people, capacity=capacity, parallel=parallel)
    return crew_of(conditions, team_of(conditions, ROLES))


def _names(crew: Crew) -> list[str]:
    return [worker.name for worker in crew.team]


def _speeds(crew: Crew) -> Mapping[str, float]:
    return {worker.name: float(worker.speed) for worker in crew.team}


def test_each_of_a_crew_can_be_left_out_and_keeps_their_place_among_everybody() -> None:
    crew = _crew(AWAY, LENA, OMAR, maker=0.5, writer=0.0)
    fewer = list(crew.fewer(ROLES))
    assert [_names(one) for one in fewer] == [
        ["Omar", "maker"],
        ["Lena", "maker"],
        ["Lena", "Omar"],
    ]
    assert [one.places for one in fewer] == [(1, 2), (0, 2), (0, 1)]
    assert all(one.everybody == crew.team for one in fewer)
    last = [one for few in fewer for one in few.fewer(ROLES)]
    assert {(*_names(one), *one.places) for one in last} == {("Lena", 0), ("Omar", 1), ("maker", 2)}


def test_others_stand_in_for_whoever_is_left_out() -> None:
    without = list(_crew(LENA, OMAR).fewer(ROLES))[1]
    assert [worker.roles for worker in without.team] == [("doer", "maker", "owner")]


def test_fewer_people_have_fewer_steps_open_unless_the_limit_is_given() -> None:
    assert [one.conditions.at_once for one in _crew(LENA, OMAR).fewer(ROLES)] == [2, 2]
    assert [one.conditions.at_once for one in _crew(LENA, OMAR, parallel=4).fewer(ROLES)] == [4, 4]


def test_the_time_of_several_roles_is_split_evenly_and_added_to_that_of_others() -> None:
    split = _crew(LENA, OMAR, maker=0.25).split(ROLES)
    assert split
    assert _speeds(split) == {"maker": 0.75, "doer": 0.5, "owner": 0.5}
    assert split.conditions.at_once == 4
    assert split.places == (0, 1, 2)
    assert split.everybody == split.team


def test_whoever_was_left_out_stays_beside_the_roles_of_the_others() -> None:
    without = list(_crew(LENA, OMAR).fewer(ROLES))[1]
    split = without.split(ROLES)
    assert split
    assert _speeds(split) == {"doer": 0.5, "maker": 0.5}
    assert [worker.name for worker in split.everybody] == ["doer", "maker", "Omar"]
    assert split.places == (0, 1)


def test_where_nobody_has_several_roles_there_is_nothing_to_split() -> None:
    assert _crew(OMAR, maker=1.0).split(ROLES) is None
