from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given

from advisor.assessment.model import Person
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.people import Team, Worker, assign
from advisor.roadmap.schedule_dates import ScheduleDates
from advisor.roadmap.scheduling.solve import solve
from advisor.roadmap.tasks import Work, problem_of
from advisor.roadmap.working_days import WorkingDays
from tests.build import DAY
from tests.roadmap.small_teams import Piece, dated, efforts, people, rubric_of, work_to_do
from tests.strategies import QUICK, backups

LENA = Worker("Lena", ("doer", "maker"), Fraction(1))
OMAR = Worker("Omar", ("owner",), Fraction(1, 2))
THURSDAY = date(2026, 11, 26)
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)
FRIDAY = date(2026, 11, 27)


def _dates(
    needed: Mapping[str, Mapping[str, float]],
    team: Team = (LENA, OMAR),
    *,
    least: int = 1,
    holidays: tuple[date, ...] = (),
    **after: set[str],
) -> ScheduleDates:
    """Return the dates of some steps, by name, from a Thursday on."""
    steps = tuple(
        replace(backups().steps[0], id=name, effort=efforts(days), calendar_days=least)
        for name, days in needed.items()
    )
    work = Work(
        steps=steps,
        depends_on={name: after.get(name, set()) for name in needed},
        team=team,
        assignment=assign(steps, team, specialists=False),
    )
    solution = solve(problem_of(work, dict.fromkeys(needed, 1.0), []))
    return ScheduleDates(work=work, solution=solution, days=WorkingDays(THURSDAY, holidays))


def _spans(dates: ScheduleDates) -> dict[str, tuple[date, date]]:
    return {step.id: (begin, end) for step, begin, end in dates.steps()}


def test_a_step_ends_on_the_last_day_of_its_work_and_weekends_are_off() -> None:
    found = _dates({"a": {"doer": 2.0}, "b": {"doer": 1.5}})
    assert _spans(found) == {"a": (THURSDAY, FRIDAY), "b": (MONDAY, TUESDAY)}
    later = _dates({"a": {"doer": 2.0}, "b": {"doer": 1.5}}, holidays=(FRIDAY,))
    assert _spans(later) == {"a": (THURSDAY, MONDAY), "b": (TUESDAY, WEDNESDAY)}


def test_a_step_begins_the_day_after_what_it_follows_even_if_that_is_done_at_noon() -> None:
    found = _dates({"a": {"doer": 0.5}, "b": {"owner": 0.5}}, b={"a"})
    assert _spans(found) == {"a": (THURSDAY, THURSDAY), "b": (FRIDAY, FRIDAY)}


def test_two_small_steps_of_one_person_share_a_day() -> None:
    found = _dates({"a": {"doer": 0.5}, "b": {"maker": 0.5}})
    assert _spans(found) == {"a": (THURSDAY, THURSDAY), "b": (THURSDAY, THURSDAY)}


def test_a_step_lasts_its_shortest_time_and_is_begun_as_late_as_that_allows() -> None:
    found = _dates({"a": {"doer": 3.0}, "b": {"owner": 0.5}}, least=2, b={"a"})
    assert _spans(found) == {"a": (THURSDAY, MONDAY), "b": (TUESDAY, WEDNESDAY)}
    (lena, omar) = found.by_person()
    assert [(stint.start, stint.end) for stint in lena.stints] == [(THURSDAY, MONDAY)]
    # Whoever does a step begins with it, and does not wait for its last day.
    assert [(stint.start, stint.end) for stint in omar.stints] == [(TUESDAY, TUESDAY)]


def test_steps_that_begin_first_come_first_and_of_one_day_those_of_the_plans_order() -> None:
    needed = {"z": {"doer": 1.0}, "y": {"doer": 1.0}, "x": {"owner": 0.5}}
    assert list(_spans(_dates(needed))) == ["z", "x", "y"]


def test_whoever_does_most_of_a_step_is_named_first_and_everybody_once() -> None:
    found = _dates({"a": {"doer": 1.0, "maker": 1.0, "owner": 1.5}})
    assert found.people(found.work.steps[0]) == ("Omar", "Lena")


def test_each_person_has_a_list_in_the_order_in_which_they_begin() -> None:
    idle = Worker("Ann", ("writer",), Fraction(1))
    found = _dates({"a": {"owner": 0.5}, "b": {"doer": 1.0, "maker": 2.0}}, (idle, LENA, OMAR))
    ann, lena, omar = found.by_person()
    assert (ann.name, ann.roles, ann.stints) == ("Ann", ("writer",), ())
    assert [(s.step, s.start, s.end, s.days) for s in lena.stints] == [
        ("b", THURSDAY, THURSDAY, 1.0),
        ("b", FRIDAY, MONDAY, 2.0),
    ]
    assert [(s.step, s.start, s.end, s.days) for s in omar.stints] == [
        ("a", THURSDAY, THURSDAY, 0.5)
    ]


def test_the_load_of_a_week_is_told_by_person_with_the_days_there_are() -> None:
    found = _dates({"a": {"doer": 2.5}, "b": {"owner": 1.0}})
    first, second = found.load()
    assert (first.week, second.week) == (date(2026, 11, 23), MONDAY)
    # Of two days and a half the half is left free at the end.
    assert first.planned == {"Lena": 2.0, "Omar": 1.0}
    assert first.available == {"Lena": 2.0, "Omar": 1.0}
    assert second.planned == {"Lena": 0.5, "Omar": 0.0}
    assert second.available == {"Lena": 1.0, "Omar": 0.5}


def test_the_critical_path_names_what_decides_the_end() -> None:
    needed = {"a": {"doer": 1.0}, "b": {"owner": 1.0}, "c": {"owner": 1.0}, "d": {"doer": 1.0}}
    assert _dates(needed, c={"a"}, d={"c"}).critical_path() == ("b", "c", "d")


def test_without_steps_there_are_no_dates() -> None:
    found = _dates({})
    assert (found.steps(), list(found.load()), found.critical_path()) == ([], [], ())
    assert [plan.stints for plan in found.by_person()] == [(), ()]


@QUICK
@given(work_to_do(most=7, parts=12), people())
def test_everybodys_lists_hold_all_the_work_within_its_step_and_nobody_does_two_things(
    pieces: tuple[Piece, ...], team: tuple[Person, ...]
) -> None:
    found = dated(rubric_of(pieces), Conditions(people=team, start=DAY)).dates
    spans = _spans(found)
    days: Counter[str] = Counter()
    for plan in found.by_person():
        for stint in plan.stints:
            begin, end = spans[stint.step]
            assert begin <= stint.start <= stint.end <= end
            days[stint.step] += round(10 * stint.days)
        starts = [stint.start for stint in plan.stints]
        assert starts == sorted(starts)
        assert all(a.end <= b.start for a, b in zip(plan.stints, plan.stints[1:], strict=False))
    wanted = {step.id: round(10 * step.likely_days) for step in found.work.steps}
    assert days == wanted
    planned = sum(sum(week.planned.values()) for week in found.load())
    assert abs(planned - sum(wanted.values()) / 10) <= 0.01 * len(team) * len(list(found.load()))
    for week in found.load():
        assert all(week.planned[name] <= week.available[name] + 0.01 for name in week.planned)


@QUICK
@given(work_to_do(most=7, parts=12), people(most=4))
def test_a_step_begins_on_the_day_on_which_somebody_begins_it(
    pieces: tuple[Piece, ...], team: tuple[Person, ...]
) -> None:
    found = dated(rubric_of(pieces), Conditions(people=team, start=DAY)).dates
    first: dict[str, date] = {}
    for plan in found.by_person():
        for stint in plan.stints:
            first[stint.step] = min(stint.start, first.get(stint.step, stint.start))
    assert first
    assert {step.id: begin for step, begin, _ in found.steps() if step.id in first} == first
