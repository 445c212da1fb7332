"""Plans of small teams, held against the best there is: everybody for everything, in any order."""

from dataclasses import replace
from statistics import mean

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.assessment.model import Person
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan
from advisor.roadmap.scheduling.problem import violations
from advisor.rubric.model import Rubric
from tests.build import DAY
from tests.roadmap.small_teams import (
    ROLES,
    Piece,
    best_days,
    dated,
    hands,
    hands_by_role,
    parts_of,
    people,
    rubric_of,
    work_to_do,
)
from tests.strategies import QUICK

Pieces = tuple[Piece, ...]
PARALLEL = st.sampled_from((None, 2, 9))
MANY = settings(QUICK, max_examples=40)


def _with(team: tuple[Person, ...], parallel: int | None = 99) -> Conditions:
    return Conditions(people=team, start=DAY, parallel=parallel)


def _best(pieces: Pieces, team: tuple[Person, ...]) -> int:
    """Return the fewest days of all ways: people do parts, or roles made of some people's time."""
    by_role = (best_days(pieces, hands_by_role(some)) for some in parts_of(team))
    return min(best_days(pieces, hands(team)), *by_role)


@MANY
@given(work_to_do(), people())
def test_no_plan_is_better_than_the_best_and_none_is_called_proved_that_is_worse(
    pieces: Pieces, team: tuple[Person, ...]
) -> None:
    found, best = dated(rubric_of(pieces), _with(team)), _best(pieces, team)
    assert list(violations(found.problem, found.solution.schedule)) == []
    assert found.needed_days >= best
    assert found.solution.finish_bound <= best
    assert not found.proven or found.needed_days == best


def test_plans_are_within_a_tenth_of_the_best_on_average() -> None:
    longer: list[float] = []

    @MANY
    @given(work_to_do(parts=6), people())
    def compare(pieces: Pieces, team: tuple[Person, ...]) -> None:
        found = dated(rubric_of(pieces), _with(team))
        longer.append(found.needed_days / best_days(pieces, hands(team)))

    compare()
    assert len(longer) >= 30
    assert mean(longer) <= 1.1


def test_whoever_can_do_everything_leaves_others_what_they_can_do() -> None:
    # Lena could do all of it; dealt out best, Omar does the making and both are done at once.
    pieces = (Piece(effort={"maker": 4.0}), Piece(effort={"doer": 4.0}))
    lena = Person(name="Lena", roles=("doer", "maker"))
    omar = Person(name="Omar", roles=("maker",))
    found = dated(rubric_of(pieces), _with((lena, omar)))
    assert found.needed_days == 4
    assert found.proven
    done = {step.id: found.dates.people(step) for step in found.work.steps}
    assert done == {"copies.p0-1": ("Omar",), "copies.p1-1": ("Lena",)}


@MANY
@given(work_to_do(most=7, parts=12), people(most=4), PARALLEL)
def test_people_of_several_roles_are_never_later_than_their_shares_split_by_role(
    pieces: Pieces, team: tuple[Person, ...], parallel: int | None
) -> None:
    rubric, given = rubric_of(pieces), _with(team, parallel)
    split = replace(given, people=(), capacity=given.full_time_equivalents, parallel=given.at_once)
    assert dated(rubric, given).needed_days <= dated(rubric, split).needed_days


def _filled(rubric: Rubric, conditions: Conditions) -> DatedPlan | None:
    """Return the plan of a team if somebody does everything."""
    filled = {role for person in conditions.people for role in person.roles}
    filled |= {role.id for role in rubric.roles if filled.intersection(role.stand_ins)}
    return dated(rubric, conditions) if filled >= set(ROLES) else None


@MANY
@given(
    work_to_do(most=7, parts=12), people(most=4), PARALLEL, st.booleans(), st.booleans(), st.data()
)
def test_somebody_new_never_makes_it_later(
    pieces: Pieces,
    team: tuple[Person, ...],
    parallel: int | None,
    stand_in: bool,
    help_out: bool,
    data: st.DataObject,
) -> None:
    instead = {"owner": ("maker",), "maker": ("doer",)}
    rubric = rubric_of(pieces, instead if stand_in else {}, instead if help_out else {})
    new = data.draw(st.sampled_from(team))
    without = tuple(person for person in team if person is not new)
    before = _filled(rubric, _with(without, parallel))
    assume(before)
    assert before
    assert dated(rubric, _with(team, parallel)).needed_days <= before.needed_days


@MANY
@given(work_to_do(most=7, parts=12), people(most=4), PARALLEL)
def test_people_who_help_out_never_make_it_later(
    pieces: Pieces, team: tuple[Person, ...], parallel: int | None
) -> None:
    alone = dated(rubric_of(pieces), _with(team, parallel))
    helped = rubric_of(pieces, helped_by={"owner": ("maker",), "maker": ("doer",)})
    found = dated(helped, _with(team, parallel))
    assert found.needed_days <= alone.needed_days
    assert list(violations(found.problem, found.solution.schedule)) == []
    nobody = tuple(replace(person, helps=()) for person in team)
    assert dated(helped, _with(nobody, parallel)).needed_days == alone.needed_days


def test_whoever_helps_brings_the_goal_forward_and_is_named() -> None:
    rubric = rubric_of(
        (Piece(effort={"owner": 4.0}), Piece(effort={"owner": 4.0})),
        helped_by={"owner": ("maker",)},
    )
    maker = Person(name="Lena", roles=("maker",))
    owner = Person(name="Omar", roles=("owner",))
    found = dated(rubric, _with((maker, owner)))
    assert found.needed_days == 4
    assert {stint.role for plan in found.dates.by_person() for stint in plan.stints} == {"owner"}
    assert [len(plan.stints) for plan in found.dates.by_person()] == [1, 1]


def test_somebody_slow_does_not_take_over_from_whoever_stood_in_for_them() -> None:
    rubric = rubric_of((Piece(effort={"owner": 4.0}),), {"owner": ("maker",)})
    maker = Person(name="Lena", roles=("maker",))
    owner = Person(name="Omar", roles=("owner",), share=10.0)
    found = dated(rubric, _with((maker, owner)))
    assert found.needed_days == dated(rubric, _with((maker,))).needed_days == 4
    assert found.dates.people(found.work.steps[0]) == ("Lena",)
    assert [(plan.name, len(plan.stints)) for plan in found.dates.by_person()] == [
        ("Lena", 1),
        ("Omar", 0),
    ]


@QUICK
@given(work_to_do(most=7, parts=12), people(most=4), PARALLEL)
def test_the_same_team_gets_the_same_plan(
    pieces: Pieces, team: tuple[Person, ...], parallel: int | None
) -> None:
    first, second = (dated(rubric_of(pieces), _with(team, parallel)) for _ in range(2))
    assert first.solution == second.solution
    assert first.work.assignment == second.work.assignment
    assert list(first.dates.by_person()) == list(second.dates.by_person())


@QUICK
@given(work_to_do(most=7, parts=12), people(most=4))
def test_by_default_one_step_more_is_open_than_there_are_people(
    pieces: Pieces, team: tuple[Person, ...]
) -> None:
    found = dated(rubric_of(pieces), _with(team, None))
    spots = [spot for spot in found.solution.schedule if spot]
    for day in {spot.begin for spot in spots}:
        assert sum(spot.begin <= day < spot.end for spot in spots) <= len(team) + 1
