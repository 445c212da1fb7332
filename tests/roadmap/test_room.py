"""What a short plan has room for."""

from advisor import plan, score
from advisor.assessment.model import Assessment, Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from tests.build import DAY, assessment
from tests.roadmap.build import facts, team_with
from tests.strategies import shipped

COPIED, TIMED, TRIED = "copies.backup/copied", "copies.backup/timed", "copies.restore/tried"
LABELLED, NOTED, KEPT = "copies.backup/labelled", "copies.restore/noted", "copies.record/kept"


def planned(
    *met: str, level: int = 1, people: float = 1.0, sound: bool = False, dated: bool = True
) -> Roadmap:
    conditions = Conditions(capacity={"operator": people}, start=DAY)
    card, target = score(facts(), team_with(*met)), Target(level=level)
    return plan(facts(), card, target, sound=sound, conditions=conditions, dated=dated)


def beyond(roadmap: Roadmap) -> dict[str, tuple[str, ...]]:
    return {step.id: step.meets for step in roadmap.steps if step.beyond}


def test_a_short_plan_goes_on_with_what_makes_its_level_sound() -> None:
    assert beyond(planned()) == {"copies.record-1": (KEPT,)}
    assert beyond(planned(TRIED)) == {"copies.restore-1": (NOTED,), "copies.record-1": (KEPT,)}
    undated = planned(TRIED, dated=False)
    assert beyond(undated) == beyond(planned(TRIED))
    assert [step.beyond for step in undated.steps] == [False, True, True]


def test_without_people_there_is_nobody_who_has_room() -> None:
    assert beyond(planned(people=0.0)) == {}


def test_what_is_above_the_level_or_needs_something_further_is_no_part_of_it() -> None:
    roadmap = planned(COPIED, LABELLED)
    assert "copies.backup-2" not in {step.id for step in roadmap.steps}
    assert set(beyond(planned(TRIED, level=1))) == {"copies.restore-1", "copies.record-1"}


def test_it_comes_after_all_others_and_no_date_of_the_target_counts_it() -> None:
    roadmap = planned(TRIED)
    leads = [step for step in roadmap.steps if not step.beyond]
    later = [step for step in roadmap.steps if step.beyond]
    assert roadmap.held_on == max(step.end for step in leads if step.end)
    assert all(step.start and step.start > roadmap.held_on for step in later)
    assert roadmap.confidence is not None
    assert roadmap.likely == roadmap.confidence.p85 == roadmap.milestones[-1].p85
    assert roadmap.end is not None
    assert roadmap.likely < roadmap.end
    assert not set(roadmap.critical_path) & {step.id for step in later}


def test_a_step_that_needs_one_of_the_plan_says_so() -> None:
    (noted,) = [step for step in planned(TRIED).steps if step.id == "copies.restore-1"]
    assert noted.depends_on == ("copies.backup-1",)


def test_nothing_is_added_that_the_plan_brings_already() -> None:
    roadmap = planned()
    names = [name for step in roadmap.steps for name in step.meets]
    assert len(names) == len(set(names))


def test_a_sound_plan_has_no_further_steps() -> None:
    sound = planned(TRIED, sound=True)
    assert beyond(sound) == {}
    assert {step.id for step in sound.steps} == {step.id for step in planned(TRIED).steps}


def shipped_plan(team: Assessment, **capacity: float) -> Roadmap:
    people = {role.id: capacity.get(role.id.replace("-", "_"), 1.0) for role in shipped().roles}
    conditions = Conditions(capacity=people, start=DAY)
    return plan(shipped(), score(shipped(), team), Target(level=1), conditions=conditions)


def short_team() -> Assessment:
    """Return a team that lacks one practice of level 1, and others that define nothing."""
    defining = {p.id for p in shipped().practices if any(c.defines for c in p.criteria)}
    levels = {p.id: 1 if p.id in defining else 0 for p in shipped().practices}
    return assessment(shipped(), {**levels, "testing.data-validation": 0})


def test_it_fills_a_plan_up_to_ten_steps_and_no_further() -> None:
    roadmap = shipped_plan(short_team())
    assert len(roadmap.steps) == 10
    assert 0 < len(beyond(roadmap)) < 10
    nothing = assessment(shipped(), {practice.id: 0 for practice in shipped().practices})
    long = shipped_plan(nothing)
    assert len(long.steps) > 10
    assert not beyond(long)


def test_nothing_is_added_for_which_nobody_has_time() -> None:
    roadmap = shipped_plan(short_team(), product_owner=0.0)
    assert beyond(roadmap)
    assert not any("product-owner" in step.effort for step in roadmap.steps)
