"""What must hold of every plan of a team that something hurt lately, with or without names."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisor.assessment.model import Target
from advisor.document.data import as_data
from advisor.roadmap.dated_plan import schedule_draft
from advisor.roadmap.goal import urgent_criteria
from advisor.roadmap.mending_steps import draft_for
from advisor.roadmap.model import Roadmap, RoadmapTarget
from advisor.roadmap.position import Position, position_of
from advisor.roadmap.working_days import WorkingDays
from tests.roadmap.arrival import demanded, lacking
from tests.roadmap.teams import START, Team, teams
from tests.strategies import FEWER

ALONE = 1.5
FEW_HURT = settings(FEWER, suppress_health_check=[HealthCheck.filter_too_much])


def _days(team: Team) -> WorkingDays:
    assert team.conditions.start is not None
    return WorkingDays(team.conditions.start, team.conditions.holidays)


def _position(team: Team) -> Position:
    return position_of(team.rubric, team.card, team.basis, ())


def _mended_alone(team: Team, target: RoadmapTarget) -> int:
    """Return the working days that mending takes, with all it needs, if nothing else is done."""
    draft = draft_for(team.rubric, _position(team), target, team.conditions).staffed()
    mends = tuple(step for step in draft.steps if step.id in draft.urgent)
    return _days(team).count_until(schedule_draft(replace(draft, steps=mends), _days(team)).end)


@FEW_HURT
@given(teams(hurt=True))
def test_no_urgent_step_ends_later_than_one_and_a_half_times_mending_alone(team: Team) -> None:
    roadmap, days = team.plan(), _days(team)
    assume(roadmap.urgent)
    assert roadmap.target is not None
    alone = _mended_alone(team, roadmap.target)
    for step in roadmap.steps:
        if step.mends and step.end:
            assert days.count_until(step.end) <= ALONE * alone


@FEW_HURT
@given(teams(hurt=True))
def test_all_that_hurt_is_mended_or_it_is_told_why_not(team: Team) -> None:
    roadmap = team.plan()
    met = {name for step in roadmap.steps for name in step.meets}
    told = {name for item in roadmap.unstaffed for name in item.steps}
    left_out = {n for s in team.rubric.steps if s.id in told for n in s.raises}
    for name in urgent_criteria(_position(team)):
        practice = name.partition("/")[0]
        assert name in met or practice in roadmap.unreached or practice in left_out


@FEW_HURT
@given(teams(hurt=True))
def test_what_mends_stands_before_all_others_and_needs_no_other(team: Team) -> None:
    roadmap = team.plan(start=None)
    assume(roadmap.urgent)
    mends = [step.mends for step in roadmap.steps]
    assert mends == sorted(mends, reverse=True)
    ids = {step.id for step in roadmap.steps if step.mends}
    assert ids == set(roadmap.urgent)
    for step in roadmap.steps:
        if step.mends:
            assert ids.issuperset(step.depends_on)
            waiting = {other.id for other in roadmap.steps if step.id in other.depends_on}
            assert step.urgent or ids & waiting


@FEW_HURT
@given(teams(hurt=True))
def test_needs_calendar_limit_and_what_is_not_known_are_kept_all_the_same(team: Team) -> None:
    roadmap, days = team.plan(), _days(team)
    unmet = {f"{p.id}/{c.id}" for p in team.card.practices for c in p.criteria if c.unmet}
    spans = {}
    for step in roadmap.steps:
        assert step.start is not None
        assert step.end is not None
        spans[step.id] = (days.count_until(step.start) - 1, days.count_until(step.end))
        begin, end = spans[step.id]
        assert end - begin >= step.calendar_days
        assert days.date_of(begin) == step.start
        assert days.date_of(end - 1) == step.end
        assert step.kind == "evidence" or unmet.issuperset(step.meets)
    for step in roadmap.steps:
        for earlier in step.depends_on:
            assert spans[earlier][1] <= spans[step.id][0]
    for begin, _ in spans.values():
        opened = sum(first <= begin < last for first, last in spans.values())
        assert opened <= team.conditions.at_once


@FEW_HURT
@given(teams(hurt=True))
def test_nobody_does_two_things_at_once_or_what_is_not_theirs(team: Team) -> None:
    roadmap = team.plan()
    steps = {step.id: step for step in roadmap.steps}
    for person in roadmap.people:
        for stint in person.stints:
            assert person.name in steps[stint.step].people
            assert set(steps[stint.step].effort) & set(person.roles)
        for before, after in pairwise(person.stints):
            assert before.end <= after.start
    for week in roadmap.load:
        for name, planned in week.planned.items():
            assert planned <= week.available[name] + 0.01


@FEW_HURT
@given(teams(hurt=True))
def test_along_a_plan_no_level_falls_and_no_score_does(team: Team) -> None:
    roadmap = team.plan()
    order = sorted(
        zip(roadmap.steps, roadmap.projection, strict=True), key=lambda s: s[0].end or START
    )
    points = [point for _, point in order]
    for figures in (points, roadmap.months):
        levels = [figure.level or 0 for figure in figures]
        scores = [figure.score or 0.0 for figure in figures]
        assert levels == sorted(levels)
        assert scores == sorted(scores)


@FEW_HURT
@given(teams(hurt=True), st.integers(0, 60), st.integers(0, 60))
def test_a_later_date_never_gives_less(team: Team, first: int, more: int) -> None:
    reached = []
    for days in (first, first + more):
        by = START + timedelta(days=days)
        roadmap = team.plan(target=Target(by=by))
        if roadmap.target is None or roadmap.aim != "date":
            return
        assert all(step.end and step.end <= by for step in roadmap.steps)
        reached.append(_gained(team, roadmap))
    assert reached[0] <= reached[1]


def _gained(team: Team, roadmap: Roadmap) -> tuple[int, int, int]:
    """Return how much of what hurt is mended, the level held, and how much that levels ask for."""
    met = {name for step in roadmap.steps for name in step.meets}
    short = [*lacking(team.card, team.basis, team.rubric.top), *demanded(team.card, team.basis)]
    asked = {f"{practice.id}/{criterion.id}" for practice, criterion in short}
    level = max([point.level or 0 for point in roadmap.months], default=0)
    return len(met.intersection(urgent_criteria(_position(team)))), level, len(met & asked)


@FEW_HURT
@given(teams(hurt=True))
def test_the_same_team_has_the_same_plan(team: Team) -> None:
    assert as_data(team.plan()) == as_data(team.plan())
