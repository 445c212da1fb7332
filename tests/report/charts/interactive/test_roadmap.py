from dataclasses import replace
from datetime import date

import pytest

from advisor.report.charts.interactive.roadmap import projection, schedule
from advisor.report.result import Result
from advisor.roadmap.model import RoadmapTarget
from tests.report.build import TEAMS, undated
from tests.report.charts.interactive.figures import checked, dated


@pytest.mark.parametrize("team", TEAMS[:2])
def test_without_dates_the_bars_of_a_step_are_its_effort_by_role(team: str) -> None:
    result = undated(team)
    data = checked(schedule(result))
    roles = {role.title: role.id for role in result.rubric.roles}
    shown = {
        (step, roles[trace["name"]]): days
        for trace in data["data"]
        for step, days in zip(trace["y"], trace["x"], strict=True)
    }
    assert shown == {
        (step.id, role): effort.likely
        for step in result.roadmap.steps
        for role, effort in step.effort.items()
    }
    assert data["layout"]["yaxis"]["categoryarray"] == [s.id for s in result.roadmap.steps]


def test_with_dates_a_bar_lasts_from_the_first_morning_to_the_last_evening() -> None:
    result = dated()
    data = checked(schedule(result))
    (bars,) = data["data"]
    assert data["title"] == "Schedule"
    assert bars["base"][:2] == ["2026-11-23T00:00", "2026-12-07T00:00"]
    assert set(bars["x"]) == {12 * 24 * 60 * 60 * 1000}
    assert "23 November 2026 to 4 December 2026" in bars["hovertext"][0]


def test_the_schedule_marks_the_level_reached_and_the_date_wanted() -> None:
    result = dated()
    target = RoadmapTarget(level=1, by=date(2027, 6, 30))
    result = replace(result, roadmap=replace(result.roadmap, target=target))
    layout = checked(schedule(result))["layout"]
    marks = {note["text"]: note["x"] for note in layout["annotations"]}
    last = result.roadmap.steps[-1].end
    assert last
    assert marks == {"level 1": f"{last}T00:00", "wanted by": "2027-06-30T00:00"}
    assert len(layout["shapes"]) == 2


@pytest.mark.parametrize("result", [undated("parcel-eta"), dated()], ids=["ordered", "dated"])
def test_every_tag_that_can_be_chosen_is_carried_by_a_point_and_the_other_way_round(
    result: Result,
) -> None:
    data = checked(schedule(result))
    chosen = {tag for choice in data["filters"] for tag, _ in choice["options"]}
    carried = {tag for trace in data["data"] for tags in trace["customdata"] for tag in tags}
    assert chosen == carried
    assert [choice["title"] for choice in data["filters"]] == ["Role", "Stage", "Dimension"]
    for trace in data["data"]:
        lengths = {len(trace[name]) for name in ("x", "y", "hovertext", "customdata")}
        assert len(lengths) == 1


def test_the_projection_has_every_step_and_a_line_for_each_level_on_the_way() -> None:
    result = undated("parcel-eta")
    data = checked(projection(result))["data"]
    levels = {item.toward for item in result.roadmap.projection if item.toward is not None}
    assert [line["name"] for line in data] == [f"before level {level}" for level in sorted(levels)]
    left = {x: y for line in data for x, y in zip(line["x"], line["y"], strict=True)}
    assert left == {n: p.blockers_left for n, p in enumerate(result.roadmap.projection, 1)}
