from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import plan, score
from advisor.document.data import as_data
from tests.roadmap.journeys import Journey, journeys
from tests.strategies import QUICK


@QUICK
@given(journeys())
def test_every_step_comes_once_and_after_all_it_depends_on(journey: Journey) -> None:
    done: set[str] = set()
    for step in journey.plan().steps:
        assert set(step.depends_on) <= done
        assert step.id not in done
        done.add(step.id)


@QUICK
@given(journeys())
def test_when_a_step_is_due_what_it_requires_and_builds_on_is_there(journey: Journey) -> None:
    by_id = {step.id: step for step in journey.case.rubric.steps}
    top = journey.case.rubric.top
    levels = {practice.id: top for practice in journey.case.rubric.practices} | journey.claimed
    for step in journey.plan().steps:
        if step.kind == "evidence":
            assert all(levels[name] >= level for name, level in step.raises.items())
            continue
        for practice, level in step.raises.items():
            assert levels[practice] >= level - 1
        for required in by_id[step.id].requires:
            needed = by_id[required].raises.items()
            assert all(levels[practice] >= level for practice, level in needed)
        for practice, level in step.raises.items():
            levels[practice] = max(levels[practice], level)


@QUICK
@given(journeys())
def test_no_step_is_planned_that_the_team_has_already_done(journey: Journey) -> None:
    start = journey.start
    for step in journey.plan().steps:
        assert any(level > start.get(name, level) for name, level in step.raises.items())


@QUICK
@given(journeys())
def test_the_steps_reach_the_target(journey: Journey) -> None:
    roadmap = journey.plan()
    assume(roadmap.target is not None)
    assert roadmap.target is not None
    assert roadmap.status == "ordered"
    assert (roadmap.projection[-1].level or 0) >= (roadmap.target.level or 0)
    assert roadmap.projection[-1].blockers_left == 0


@QUICK
@given(journeys(), st.data())
def test_after_any_step_the_projection_says_what_scoring_the_answers_would(
    journey: Journey, data: st.DataObject
) -> None:
    roadmap = journey.plan()
    assume(roadmap.steps)
    done = data.draw(st.integers(1, len(roadmap.steps)))
    for count in {done, len(roadmap.steps)}:
        halfway = replace(roadmap, steps=roadmap.steps[:count])
        held = journey.arrival(halfway).held(journey.basis)
        assert roadmap.projection[count - 1].level == held


@QUICK
@given(journeys())
def test_the_projection_names_each_step_and_never_falls(journey: Journey) -> None:
    roadmap = journey.plan()
    assert [point.step for point in roadmap.projection] == [step.id for step in roadmap.steps]
    levels = [journey.held or 0, *(point.level or 0 for point in roadmap.projection)]
    assert levels == sorted(levels)


@QUICK
@given(journeys(), st.data())
def test_leaving_out_the_last_step_misses_the_target(journey: Journey, data: st.DataObject) -> None:
    roadmap = journey.plan()
    assume(roadmap.target is not None)
    assert roadmap.target is not None
    needed = {name for step in roadmap.steps for name in step.depends_on}
    ends = [step for step in roadmap.steps if step.id not in needed]
    spared = data.draw(st.sampled_from(ends))
    shorter = replace(roadmap, steps=tuple(s for s in roadmap.steps if s is not spared))
    assert (journey.arrival(shorter).held(journey.basis) or 0) < (roadmap.target.level or 0)


@QUICK
@given(journeys())
def test_the_target_is_the_level_wanted_or_the_next_one_if_that_is_held(journey: Journey) -> None:
    roadmap = journey.plan()
    if journey.held is None or journey.held == journey.case.rubric.top:
        assert (roadmap.target, roadmap.status, roadmap.steps) == (None, "reached", ())
        return
    wanted = journey.target.level if journey.target else None
    assert roadmap.target is not None
    assert roadmap.target.level == max(wanted or 0, journey.held + 1)


@QUICK
@given(journeys(), st.data())
def test_the_same_team_always_gets_the_same_plan(journey: Journey, data: st.DataObject) -> None:
    rubric, team = journey.case
    answers = data.draw(st.permutations(list(team.answers.items())))
    card = score(rubric, replace(team, answers=dict(answers)))
    again = plan(rubric, card, journey.target, strict=journey.strict)
    assert as_data(again) == as_data(journey.plan())
