"""What must hold of every plan, whatever the rubric and the answers."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from advisor import plan, score
from advisor.document.data import as_data
from advisor.roadmap.model import Roadmap
from advisor.rubric.step_criteria import brought_by
from advisor.scoring.states import CriterionState
from tests.roadmap.arrival import demanded, lacking, met_by
from tests.roadmap.journeys import Journey, journeys
from tests.strategies import FEWER


@FEWER
@given(journeys())
def test_every_step_comes_once_and_after_all_it_depends_on(journey: Journey) -> None:
    done: set[str] = set()
    for step in journey.plan().steps:
        assert set(step.depends_on) <= done
        assert step.id not in done
        done.add(step.id)


@FEWER
@given(journeys(), st.booleans())
def test_when_a_step_is_due_what_it_requires_and_builds_on_is_there(
    journey: Journey, sound: bool
) -> None:
    by_id = {step.id: step for step in journey.rubric.steps}
    brought = brought_by(journey.rubric)
    level_of = {f"{p.id}/{c.id}": c.level for p in journey.rubric.practices for c in p.criteria}
    left = _unmet(journey)
    for step in journey.plan(sound=sound).steps:
        if step.kind == "evidence":
            continue
        for required in by_id[step.id].requires:
            assert left.isdisjoint(brought.get(required, {required}))
        for practice, level in step.raises.items():
            below = {name for name in left if name.startswith(f"{practice}/")}
            assert not any(level_of[name] < level for name in below)
        left -= met_by(journey.rubric, step)


def _unmet(journey: Journey) -> set[str]:
    """Return the criteria that the answers say are not met."""
    return {f"{p.id}/{c.id}" for p in journey.card.practices for c in p.criteria if c.unmet}


@FEWER
@given(journeys(), st.booleans())
def test_nothing_is_planned_that_is_done_or_not_known(journey: Journey, sound: bool) -> None:
    unmet = _unmet(journey)
    told = {step.id: step for step in journey.rubric.steps}
    for step in journey.plan(sound=sound).steps:
        if step.kind == "evidence":
            for name, level in step.raises.items():
                criteria = journey.card.practice(name).criteria
                met = [c for c in criteria if c.met("claimed") and c.level <= level]
                assert any(not c.supported for c in met)
            continue
        assert step.meets
        assert unmet.issuperset(step.meets)
        for task in told[step.id].tasks:
            if task.meets and task.do in step.tasks:
                assert unmet.intersection(task.meets)


@FEWER
@given(journeys(), st.booleans())
def test_what_is_planned_meets_what_its_tasks_say_and_each_lack_once(
    journey: Journey, sound: bool
) -> None:
    roadmap, unmet = journey.plan(sound=sound), _unmet(journey)
    steps = [step for step in roadmap.steps if step.kind == "step"]
    for step in steps:
        assert met_by(journey.rubric, step).issuperset(step.meets)
    found = frozenset[str]().union(*(met_by(journey.rubric, step) for step in steps))
    assert {name for step in steps for name in step.meets} == found & unmet


@FEWER
@given(journeys())
def test_a_team_of_which_nothing_is_known_has_nothing_planned_but_to_find_out(
    journey: Journey,
) -> None:
    card = score(journey.rubric, replace(journey.case.assessment, answers={}))
    roadmap = plan(journey.rubric, card, journey.target, strict=journey.strict)
    assert (roadmap.target, roadmap.outcome, roadmap.steps) == (None, "reached", ())
    assert roadmap.find_out or card.held("claimed") is None


@FEWER
@given(journeys())
def test_the_steps_reach_the_target_once_what_is_not_known_turns_out_met(
    journey: Journey,
) -> None:
    roadmap = journey.plan()
    assume(roadmap.target is not None)
    assert roadmap.target is not None
    assert roadmap.target.level is not None
    assert roadmap.outcome == "ordered"
    assert roadmap.projection[-1].blockers_left == 0
    card = journey.arrival(*roadmap.steps, known=True)
    assert not list(lacking(card, journey.basis, roadmap.target.level))
    assert not list(demanded(card, journey.basis))
    held = card.held(journey.basis)
    assert held is not None
    assert (roadmap.projection[-1].level or 0) == held
    cores = {
        f.level
        for f in card.features
        if f.side == card.rubric.primary_side and f.role == "core" and f.state != "out-of-scope"
    }
    assert held >= max((n for n in cores if n <= roadmap.target.level), default=0)


@FEWER
@given(journeys())
def test_a_sound_plan_leaves_nothing_lacking_up_to_the_target(journey: Journey) -> None:
    roadmap = journey.plan(sound=True)
    assume(roadmap.target is not None)
    assert roadmap.target is not None
    assert roadmap.target.sound
    level = roadmap.target.level or 0
    card = journey.arrival(*roadmap.steps, known=True)
    for practice in card.practices:
        if practice.side == card.rubric.primary_side:
            up_to = [c for c in practice.criteria if c.in_scope and c.level <= level]
            assert all(c.met(journey.basis) for c in up_to)


@FEWER
@given(journeys(), st.data())
def test_after_any_step_the_projection_says_what_scoring_the_answers_would(
    journey: Journey, data: st.DataObject
) -> None:
    roadmap = journey.plan()
    assume(roadmap.steps)
    done = data.draw(st.integers(1, len(roadmap.steps)))
    for count in {done, len(roadmap.steps)}:
        steps, point = roadmap.steps[:count], roadmap.projection[count - 1]
        assert point.level == journey.arrival(*steps, known=True).held(journey.basis)
        assert point.score == journey.arrival(*steps, known=False).score.value


@FEWER
@given(journeys())
def test_the_projection_names_each_step_and_its_level_never_falls(journey: Journey) -> None:
    roadmap = journey.plan()
    assert [point.step for point in roadmap.projection] == [step.id for step in roadmap.steps]
    levels = [point.level or 0 for point in roadmap.projection]
    assert levels == sorted(levels)


@FEWER
@given(journeys(), st.data())
def test_leaving_out_the_last_step_misses_the_target(journey: Journey, data: st.DataObject) -> None:
    roadmap = journey.plan()
    assume(roadmap.target is not None)
    assert roadmap.target is not None
    for_it = [step for step in roadmap.steps if not step.beyond]
    needed = {name for step in for_it for name in step.depends_on}
    ends = [step for step in for_it if step.id not in needed]
    spared = data.draw(st.sampled_from(ends))
    card = journey.arrival(*(step for step in for_it if step is not spared), known=True)
    short = [
        *lacking(card, journey.basis, roadmap.target.level or 0),
        *demanded(card, journey.basis),
    ]
    assert short


@FEWER
@given(journeys())
def test_the_target_is_the_level_wanted_or_else_the_next_that_lacks_something(
    journey: Journey,
) -> None:
    roadmap, top = journey.plan(), journey.rubric.top
    short = [n for n in range(1, top + 1) if list(lacking(journey.card, journey.basis, n))]
    if journey.start.held is not None and not short and list(demanded(journey.card, journey.basis)):
        assert roadmap.target is not None
        assert roadmap.target.level == journey.start.held
        return
    if journey.start.held is None or not short:
        assert (roadmap.target, roadmap.outcome, roadmap.steps) == (None, "reached", ())
        return
    wanted = journey.target.level if journey.target else None
    assert roadmap.target is not None
    assert roadmap.target.level == max(wanted or 0, short[0])


def _defining(journey: Journey, level: int) -> set[tuple[str, str]]:
    """Return what is open of all that defines a level, and of what is demanded."""
    names = (
        name.partition("/")
        for feature in journey.card.features
        if feature.side == journey.card.rubric.primary_side and feature.level <= level
        for name in feature.criteria
    )
    asked = {
        (p.id, c.id) for p in journey.card.practices for c in p.criteria if c.demanded and c.open
    }
    return asked | {
        (practice, criterion)
        for practice, _, criterion in names
        if journey.card.practice(practice).criterion(criterion).open
    }


def _found_out(roadmap: Roadmap) -> set[tuple[str, str]]:
    return {(item.practice, name) for item in roadmap.find_out for name in item.criteria}


@FEWER
@given(journeys())
def test_what_is_to_be_found_out_is_all_that_is_open_before_the_target(journey: Journey) -> None:
    roadmap = journey.plan()
    if roadmap.target is None:
        assert all(
            journey.card.practice(practice).criterion(name).state is not CriterionState.UNMET
            for practice, name in _found_out(roadmap)
        )
        return
    assert _found_out(roadmap) == _defining(journey, roadmap.target.level or 0)
    assert roadmap.not_known == len(_found_out(roadmap))


@FEWER
@given(journeys(), st.data())
def test_the_same_team_always_gets_the_same_plan(journey: Journey, data: st.DataObject) -> None:
    rubric, team = journey.case
    answers = data.draw(st.permutations(list(team.answers.items())))
    card = score(rubric, replace(team, answers=dict(answers)))
    again = plan(rubric, card, journey.target, strict=journey.strict)
    assert as_data(again) == as_data(journey.plan())
