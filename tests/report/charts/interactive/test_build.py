import json
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path

import pytest

from advisor.report.charts.interactive.build import charts
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.rubric.catalogue import load_rubric
from advisor.words.coverage import as_range
from tests.build import BACKUPS, assessment
from tests.report.build import TEAMS, hostile, sample, uniform
from tests.report.charts.interactive.figures import checked, undated


def one_sided() -> Result:
    rubric = load_rubric(BACKUPS)
    return build_result(rubric, assessment(rubric, {"copies.backup": 1}))


RESULTS: dict[str, Callable[[], Result]] = {
    **{team: partial(sample, team) for team in TEAMS},
    "hostile": hostile,
    "top": lambda: uniform(2),
    "bottom": lambda: uniform(0),
    "undated": lambda: undated("parcel-eta"),
    "one-sided": one_sided,
}


@pytest.mark.parametrize("name", RESULTS)
def test_plotly_accepts_every_chart_of_every_kind_of_team(name: str) -> None:
    result = RESULTS[name]()
    found = charts(result)
    assert found
    assert ({"dimensions", "stages", "heatmap-primary"} <= set(found)) != as_range(result)
    for chart in found.values():
        assert chart.title
        json.dumps(checked(chart), allow_nan=False)


def test_a_rubric_with_one_side_has_no_second_map() -> None:
    assert set(charts(one_sided())) == {
        "dimensions",
        "stages",
        "heatmap-primary",
        "effort",
        "projection",
    }


def test_where_nothing_is_left_to_do_there_is_no_roadmap_to_explore() -> None:
    assert {"effort", "projection", "schedule"} & set(charts(uniform(2))) == set()


def test_titles_of_a_rubric_are_text_and_never_markup(tmp_path: Path) -> None:
    evil = r'title: "<a href=http://evil.example>Backup</a> \u202e & more"'
    path = tmp_path / "evil.yaml"
    path.write_text(BACKUPS.read_text(encoding="utf-8").replace("title: Copies", evil))
    rubric = load_rubric(path)
    found = charts(build_result(rubric, assessment(rubric, {"copies.backup": 1})))
    drawn = [checked(chart) for chart in found.values()]
    label = drawn[0]["layout"]["yaxis"]["ticktext"][0]
    shown = unescape(label.replace("<br>", " "))
    assert "".join(shown.split()) == r"<ahref=http://evil.example>Backup</a>\u202e&more"
    assert "<" not in label.replace("<br>", "")
    assert "<a" not in json.dumps([(chart["data"], chart["layout"]) for chart in drawn])
