"""A plan by how soon its steps begin, and why each stands where it stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.roadmap.advice_model import FirstAidLine, PossibleStep
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.step_model import EffortRange
from advisor.words.horizon import (
    horizons,
    say_because,
    say_line,
    say_people,
    say_possible,
    say_quarter,
)
from advisor.words.titles import Titles
from tests.report.build import sample

START = date(2026, 11, 24)
TITLES = Titles(sample("parcel-eta"))
STEP = replace(sample("parcel-eta").roadmap.steps[0], depends_on=(), toward=None, title="It")
ONCE = {"ml-engineer": EffortRange(low=1, likely=1, high=1)}


def step(name: str, after: int | None = None, **changes: object) -> RoadmapStep:
    """Return a step that begins some days after the start, or without a date."""
    day = None if after is None else START + timedelta(days=after)
    return replace(STEP, id=name, start=day, end=day, **changes)  # type: ignore[arg-type] # by name


def roadmap(*steps: RoadmapStep, start: date | None = START) -> Roadmap:
    return replace(sample("parcel-eta").roadmap, steps=steps, start=start)


def ids(steps: tuple[RoadmapStep, ...]) -> list[str]:
    return [step.id for step in steps]


def test_a_fortnight_has_14_days_and_the_next_horizon_ends_after_90() -> None:
    found = horizons(
        roadmap(step("a", 0), step("b", 13), step("c", 14), step("d", 89), step("e", 90))
    )
    assert ids(found.fortnight) == ["a", "b"]
    assert ids(found.ninety) == ["c", "d"]
    assert ids(found.later) == ["e"]


def test_at_most_seven_steps_are_told_one_by_one_beyond_the_fortnight() -> None:
    steps = [step(f"s{number}", 20 + number) for number in range(9)]
    found = horizons(roadmap(*steps))
    assert ids(found.ninety) == [f"s{number}" for number in range(7)]
    assert ids(found.later) == ["s7", "s8"]


def test_later_steps_stand_in_the_quarter_in_which_they_begin() -> None:
    found = horizons(roadmap(step("a", 0), step("b", 127), step("c", 128), step("d", 400)))
    quarters = {name: ids(tuple(steps)) for name, steps in found.quarters().items()}
    assert quarters == {"2027 Q1": ["b"], "2027 Q2": ["c"], "2027 Q4": ["d"]}
    assert say_quarter("2027 Q1", found.later[:2]) == "2027 Q1: It; It"


def test_a_step_is_called_by_its_horizon_and_by_none_without_a_date() -> None:
    found = horizons(roadmap(step("a", 0), step("b", 30), step("c", 300)))
    (a,), (b,), (c,) = found.fortnight, found.ninety, found.later
    named = [found.name_of(item) for item in (a, b, c)]
    assert named == ["This fortnight", "Next 90 days", "Later"]
    undated = roadmap(step("a"), start=None)
    assert horizons(undated).name_of(undated.steps[0]) == ""


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"urgent": True, "mends": True, "toward": 1}, "its lack hurt lately"),
        ({"beyond": True, "toward": 1}, "there is room for it, and it makes the level sound"),
        ({"kind": "evidence", "toward": 1}, "it shows what is claimed"),
        ({"toward": 2}, "level 2 needs it"),
        ({}, "it is demanded of a team of this kind"),
    ],
)
def test_a_step_stands_where_it_does_for_one_reason(changes: dict[str, object], why: str) -> None:
    found = roadmap(step("a", 0, **changes))
    assert say_because(found, found.steps[0]) == why


def test_what_a_step_needs_is_told_by_number() -> None:
    found = roadmap(
        step("a", 0, mends=True),
        step("b", 1, mends=True, urgent=True, depends_on=("a",)),
        step("c", 2, toward=1, depends_on=("b", "a")),
    )
    assert [say_because(found, item) for item in found.steps] == [
        "what hurt needs it: step 2",
        "its lack hurt lately and it follows step 1",
        "level 1 needs it and it follows steps 1, 2",
    ]


def test_people_are_told_by_name_and_roles_by_title() -> None:
    assert say_people(["Ada"], TITLES) == "Ada"
    assert say_people(["Ada", "ml-engineer", "Cleo"], TITLES) == "Ada, ML engineer and Cleo"


def test_first_aid_says_who_does_it_or_whom_it_takes() -> None:
    line = FirstAidLine(
        practice="any", do="Change the key.", days=0.5, roles=("ml-engineer", "platform-engineer")
    )
    assert say_line(line, TITLES) == (
        "Change the key. Nobody for it: it takes ML engineer and Platform engineer."
    )
    for person, named in (("Ada", "Ada"), ("ml-engineer", "ML engineer")):
        said = say_line(replace(line, person=person), TITLES)
        assert said == f"Change the key. {named}, 0.5 person-days."
    dated = replace(line, person="Ada", on=START)
    assert say_line(dated, TITLES) == "Change the key. Ada on 24 Nov 2026, 0.5 person-days."


def test_possible_work_is_summed_apart() -> None:
    given = roadmap()
    assert say_possible(replace(given, possible=())) == ""
    possible = PossibleStep(step="a", title="A", criteria=("a/b",), effort=ONCE)
    assert say_possible(replace(given, possible=(possible,))) == (
        "Should none of this be in place, 1 further step follows, about 1 person-day."
    )
    assert say_possible(replace(given, possible=(possible, possible))) == (
        "Should none of this be in place, 2 further steps follow, about 2 person-days."
    )
