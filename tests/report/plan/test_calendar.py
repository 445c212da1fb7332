"""What a strict reader of iCalendar files finds in ours."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.errors import OutputError
from advisor.report.plan.calendar import calendar
from advisor.result.model import Result
from advisor.words.quantity import say_day
from advisor.words.target import say_milestone
from advisor.words.titles import Titles
from tests.report.build import hostile, mending, sample, undated, uniform
from tests.report.plan.icalendar import Component, read_calendar


def _steps(found: Component, result: Result) -> list[Component]:
    """Return the events of steps, which stand after those of first aid."""
    before = len(result.roadmap.first_aid)
    return found.parts[before : before + len(result.roadmap.steps)]


def _with_texts_of(given: Result, other: Result) -> Result:
    """Return a plan with dates in which every text tries to do harm."""
    name = str(other.team["name"])
    texts = [name, f"{name}\r\nEND:VEVENT", "\u00e4" * 200, "\U0001f600" * 60, 'a;b,c\\n:\t"q"']
    steps = tuple(
        replace(step, title=text, why=text, tasks=(text,)) if text else step
        for step, text in zip(
            given.roadmap.steps, [*texts, *[""] * len(given.roadmap.steps)], strict=False
        )
    )
    return replace(given, team=other.team, roadmap=replace(given.roadmap, steps=steps))


def test_the_calendar_has_an_event_a_step_and_one_for_each_level_held_and_guarded() -> None:
    result = sample("parcel-eta")
    found = read_calendar(calendar(result))
    assert found.value("X-WR-CALNAME") == result.team["name"]
    steps = _steps(found, result)
    for step, event in zip(result.roadmap.steps, steps, strict=True):
        assert step.end is not None
        assert event.value("SUMMARY") == step.title
        assert event.day("DTSTART") == step.start
        # The end of an all-day event is the first day after it.
        assert event.day("DTEND") == step.end + timedelta(days=1)
        assert step.why in event.value("DESCRIPTION")
    assert {reached.guarded for reached in result.roadmap.milestones} == {False, True}
    levels = found.parts[len(result.roadmap.first_aid) + len(steps) :]
    for reached, event in zip(result.roadmap.milestones, levels, strict=True):
        name = say_milestone(reached, Titles(result))
        assert event.value("SUMMARY") == f"{name[:1].upper()}{name[1:]} reached"
        assert event.day("DTSTART") == reached.date


def test_first_aid_is_an_event_on_its_day_with_who_does_it() -> None:
    result = mending()
    events = read_calendar(calendar(result)).parts[: len(result.roadmap.first_aid)]
    assert any(line.urgent for line in result.roadmap.first_aid)
    for line, event in zip(result.roadmap.first_aid, events, strict=True):
        assert event.value("SUMMARY") == line.do
        assert (event.day("DTSTART"), event.day("DTEND") - event.day("DTSTART")) == (
            line.on,
            timedelta(days=1),
        )
        assert f" {line.person} on {say_day(line.on)}, " in event.value("DESCRIPTION")
        hurt = ["What hurt lately"] if line.urgent else []
        assert event.categories() == ["This week: first aid", *hurt]


def test_the_categories_of_a_step_tell_how_soon_it_begins_and_if_it_mends_what_hurt() -> None:
    result = mending()
    start = result.roadmap.start
    assert start
    seen = set()
    for step, event in zip(
        result.roadmap.steps, _steps(read_calendar(calendar(result)), result), strict=True
    ):
        horizon, *hurt = event.categories()
        assert hurt == (["What hurt lately"] if step.mends else [])
        after = (event.day("DTSTART") - start).days
        assert (horizon == "This fortnight") == (after < 14)
        assert horizon == "Later" or after < 90
        assert step.people
        assert all(name in event.value("DESCRIPTION") for name in step.people)
        seen.add(horizon)
    assert seen == {"This fortnight", "Next 90 days", "Later"}


def test_texts_come_back_as_they_were_and_nothing_in_them_is_read_as_a_line() -> None:
    result = _with_texts_of(sample("parcel-eta"), hostile())
    found = read_calendar(calendar(result))
    roadmap = result.roadmap
    told = (*roadmap.first_aid, *roadmap.steps, *roadmap.milestones)
    assert len(found.parts) == len(told)
    titles = [event.value("SUMMARY") for event in _steps(found, result)]
    assert titles[2] == "\u00e4" * 200
    assert titles[3] == "\U0001f600" * 60
    assert titles[4] == 'a;b,c\\n: "q"'


def test_an_event_keeps_its_identity_when_its_dates_change() -> None:
    result = sample("parcel-eta")
    moved = replace(
        result,
        roadmap=replace(
            result.roadmap,
            milestones=tuple(
                replace(m, step=result.roadmap.steps[0].id, date=date(2026, 12, 24))
                for m in result.roadmap.milestones
            ),
        ),
    )
    before, after = (read_calendar(calendar(item)).parts for item in (result, moved))
    assert [e.value("UID") for e in before] == [e.value("UID") for e in after]


def _uids(result: Result) -> set[str]:
    return {event.value("UID") for event in read_calendar(calendar(result)).parts}


def test_an_event_keeps_its_identity_when_the_team_has_a_new_name_or_a_step_is_done() -> None:
    result = sample("parcel-eta")
    renamed = replace(result, team={**result.team, "name": "Another name"})
    assert _uids(renamed) == _uids(result)
    fewer = replace(result, roadmap=replace(result.roadmap, steps=result.roadmap.steps[1:]))
    assert _uids(fewer) < _uids(result)


def test_an_id_tells_the_events_of_two_teams_apart() -> None:
    result = sample("parcel-eta")
    one, two = (replace(result, team={**result.team, "id": name}) for name in ("one", "two"))
    assert not _uids(one) & _uids(two)
    assert _uids(replace(one, team={**one.team, "name": "Another name"})) == _uids(one)


def test_a_later_assessment_has_a_higher_sequence_and_says_when_it_was_changed() -> None:
    result = sample("parcel-eta")
    later = replace(result, assessed_on=date(2027, 2, 1))
    before, after = (read_calendar(calendar(item)).parts[0] for item in (result, later))
    assert int(before.value("SEQUENCE")) < int(after.value("SEQUENCE"))
    assert after.value("LAST-MODIFIED") == "20270201T000000Z"


def test_the_stamp_is_the_day_of_the_assessment_whatever_the_year() -> None:
    old = replace(sample("parcel-eta"), assessed_on=date(26, 1, 2))
    stamps = {event.value("DTSTAMP") for event in read_calendar(calendar(old)).parts}
    assert stamps == {"00260102T000000Z"}


@pytest.mark.parametrize("result", [undated("parcel-eta"), uniform(2)], ids=["undated", "reached"])
def test_without_dates_there_is_no_calendar_and_the_reason_is_said(result: Result) -> None:
    with pytest.raises(OutputError, match="no dates") as caught:
        calendar(result)
    assert caught.value.problems[0].hint
