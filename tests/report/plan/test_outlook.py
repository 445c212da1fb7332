"""Tables of where a plan leads, and of how busy it keeps whom."""

from dataclasses import replace

import pytest

from advisor.assessment.store import open_assessment
from advisor.document.parse import load_document
from advisor.report.plan.grid import Grid, markdown_lines
from advisor.report.plan.load import PEAK, load
from advisor.report.plan.projection import projection
from advisor.result.build import build_result
from advisor.scoring.number import show_score
from advisor.words.titles import Titles
from tests.report.build import SAMPLES, mending, sample, uniform

WIDTH = 80


def _column(grid: Grid, number: int) -> dict[str, str]:
    return {row[0]: row[number] for row in grid.rows}


def _width(grid: Grid) -> int:
    columns = zip(grid.header, *grid.rows, strict=True)
    widths = [max(len(cell) for cell in column) for column in columns]
    return sum(widths) + 2 * (len(widths) - 1)


def test_the_projection_ends_where_the_plan_does_and_begins_today() -> None:
    result = sample("churn-scoring")
    dimensions, stages = projection(result, most=6)
    last = result.roadmap.months[-1]
    assert dimensions.header == ("dimension", *stages.header[1:])
    assert len(dimensions.header) <= 1 + 6
    assert dimensions.header[-1] == last.date.isoformat()[:7]
    assert _column(dimensions, 1)["overall"] == f"{show_score(result.score.value)} L1"
    assert _column(dimensions, -1)["overall"] == f"{show_score(last.score)} L{last.level}"
    for parts, grid, standings in (
        (result.dimensions, dimensions, last.dimensions),
        (result.stages, stages, last.stages),
    ):
        for part in parts:
            standing = standings[part.id]
            assert _column(grid, -1)[part.title] == show_score(standing.score)


def test_the_level_is_the_one_that_evidence_supports_where_that_counts() -> None:
    result = replace(sample("churn-scoring"), strict=True)
    (dimensions, _) = projection(result, most=6)
    assert _column(dimensions, 1)["overall"].endswith(f" L{result.held('supported')}")


def test_an_order_without_dates_shows_today_and_the_end() -> None:
    answers = load_document(SAMPLES / "churn-scoring" / "answers.yaml")
    result = build_result(*open_assessment(answers), dated=False)
    dimensions, stages = projection(result, most=6)
    assert dimensions.header == ("dimension", "today", "then")
    dated = projection(sample("churn-scoring"), most=6)
    assert _column(dimensions, 2) == _column(dated[0], -1)
    assert _column(stages, 2) == _column(dated[1], -1)
    assert load(result) is None


def test_there_is_nothing_to_show_without_steps() -> None:
    assert projection(uniform(2), most=6) == ()
    assert load(uniform(2)) is None


def test_the_tables_fit_a_terminal() -> None:
    for team in ("churn-scoring", "parcel-eta"):
        busy = load(sample(team))
        assert busy
        for grid in (*projection(sample(team), most=6), busy):
            assert _width(grid) <= WIDTH


@pytest.mark.parametrize("by", ["roles", "names"])
def test_everybody_has_their_busiest_week_marked_and_all_days_counted(by: str) -> None:
    result = mending() if by == "names" else sample("churn-scoring")
    busy = load(result)
    assert busy
    *months, week, amount = busy.rows
    titles = Titles(result).roles
    everybody = [person for person in result.roadmap.people if person.stints]
    assert busy.header[1:] == tuple(titles.get(p.name) or p.name for p in everybody)
    for number, person in enumerate(everybody, 1):
        name = person.name
        assert sum(PEAK in row[number] for row in months) == 1
        planned = sum(float(row[number].split(" of ")[0]) for row in months)
        assert abs(planned - sum(stint.days for stint in person.stints)) <= 0.1 * len(months)
        found = next(w for w in result.roadmap.load if w.week.isoformat() == week[number])
        share = found.planned[name] / found.available[name]
        assert all(w.planned[name] <= share * w.available[name] + 1e-9 for w in result.roadmap.load)
        assert float(amount[number].split(" of ")[0]) == round(found.planned[name], 1)


def test_an_older_result_has_its_load_by_role_in_the_order_of_the_rubric() -> None:
    result = sample("churn-scoring")
    busy = load(replace(result, roadmap=replace(result.roadmap, people=())))
    assert busy
    named = {name for week in result.roadmap.load for name in week.planned}
    roles = [role.title for role in result.rubric.roles if role.id in named]
    assert busy.header[1:] == tuple(roles)


def test_a_short_plan_is_shown_week_by_week() -> None:
    result = sample("churn-scoring")
    weeks = result.roadmap.load[:3]
    short = replace(result, roadmap=replace(result.roadmap, load=weeks))
    busy = load(short)
    assert busy
    assert [row[0] for row in busy.rows] == [week.week.isoformat() for week in weeks]
    assert busy.header[0] == "week of"


def test_a_grid_in_markdown_shows_its_texts_as_they_are() -> None:
    grid = Grid(header=("a|b", "c"), rows=(("<i>", "1.00 L1"),))
    assert list(markdown_lines(grid)) == ["| a\\|b | c |", "| --- | --- |", "| \\<i\\> | 1.00 L1 |"]
