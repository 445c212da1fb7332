from collections.abc import Mapping
from dataclasses import replace

import pytest

from advisor.roadmap.remaining_step import CutStep, completed, cut, is_divided
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.step_model import DoneWhen, EffortRange, Step, StepTask, TaskEffort
from tests.strategies import backups

COPY, DRILL = "copies.backup/level-1", "copies.restore/level-1"
BOTH = frozenset((COPY, DRILL))


def _effort(days: float) -> dict[str, EffortRange]:
    return {"operator": EffortRange(low=days / 2, likely=days, high=days * 2)}


def _step(*tasks: StepTask, days: float = 0.0, calendar_days: int = 1) -> Step:
    return replace(
        backups().steps[0],
        title="The whole",
        effort=_effort(days) if days else {},
        calendar_days=calendar_days,
        tasks=tasks,
    )


def _days(step: Step) -> dict[str, tuple[float, float, float]]:
    return {role: (e.low, e.likely, e.high) for role, e in step.effort.items()}


def _own(days: float, **per: float) -> TaskEffort:
    return TaskEffort(
        once=_effort(days) if days else {}, per={field: _effort(n) for field, n in per.items()}
    )


PREPARE = StepTask(do="Prepare.")
BACKUP = StepTask(do="Copy.", title="Only copy", meets=(COPY,))
RESTORE = StepTask(do="Restore.", meets=(DRILL,))


def test_a_step_whose_tasks_say_nothing_stays_whole_and_brings_all_it_raises_to() -> None:
    step = _step(PREPARE, StepTask(do="Do it."), days=6.0, calendar_days=3)
    assert not is_divided(step)
    left = cut(step, BOTH, [COPY], TeamNumbers())
    assert (left.title, left.tasks, left.calendar_days) == ("The whole", step.tasks, 3)
    assert (_days(left), left.meets) == (_days(step), BOTH)


def test_tasks_stay_that_meet_what_is_wanted_and_those_that_prepare_them() -> None:
    step = _step(PREPARE, BACKUP, RESTORE, days=6.0, calendar_days=3)
    assert is_divided(step)
    left = cut(step, BOTH, [DRILL, "copies.other/level-9"], TeamNumbers())
    assert left.tasks == (PREPARE, RESTORE)
    assert left.meets == {DRILL}


def test_a_task_may_say_which_criteria_of_its_step_it_prepares() -> None:
    profile = replace(PREPARE, prepares=(COPY,))
    step = _step(profile, BACKUP, RESTORE, days=6.0)
    assert cut(step, BOTH, [DRILL], TeamNumbers()).tasks == (RESTORE,)
    assert cut(step, BOTH, [COPY], TeamNumbers()).tasks == (profile, BACKUP)
    assert cut(step, BOTH, BOTH, TeamNumbers()).tasks == step.tasks


def _for_models(step: Step, number: float) -> float:
    return cut(step, BOTH, [COPY], TeamNumbers(left={"models": number})).likely_days


def test_repeating_the_same_takes_nine_tenths_for_each_doubling() -> None:
    step = _step(replace(BACKUP, effort=_own(0.0, models=10.0)))
    days = [
        cut(step, BOTH, [COPY], TeamNumbers(left={"models": n})).likely_days
        for n in (1.0, 2.0, 4.0, 5.0)
    ]
    assert days == [10.0, 18.0, 32.4, 39.1]


def test_more_than_five_are_taken_in_by_what_was_made_for_these() -> None:
    step = _step(replace(BACKUP, effort=_own(0.0, models=10.0)))
    days = [
        cut(step, BOTH, [COPY], TeamNumbers(left={"models": n})).likely_days
        for n in (5.0, 10.0, 20.0, 640.0)
    ]
    assert days == [39.1, 43.1, 47.0, 66.6]


def test_each_task_without_an_effort_has_an_equal_share_of_the_steps() -> None:
    step = _step(PREPARE, BACKUP, RESTORE, days=6.0)
    assert _days(cut(step, BOTH, [DRILL], TeamNumbers())) == {"operator": (2.0, 4.0, 8.0)}
    assert _days(cut(step, BOTH, BOTH, TeamNumbers())) == {"operator": (3.0, 6.0, 12.0)}


def test_a_task_with_an_effort_of_its_own_takes_it_along() -> None:
    long = replace(BACKUP, effort=_own(10.0))
    step = _step(PREPARE, long, RESTORE, days=6.0)
    assert _days(cut(step, BOTH, [DRILL], TeamNumbers())) == {"operator": (3.0, 6.0, 12.0)}
    assert _days(cut(step, BOTH, [COPY], TeamNumbers())) == {"operator": (6.5, 13.0, 26.0)}


@pytest.mark.parametrize(
    ("numbers", "days"),
    [({}, 3.0), ({"models": 2.0}, 3.4), ({"models": 40.0}, 5.0), ({"models": 0.0}, 2.5)],
)
def test_effort_grows_with_the_numbers_of_the_team_of_which_an_unknown_one_counts_once(
    numbers: Mapping[str, float], days: float
) -> None:
    each = replace(BACKUP, effort=_own(2.5, models=0.5))
    assert cut(_step(each), BOTH, [COPY], TeamNumbers(left=numbers)).likely_days == days


def test_effort_is_counted_once_and_to_a_tenth() -> None:
    step = _step(replace(BACKUP, effort=_own(0.25, models=1 / 3)))
    left = cut(step, BOTH, [COPY], TeamNumbers())
    assert _days(left) == {"operator": (0.3, 0.6, 1.2)}
    assert left.likely_days == 0.6


def test_a_role_with_nothing_left_to_do_is_not_named() -> None:
    writes = TaskEffort(once={"writer": EffortRange(low=1, likely=1, high=1)})
    step = _step(replace(BACKUP, effort=writes), RESTORE, days=2.0)
    assert set(cut(step, BOTH, [DRILL], TeamNumbers()).effort) == {"operator"}
    assert set(cut(step, BOTH, [COPY], TeamNumbers()).effort) == {"writer"}


@pytest.mark.parametrize(("calendar_days", "left"), [(9, 3), (10, 4), (1, 1)])
def test_the_shortest_time_shrinks_with_the_work(calendar_days: int, left: int) -> None:
    step = _step(BACKUP, RESTORE, StepTask(do="Tell.", meets=("copies.restore/level-2",)), days=6.0)
    step = replace(step, calendar_days=calendar_days)
    assert cut(step, BOTH, [DRILL], TeamNumbers()).calendar_days == left


def test_a_step_without_any_work_keeps_its_shortest_time() -> None:
    left = cut(_step(BACKUP, RESTORE, calendar_days=4), BOTH, [COPY], TeamNumbers())
    assert (left.calendar_days, left.likely_days) == (4, 0)


def test_what_is_left_bears_the_name_of_the_only_task_that_meets_something_wanted() -> None:
    step = _step(PREPARE, BACKUP, RESTORE, days=6.0)
    assert cut(step, BOTH, [COPY], TeamNumbers()).title == "Only copy"
    assert cut(step, BOTH, [DRILL], TeamNumbers()).title == "The whole"
    assert cut(step, BOTH, BOTH, TeamNumbers()).title == "The whole"


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("Name each copy", "Only copy; name each copy"),
        ("CI copies", "Only copy; CI copies"),
        (None, "The whole"),
        ("Copy " + "again and " * 9 + "again", "The whole"),
    ],
)
def test_what_is_left_in_two_tasks_bears_both_names_where_these_are_short(
    second: str | None, title: str
) -> None:
    again = replace(BACKUP, do="Again.", title=second)
    two = _step(BACKUP, again, RESTORE, days=6.0)
    assert cut(two, BOTH, [COPY], TeamNumbers()).title == title
    assert cut(two, BOTH, BOTH, TeamNumbers()).title == "The whole"


def test_a_step_that_was_done_has_met_all_up_to_the_levels_it_raises_to() -> None:
    raises = {"copies.backup": 2, "copies.restore": 1}
    done = completed(backups(), replace(_step(BACKUP), raises=raises))
    assert isinstance(done, CutStep)
    assert done.meets == {COPY, "copies.backup/level-2", DRILL}


def test_the_signs_of_what_is_met_fall_away_with_its_tasks() -> None:
    copied, both = (
        DoneWhen(text="Copied.", meets=(COPY,)),
        DoneWhen(text="Both.", meets=(COPY, DRILL)),
    )
    always, tried = DoneWhen(text="Always."), DoneWhen(text="Tried.", meets=(DRILL,))
    step = replace(
        _step(PREPARE, BACKUP, RESTORE, days=6.0), done_when=(copied, both, always, tried)
    )
    assert cut(step, BOTH, BOTH, TeamNumbers()).done_when == step.done_when
    assert cut(step, BOTH, [COPY], TeamNumbers()).done_when == (copied, both, always)
    assert cut(step, BOTH, [DRILL], TeamNumbers()).done_when == (both, always, tried)
    assert cut(replace(step, done_when=(tried,)), BOTH, [COPY], TeamNumbers()).done_when == ()


def test_what_the_others_have_is_taken_over_and_done_for_those_behind() -> None:
    step = _step(replace(BACKUP, effort=_own(10.0, models=4.0)), RESTORE, days=20.0)
    behind = TeamNumbers(left={"models": 1.0}, whole={"models": 3.0})
    # 0.35 of the 10 days spent once, and 4 days for the one that is behind
    assert cut(step, BOTH, [COPY], behind).likely_days == 7.5
    assert cut(step, BOTH, [DRILL], behind).likely_days == 7.0  # 0.35 of the step's own 20
    elsewhere = _step(replace(BACKUP, effort=_own(10.0)), RESTORE, days=20.0)
    assert cut(elsewhere, BOTH, BOTH, behind).likely_days == 30.0  # not counted by models
