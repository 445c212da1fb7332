"""Work that may follow from what is not known."""

from advisor import plan, score
from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.model import Roadmap
from tests.build import DAY, assessment
from tests.roadmap.build import facts, team_with
from tests.strategies import shipped

COPIED, LABELLED, TIMED = "copies.backup/copied", "copies.backup/labelled", "copies.backup/timed"
TRIED, NOTED, KEPT = "copies.restore/tried", "copies.restore/noted", "copies.record/kept"
CONDITIONS = Conditions(capacity={"operator": 1.0}, start=DAY)


def planned(
    *met: str,
    unknown: tuple[str, ...] = (),
    level: int = 1,
    sound: bool = False,
    regulated: bool = False,
) -> Roadmap:
    card = score(facts(), team_with(*met, unknown=unknown, regulated=regulated))
    return plan(facts(), card, Target(level=level), sound=sound, conditions=CONDITIONS)


def told(roadmap: Roadmap) -> dict[str, tuple[str, ...]]:
    return {item.step: item.criteria for item in roadmap.possible}


def test_what_is_not_known_may_be_work_and_is_no_step() -> None:
    roadmap = planned(NOTED, LABELLED, unknown=(TRIED,))
    assert told(roadmap) == {"copies.restore-1": (TRIED,)}
    assert "copies.restore-1" not in {step.id for step in roadmap.steps}
    assert roadmap.possible[0].title == "Only tried"
    assert roadmap.possible[0].likely_days == 2.0


def test_where_all_is_known_nothing_more_is_possible() -> None:
    assert planned().possible == ()


def test_only_what_the_target_asks_for_counts() -> None:
    assert told(planned(unknown=(TIMED, NOTED))) == {}
    assert told(planned(unknown=(TIMED, NOTED), level=2)) == {"copies.backup-2": (TIMED,)}
    assert told(planned(unknown=(NOTED,), sound=True)) == {"copies.restore-1": (NOTED,)}


def test_what_is_demanded_and_not_known_is_possible_work_too() -> None:
    assert told(planned(unknown=(KEPT,))) == {}
    assert told(planned(unknown=(KEPT,), regulated=True)) == {"copies.record-1": (KEPT,)}


def test_of_a_planned_step_only_its_further_tasks_are_possible() -> None:
    roadmap = planned(LABELLED, TIMED, unknown=(TRIED,), sound=True)
    (step,) = [step for step in roadmap.steps if step.id == "copies.restore-1"]
    assert (step.title, step.meets, step.likely_days) == ("Only noted", (NOTED,), 2.0)
    (further,) = roadmap.possible
    assert (further.step, further.title) == ("copies.restore-1", "restore 1")
    assert (further.criteria, further.likely_days) == ((TRIED,), 2.0)


def test_the_sum_of_possible_work_is_none_of_the_plan() -> None:
    known = planned(TRIED, NOTED, COPIED, LABELLED)
    unknown = planned(NOTED, COPIED, LABELLED, unknown=(TRIED,))
    assert unknown.likely_days == known.likely_days
    assert unknown.held_on == known.held_on


def test_of_a_team_of_which_nothing_is_known_all_that_level_1_takes_is_found_out_first() -> None:
    names = {practice.id: None for practice in shipped().practices}
    roadmap = plan(shipped(), score(shipped(), assessment(shipped(), names)), Target(level=1))
    assert roadmap.steps == ()
    assert roadmap.target is None
    assert roadmap.find_out
