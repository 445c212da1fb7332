import pytest

from advisor.report.charts.interactive.projection import projection
from tests.report.build import sample
from tests.report.charts.interactive.figures import checked, undated


def test_every_step_stands_on_the_line_of_its_level() -> None:
    result = undated("parcel-eta")
    lines = checked(projection(result))["data"]
    levels = sorted({item.toward for item in result.roadmap.projection if item.toward})
    assert [line["name"] for line in lines] == [f"before level {level}" for level in levels]
    left = {x: y for line in lines for x, y in zip(line["x"], line["y"], strict=True)}
    assert left == {n: p.blockers_left for n, p in enumerate(result.roadmap.projection, 1)}


@pytest.mark.parametrize("team", ["parcel-eta", "churn-scoring"])
def test_with_dates_a_line_runs_through_time_and_never_rises(team: str) -> None:
    result = sample(team)
    for line in checked(projection(result))["data"]:
        assert line["x"] == sorted(line["x"])
        assert line["y"] == sorted(line["y"], reverse=True)
        assert set(line["x"]) <= {f"{step.end}T00:00" for step in result.roadmap.steps}
