"""What must hold of every plan with dates."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisor.assessment.model import Target
from advisor.document.data import as_data
from advisor.roadmap.model import PartStanding, Roadmap, RoadmapStep
from advisor.roadmap.working_days import WorkingDays
from tests.roadmap.arrival import demanded, lacking
from tests.roadmap.teams import FTE, ROLES, START, Team, teams
from tests.strategies import FEWER


def _days(team: Team) -> WorkingDays:
    assert team.conditions.start is not None
    return WorkingDays(team.conditions.start, team.conditions.holidays)


def _spans(team: Team, roadmap: Roadmap) -> dict[str, tuple[int, int]]:
    """Return the first working day of each step, and the first one after it."""
    days = _days(team)
    spans = {}
    for step in roadmap.steps:
        assert step.start is not None
        assert step.end is not None
        spans[step.id] = (days.count_until(step.start) - 1, days.count_until(step.end))
    return spans


@FEWER
@given(teams())
def test_a_step_begins_when_what_it_depends_on_has_ended(team: Team) -> None:
    roadmap = team.plan()
    spans = _spans(team, roadmap)
    for step in roadmap.steps:
        for earlier in step.depends_on:
            assert spans[earlier][1] <= spans[step.id][0]


@FEWER
@given(teams())
def test_no_step_is_shorter_than_it_can_be_or_touches_a_day_off(team: Team) -> None:
    roadmap = team.plan()
    for step in roadmap.steps:
        begin, end = _spans(team, roadmap)[step.id]
        assert end - begin >= step.calendar_days
        for day in (step.start, step.end):
            assert day is not None
            assert day.weekday() < 5
            assert day not in team.conditions.holidays


@FEWER
@given(teams())
def test_no_role_has_more_to_do_than_time(team: Team) -> None:
    roadmap = team.plan()
    assume(roadmap.steps)
    spans = _spans(team, roadmap)
    last = max(end for _, end in spans.values())
    for role in ROLES:
        speed = team.conditions.capacity[role] * team.conditions.share / 100
        for begin in range(last):
            for end in range(begin + 1, last + 1):
                inside = sum(
                    step.effort[role].likely
                    for step in roadmap.steps
                    if role in step.effort
                    and begin <= spans[step.id][0]
                    and spans[step.id][1] <= end
                )
                assert inside <= speed * (end - begin) + 1e-9
    for week in roadmap.load:
        assert all(week.planned[role] <= week.available[role] for role in week.planned)
    planned: Counter[str] = Counter()
    for week in roadmap.load:
        planned.update(week.planned)
    for role, days in planned.items():
        effort = sum(step.effort[role].likely for step in roadmap.steps if role in step.effort)
        assert abs(days - effort) <= 0.01 * len(roadmap.load)


@FEWER
@given(teams())
def test_no_more_steps_are_open_than_allowed(team: Team) -> None:
    roadmap = team.plan(parallel=2)
    spans = _spans(team, roadmap)
    for begin, _ in spans.values():
        assert sum(first <= begin < last for first, last in spans.values()) <= 2


def _done(steps: Iterable[RoadmapStep]) -> date:
    return max((step.end for step in steps if step.end), default=date.min)


def _reached(roadmap: Roadmap) -> date:
    """Return the day on which all that is needed for the target is done."""
    return _done(step for step in roadmap.steps if not step.beyond)


@FEWER
@given(teams(), st.sampled_from(ROLES), st.sampled_from(FTE))
def test_more_capacity_never_reaches_the_target_later(team: Team, role: str, more: float) -> None:
    base = team.plan()
    assume(base.end)
    capacity = team.conditions.capacity
    found = team.plan(capacity={**capacity, role: capacity[role] + more})
    assert _reached(found) <= _reached(base)


@FEWER
@given(teams(), st.integers(0, 60), st.integers(0, 60))
def test_a_later_date_never_gives_less(team: Team, first: int, more: int) -> None:
    reached = []
    for days in (first, first + more):
        roadmap = team.plan(target=Target(by=START + timedelta(days=days)))
        if roadmap.target is None:
            return
        if roadmap.outcome in {"scheduled", "partial"}:
            assert all(s.end and s.end <= START + timedelta(days=days) for s in roadmap.steps)
        level = max([point.level or 0 for point in roadmap.months], default=0)
        reached.append((level, _asked_for(team, roadmap)))
    assert reached[0] <= reached[1]


def _asked_for(team: Team, roadmap: Roadmap) -> int:
    """Return how many criteria a roadmap brings that some level asks for, or that are demanded."""
    short = [*lacking(team.card, team.basis, team.rubric.top), *demanded(team.card, team.basis)]
    asked = {f"{practice.id}/{criterion.id}" for practice, criterion in short}
    return len(asked & {name for step in roadmap.steps for name in step.meets})


@FEWER
@given(teams())
def test_at_each_months_end_stands_what_scoring_the_answers_would_say(team: Team) -> None:
    roadmap = team.plan()
    for month in roadmap.months:
        done = [s for s in roadmap.steps if s.end and s.end <= month.date]
        card = team.after(done, known=False)
        assert month.level == team.after(done, known=True).held(team.basis)
        assert month.score == card.score.value
        for part in card.dimensions:
            side = part.sides.get(team.rubric.primary_side)
            said = PartStanding(score=side.score if side else None)
            assert month.dimensions.get(part.id, PartStanding(score=None)) == said


@FEWER
@given(teams())
def test_at_a_milestone_the_projection_has_no_blocker_of_its_level_left(team: Team) -> None:
    roadmap = team.plan()
    overall = {
        m.level: m.date
        for m in roadmap.milestones
        if m.dimension is None and m.stage is None and m.guarded
    }
    for step, point in zip(roadmap.steps, roadmap.projection, strict=True):
        for level, reached in overall.items():
            assert step.end is not None
            assert reached is not None
            assert point.toward is not None
            before = point.toward < level or (point.toward == level and point.blockers_left > 0)
            assert (step.end >= reached) == (not before)


@FEWER
@given(teams())
def test_the_critical_path_ends_where_the_target_is_reached_and_follows_without_a_gap(
    team: Team,
) -> None:
    roadmap = team.plan()
    assume(roadmap.steps)
    spans = _spans(team, roadmap)
    path = roadmap.critical_path
    assert spans[path[-1]][1] == _days(team).count_until(_reached(roadmap))
    assert len(set(path)) == len(path)
    for before, after in pairwise(path):
        assert spans[after][0] <= spans[before][1] <= spans[after][1]


@FEWER
@given(teams())
def test_the_same_team_has_the_same_plan(team: Team) -> None:
    assert as_data(team.plan()) == as_data(team.plan())


@FEWER
@given(teams(), st.data())
def test_done_steps_are_not_planned_and_excluded_ones_not_taken(
    team: Team, data: st.DataObject
) -> None:
    base = team.plan()
    assume(base.steps)
    name = data.draw(st.sampled_from([step.id for step in base.steps]))
    assert name not in [step.id for step in team.plan(done=(name,)).steps]
    without = team.plan(excluded=(name,))
    assert name not in [step.id for step in without.steps]
    assert bool(without.unreached) == (without.outcome == "unreachable")


@settings(FEWER, suppress_health_check=[HealthCheck.filter_too_much])  # few lack evidence alone
@given(teams(), st.data())
def test_evidence_left_out_keeps_a_plan_sound(team: Team, data: st.DataObject) -> None:
    base = team._replace(strict=True)
    shows = [step.id for step in base.plan().steps if step.kind == "evidence"]
    assume(shows)
    left_out = data.draw(st.sets(st.sampled_from(shows), min_size=1))
    found = base.plan(excluded=tuple(sorted(left_out)))
    assert not left_out & {step.id for step in found.steps}
    assert (found.outcome == "unreachable") == bool(found.unreached)
    for reached in found.milestones:
        assert reached.p50
        assert reached.p85
        assert reached.p50 <= reached.p85
    done = base.plan(done=tuple(sorted(left_out)))
    assert not left_out & {step.id for step in done.steps}
    assert done.unreached == ()
