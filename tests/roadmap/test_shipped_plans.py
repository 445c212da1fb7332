"""Plans by the shipped rubric, judged from the roadmap alone: by hand, by scoring, by calendar."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from advisor.assessment.model import Target
from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.result.build import build_result
from advisor.roadmap.goal import urgent_criteria
from advisor.roadmap.model import PartStanding, Roadmap
from advisor.roadmap.position import position_of
from advisor.rubric.step_criteria import brought_by
from advisor.scoring.model import Scorecard, Sided
from tests.build import SAMPLES
from tests.roadmap.arrival import lacking
from tests.roadmap.shipped_teams import FEW, ShippedTeam, shipped_teams
from tests.strategies import shipped


def _until(team: ShippedTeam, roadmap: Roadmap, day: date, *, known: bool = True) -> Scorecard:
    """Score the team with the answers it can give at the end of a day."""
    done = [step for step in roadmap.steps if step.end and step.end <= day]
    return team.after(done, known=known)


def _standings(
    parts: tuple[Sided, ...], chosen: dict[str, PartStanding]
) -> dict[str, PartStanding]:
    side = shipped().primary_side
    return {p.id: PartStanding(score=p.sides[side].score) for p in parts if p.id in chosen}


def _projection_is_what_scoring_says(team: ShippedTeam, roadmap: Roadmap) -> None:
    for month in roadmap.months:
        card = _until(team, roadmap, month.date, known=False)
        assert month.level == _until(team, roadmap, month.date).held(team.basis)
        assert month.score == card.score.value
        assert month.dimensions == _standings(card.dimensions, month.dimensions)
        assert month.stages == _standings(card.stages, month.stages)
        assert month.dimensions.keys() == {part.id for part in card.dimensions}
        assert month.stages.keys() == {part.id for part in card.stages}
    for step, point in zip(roadmap.steps, roadmap.projection, strict=True):
        if step.end is None:
            continue
        card = _until(team, roadmap, step.end, known=False)
        assert point.level == _until(team, roadmap, step.end).held(team.basis)
        assert point.score == card.score.value
        assert point.dimensions == _standings(card.dimensions, point.dimensions)
        assert point.stages == _standings(card.stages, point.stages)
        if point.toward is not None:
            blocked = {practice.id for practice, _ in lacking(card, team.basis, point.toward)}
            assert point.blockers_left == len(blocked)


def _milestones_lie_on_the_first_day_on_which_nothing_is_lacking(
    team: ShippedTeam, roadmap: Roadmap
) -> None:
    for reached in roadmap.milestones:
        assert reached.date is not None
        for day, there in ((reached.date, True), (reached.date - timedelta(days=1), False)):
            card = _until(team, roadmap, day)
            place = (reached.level, reached.dimension, reached.stage)
            short = lacking(card, team.basis, *place, guarded=reached.guarded)
            assert (not list(short)) == there


def _all_that_a_step_needs_has_ended_before_it_begins(team: ShippedTeam, roadmap: Roadmap) -> None:
    rubric, brought = {step.id: step for step in shipped().steps}, brought_by(shipped())
    for step in roadmap.steps:
        assert step.start is not None
        ended = [other for other in roadmap.steps if other.end and other.end < step.start]
        assert {other.id for other in ended} >= set(step.depends_on)
        if step.kind == "evidence":
            continue
        card = team.after(ended, known=False)
        later = {seen.criterion for other in ended for seen in other.seen_later}
        unmet = {f"{p.id}/{c.id}": c for p in card.practices for c in p.criteria if c.unmet}
        unmet = {name: c for name, c in unmet.items() if name not in later}
        for required in rubric[step.id].requires:
            assert unmet.keys().isdisjoint(brought.get(required, {required}))
        for name, level in step.raises.items():
            below = [c for place, c in unmet.items() if place.startswith(f"{name}/")]
            # What mends asks of its own practice only for what a level is made of.
            held_up = [c for c in below if c.defines or c.demanded] if step.mends else below
            assert not any(criterion.level < level for criterion in held_up)
        assert step.id not in {*team.conditions.excluded, *team.conditions.done}


def _working_days(team: ShippedTeam, first: date, last: date) -> int:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(day.weekday() < 5 and day not in team.conditions.holidays for day in days)


def _calendar_shortest_times_and_limit_are_kept(team: ShippedTeam, roadmap: Roadmap) -> None:
    begin, parallel = team.conditions.start, team.conditions.parallel
    open_on: Counter[date] = Counter()
    for step in roadmap.steps:
        assert step.start is not None
        assert step.end is not None
        assert begin is not None
        assert begin <= step.start <= step.end
        assert _working_days(team, step.start, step.start) == 1
        assert _working_days(team, step.end, step.end) == 1
        assert _working_days(team, step.start, step.end) >= step.calendar_days
        open_on.update(
            step.start + timedelta(days=n) for n in range((step.end - step.start).days + 1)
        )
    assert parallel is None or max(open_on.values(), default=0) <= parallel


def _no_role_has_more_to_do_than_time(team: ShippedTeam, roadmap: Roadmap) -> None:
    if not roadmap.steps:
        return
    begin = roadmap.start
    assert begin is not None
    assert roadmap.end is not None
    for role, fte in team.conditions.capacity.items():
        speed = fte * team.conditions.share / 100
        work = [
            (step.start, step.end, step.effort[role].likely)
            for step in roadmap.steps
            if role in step.effort and step.start and step.end
        ]
        for first in {start for start, _, _ in work}:
            for last in {end for _, end, _ in work if end >= first}:
                inside = sum(days for start, end, days in work if first <= start and end <= last)
                assert inside <= speed * _working_days(team, first, last) + 1e-6
        weeks = [week for week in roadmap.load if role in week.planned]
        total = sum(days for _, _, days in work)
        assert abs(sum(week.planned[role] for week in weeks) - total) <= 0.01 * len(weeks)
        for week in weeks:
            assert week.week.weekday() == 0
            first = max(week.week, begin)
            last = min(week.week + timedelta(days=6), roadmap.end)
            there = speed * _working_days(team, first, last)
            assert abs(week.available[role] - there) <= 0.01
            assert week.planned[role] <= there + 0.01
            touching = [w for w in work if w[0] <= last and w[1] >= first]
            assert week.planned[role] <= sum(days for _, _, days in touching) + 0.01


@FEW
@given(shipped_teams())
def test_a_plan_leads_where_scoring_says_the_answers_then_stand(team: ShippedTeam) -> None:
    roadmap = team.plan()
    _projection_is_what_scoring_says(team, roadmap)
    _milestones_lie_on_the_first_day_on_which_nothing_is_lacking(team, roadmap)


@FEW
@given(shipped_teams())
def test_a_plan_breaks_no_need_capacity_calendar_or_shortest_time(team: ShippedTeam) -> None:
    roadmap = team.plan()
    _all_that_a_step_needs_has_ended_before_it_begins(team, roadmap)
    _calendar_shortest_times_and_limit_are_kept(team, roadmap)
    _no_role_has_more_to_do_than_time(team, roadmap)


def _nothing_is_planned_that_is_better_left(roadmap: Roadmap) -> None:
    rules = {rule.id: rule for rule in shipped().not_now}
    met = {name for step in roadmap.steps for name in step.meets}
    practices = {name.partition("/")[0] for name in met}
    for told in roadmap.not_now:
        assert practices.isdisjoint(rules[told.id].practices)
        assert met.isdisjoint(rules[told.id].criteria)


def _what_hurt_comes_first_or_is_told(team: ShippedTeam, roadmap: Roadmap) -> None:
    position = position_of(shipped(), team.card, team.basis, team.conditions.done)
    met = {name for step in roadmap.steps for name in step.meets}
    told = {name for item in roadmap.unstaffed for name in item.steps}
    for name in urgent_criteria(position):
        practice = name.partition("/")[0]
        able = {s.id for s in shipped().steps if practice in s.raises}
        assert name in met or practice in roadmap.unreached or able & told


def _along_the_way_no_level_and_no_score_falls(roadmap: Roadmap) -> None:
    levels = [month.level or 0 for month in roadmap.months]
    scores = [month.score or 0.0 for month in roadmap.months]
    assert levels == sorted(levels)
    assert scores == sorted(scores)


@FEW
@given(shipped_teams())
def test_a_plan_mends_first_never_falls_back_and_leaves_what_is_better_left(
    team: ShippedTeam,
) -> None:
    roadmap = team.plan()
    _nothing_is_planned_that_is_better_left(roadmap)
    _along_the_way_no_level_and_no_score_falls(roadmap)
    if roadmap.aim == "level":  # by a date there may be no time for all of it
        _what_hurt_comes_first_or_is_told(team, roadmap)


def test_a_level_that_lacks_a_days_work_is_held_within_the_week() -> None:
    churn = next(path for path in SAMPLES if path.parent.name == "churn-scoring")
    rubric, assessment = open_assessment(load_document(churn))
    roadmap = build_result(rubric, replace(assessment, target=Target(level=2))).roadmap
    first, *_, last = roadmap.milestones
    assert (first.level, last.level) == (1, 2)
    assert roadmap.start
    assert first.date
    assert last.date
    assert first.date - roadmap.start <= timedelta(days=7) < last.date - first.date
