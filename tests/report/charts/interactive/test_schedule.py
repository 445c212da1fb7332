from dataclasses import replace
from datetime import date, timedelta

from advisor.report.charts.interactive.schedule import schedule
from advisor.roadmap.model import RoadmapTarget
from tests.report.build import sample
from tests.report.charts.interactive.figures import checked, undated


def test_a_bar_lasts_from_the_first_morning_to_the_last_evening() -> None:
    result = sample("parcel-eta")
    chart = schedule(result)
    assert chart
    shown = {
        step: (base, length)
        for trace in checked(chart)["data"]
        for step, base, length in zip(trace["y"], trace["base"], trace["x"], strict=True)
    }
    assert len(shown) == len(result.roadmap.steps)
    for step in result.roadmap.steps:
        assert step.start
        assert step.end
        base, length = shown[step.id]
        assert base == f"{step.start}T00:00"
        assert timedelta(milliseconds=length) == step.end - step.start + timedelta(days=1)


def test_steps_on_which_the_end_depends_are_bold() -> None:
    result = sample("parcel-eta")
    chart = schedule(result)
    assert chart
    axis = checked(chart)["layout"]["yaxis"]
    bold = {
        step
        for step, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if text.startswith("<b>")
    }
    assert bold == set(result.roadmap.critical_path) & set(axis["tickvals"])
    assert bold


def test_levels_reached_and_the_date_wanted_are_marked() -> None:
    result = sample("parcel-eta")
    target = RoadmapTarget(level=1, by=date(2027, 6, 30))
    chart = schedule(replace(result, roadmap=replace(result.roadmap, target=target)))
    assert chart
    layout = checked(chart)["layout"]
    marks = {note["text"]: note["x"] for note in layout["annotations"]}
    held, guarded = result.roadmap.milestones
    assert not held.guarded
    evenings = [day + timedelta(days=1) for day in (held.date, guarded.date) if day]
    first, second = (f"{evening}T00:00" for evening in evenings)
    assert marks == {
        "Level 1 held": first,
        "Level 1": second,
        "Wanted by": "2027-07-01T00:00",
    }
    assert [line["x0"] for line in layout["shapes"]] == list(marks.values())


def test_without_dates_there_is_no_schedule() -> None:
    assert schedule(undated("parcel-eta")) is None
