"""The second page: this week, this fortnight, the next 90 days, by whom, and what to leave."""

from html import unescape

import pytest

from advisor.report.chapters.do import CHAPTER, DoData
from advisor.report.formats import render
from advisor.report.renderers.html import page
from advisor.result.model import Result
from advisor.words.find_out import say_practice_facts
from advisor.words.horizon import horizons
from advisor.words.titles import Titles
from tests.report.build import TEAMS, mending, sample, undated, uniform


def told(result: Result) -> DoData:
    data: DoData = CHAPTER.data(result)
    return data


@pytest.mark.parametrize("team", TEAMS)
def test_steps_stand_by_how_soon_they_begin(team: str) -> None:
    result, found = sample(team), horizons(sample(team).roadmap)
    numbers = {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}
    rows = {group.title: [row.id for row in group.rows] for group in told(result).groups}
    assert rows.get("This fortnight", []) == [step.id for step in found.fortnight]
    assert rows.get("Next 90 days", []) == [step.id for step in found.ninety]
    assert len(rows.get("Next 90 days", [])) <= 7
    assert all(row.number == numbers[row.id] for g in told(result).groups for row in g.rows)


def test_first_aid_and_what_to_leave_are_told_in_every_format() -> None:
    result = mending()
    aid, later = result.roadmap.first_aid, result.roadmap.not_now
    assert [bool(line.hurt) for line in told(result).first_aid] == [line.urgent for line in aid]
    texts = (render(result, "md").decode(), page(result, medium="screen"))
    for text in (*texts, page(result, medium="print")):
        said = unescape(text).replace("\\", "")
        assert all(line.do in said and str(line.person) in said for line in aid)
        assert all(item.reason in said for item in later)


def test_everybody_has_a_list_from_their_first_day_on() -> None:
    result = mending()
    lists = {row.name: row.steps[0] for row in told(result).people}
    assert list(lists) == [person.name for person in result.roadmap.people if person.stints]
    for person in filter(lambda person: person.stints, result.roadmap.people):
        first = min(person.stints, key=lambda stint: stint.start)
        assert f", {first.start.day} " in lists[person.name]


def test_what_is_not_known_is_to_be_found_out() -> None:
    result = sample("fraud-stream")
    said = [say_practice_facts(item, Titles(result)) for item in result.roadmap.find_out]
    assert list(told(result).find_out) == said[:8]
    assert told(result).more_to_find_out == max(len(said) - 8, 0)


def test_an_order_without_dates_has_no_period_and_no_lists() -> None:
    view = told(undated("parcel-eta"))
    assert not view.dated
    assert view.people == ()
    (group,) = view.groups
    assert group.title == "Steps, in an order in which they can be done"
    assert all(row.period == "" and row.who for row in group.rows)


def test_where_nothing_is_left_nothing_is_to_do() -> None:
    assert told(uniform(2)).groups == ()
    assert told(uniform(2)).headline == "Nothing is left to do for this target."
