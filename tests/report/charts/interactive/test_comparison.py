from advisor.report.charts.interactive.comparison import dumbbells
from tests.report.build import from_yaml, sample
from tests.report.charts.interactive.figures import checked


def test_each_part_has_the_scores_of_both_sides_and_says_so_in_words() -> None:
    result = sample("parcel-eta")
    data = checked(dumbbells(result, result.dimensions))
    bars, compared, primary = data["data"]
    assert (compared["name"], primary["name"]) == ("DevOps", "MLOps")
    assert primary["x"] == [part.sides["mlops"].score for part in result.dimensions]
    assert compared["x"] == [part.sides["devops"].score for part in result.dimensions]
    assert primary["y"] == [part.id for part in result.dimensions]
    assert bars["x"][:3] == [compared["x"][0], primary["x"][0], None]
    assert primary["hovertext"][0] == (
        "<b>Primary goal</b><br>MLOps: 0.2, 0.1 to 0.3 with open answers"
        "<br>5 of 6 practices answered"
    )


def test_without_an_answer_there_is_no_mark_and_only_the_range_is_named() -> None:
    result = from_yaml("rubric: mlops-devops@2\nteam: {name: T}\nassessed_on: 2026-11-23\n")
    _, _, primary = checked(dumbbells(result, result.dimensions))["data"]
    assert set(primary["x"]) == {None}
    assert "MLOps: 0.0 to 2.0" in primary["hovertext"][0]
