import pytest

from advisor.report.charts.interactive.build import charts
from advisor.report.charts.interactive.effort import effort
from tests.report.build import sample
from tests.report.charts.interactive.figures import checked


@pytest.mark.parametrize("team", ["parcel-eta", "churn-scoring"])
def test_the_pieces_of_a_bar_are_the_effort_by_role(team: str) -> None:
    result = sample(team)
    data = checked(effort(result))
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


@pytest.mark.parametrize("name", ["effort", "schedule"])
@pytest.mark.parametrize("team", ["parcel-eta", "churn-scoring"])
def test_what_can_be_chosen_is_what_points_carry(team: str, name: str) -> None:
    data = checked(charts(sample(team))[name])
    chosen = {tag for choice in data["filters"] for tag, _ in choice["options"]}
    carried = {tag for trace in data["data"] for tags in trace["customdata"] for tag in tags}
    assert chosen == carried
    assert [choice["title"] for choice in data["filters"]] == ["Role", "Stage", "Dimension"]
    for trace in data["data"]:
        lengths = {len(trace[field]) for field in ("x", "y", "hovertext", "customdata")}
        assert len(lengths) == 1
