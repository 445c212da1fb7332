import itertools
from dataclasses import replace
from datetime import date
from math import hypot

import pytest

from advisor.assessment.model import Answer
from advisor.report.charts.backing import backing
from advisor.report.charts.dumbbell import dumbbell
from advisor.report.charts.heatmap import heatmap
from advisor.report.charts.ladder import ladder, rungs
from advisor.report.charts.radar import Radar, radar
from advisor.report.charts.timeline import timeline
from advisor.rubric.catalogue import load_rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from tests.build import assessment, perfect, with_answers

RUBRIC = load_rubric()


def card(level: int | None) -> Scorecard:
    levels = {} if level is None else {practice.id: level for practice in RUBRIC.practices}
    return score(RUBRIC, assessment(RUBRIC, levels))


def drawn(scored: Scorecard, *, narrow: bool = False) -> Radar:
    return radar(
        scored.dimensions, primary="mlops", compared="devops", top=scored.top, narrow=narrow
    )


def distances(chart: Radar, polygon: str) -> list[float]:
    corners = [tuple(map(float, pair.split(","))) for pair in polygon.split()]
    return [hypot(x - chart.x, y - chart.y) for x, y in corners]


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_uniform_team_is_a_ring_of_the_radar(level: int) -> None:
    chart = drawn(card(level))
    ring = 0.0 if level == 0 else chart.rings[level - 1]
    assert distances(chart, chart.primary) == pytest.approx([ring] * 11, abs=0.1)


def test_a_team_without_answers_draws_no_polygon() -> None:
    assert (drawn(card(None)).primary, drawn(card(None)).compared) == ("", "")


@pytest.mark.parametrize("narrow", [False, True])
def test_labels_of_the_radar_stay_within_it(*, narrow: bool) -> None:
    chart = drawn(card(1), narrow=narrow)
    for axis in chart.axes:
        assert " ".join(text for text, _ in axis.lines) == axis.label
        for text, y in axis.lines:
            wide = len(text) * 8.2
            left = {"start": axis.label_x, "middle": axis.label_x - wide / 2}.get(
                axis.anchor, axis.label_x - wide
            )
            assert left >= 0, text
            assert left + wide <= chart.width, text
            assert 12 <= y <= chart.height, text


@pytest.mark.parametrize("narrow", [False, True])
def test_long_names_are_shortened_in_the_chart_and_whole_in_its_words(*, narrow: bool) -> None:
    scored = card(1)
    long = "Aspects of the work that nobody has a short name for"
    scored = replace(
        scored, dimensions=tuple(replace(part, title=long) for part in scored.dimensions)
    )
    beside = dumbbell(scored.dimensions, primary="mlops", compared="devops", top=2, narrow=narrow)
    backed = backing(scored, narrow=narrow)
    labels = [*(row.label for row in beside.rows), *(row.label for row in backed.rows)]
    assert all(len(label) <= 27 and label.endswith("…") for label in labels)
    around = drawn(scored, narrow=narrow)
    assert all(axis.lines[-1][0].endswith("…") for axis in around.axes)
    assert all(len(axis.lines) == 1 + narrow for axis in around.axes)
    assert all(long in chart.text for chart in (beside, backed, around))


def test_narrow_charts_are_no_wider_than_a_hand_and_say_the_same() -> None:
    scored = card(1)
    wide, narrow = backing(scored), backing(scored, narrow=True)
    assert narrow.text == wide.text
    assert all(narrow.left + row.claimed < narrow.text_x < narrow.width for row in narrow.rows)
    held: dict[str, int | None] = {"claimed": 1, "supported": 0}
    rungs_, treads = rungs(scored, held), ladder(scored, held)
    assert rungs_.text == treads.text
    assert [tread.level for tread in rungs_.treads] == ["2", "1", "0"]
    assert [flag.text for tread in rungs_.treads for flag in tread.flags] == [*held]
    feet = [(tread.y, tread.y + tread.height) for tread in rungs_.treads]
    assert all(foot <= top for (_, foot), (top, _) in itertools.pairwise(feet))
    assert feet[-1][1] <= rungs_.height
    beside = [
        dumbbell(scored.dimensions, primary="mlops", compared="devops", top=2, narrow=narrow)
        for narrow in (False, True)
    ]
    assert beside[0].text == beside[1].text
    assert all(row.primary and row.primary < beside[1].width for row in beside[1].rows)


def test_the_map_holds_every_practice_of_the_side_once() -> None:
    cells = [cell for row in heatmap(card(1), "mlops").rows for cell in row.cells]
    assert sum(cell.practices for cell in cells) == card(1).sides["mlops"].applicable
    assert {cell.text for cell in cells} == {"", "1.00"}
    assert {cell.shade for cell in cells} == {-1, 2}


def test_a_field_without_an_answer_is_told_from_one_without_a_practice() -> None:
    cells = [cell for row in heatmap(card(None), "mlops").rows for cell in row.cells]
    assert {(cell.text, cell.practices > 0) for cell in cells} == {("–", True), ("", False)}


def test_bars_of_evidence_are_as_long_as_what_is_claimed_and_backed() -> None:
    assert all(row.backed == 0 < row.claimed for row in backing(card(2)).rows)
    proved = backing(score(RUBRIC, perfect(RUBRIC)))
    assert all(row.backed == row.claimed for row in proved.rows)
    assert all(row.text == "nothing claimed" for row in backing(card(0)).rows)


def test_a_longer_bar_means_more_levels() -> None:
    team = with_answers(assessment(RUBRIC, {}), {RUBRIC.practices[0].id: Answer(level=2)})
    rows = backing(score(RUBRIC, team)).rows
    assert [row.claimed > 0 for row in rows].count(True) == 1


def test_a_label_gives_way_to_those_of_the_first_and_the_last_moment() -> None:
    days = (date(2026, 11, 24), date(2026, 11, 30), date(2027, 5, 6))
    chart = timeline([(day, 0, 0.5) for day in days], top=2)
    assert [moment.date for moment in chart.moments] == ["24 Nov 2026", "", "6 May 2027"]
    assert [bool(moment.score) for moment in chart.moments] == [True, False, True]
    assert all(day.isoformat() in chart.text for day in days)


def test_first_and_last_of_many_moments_are_dated_where_there_is_room_for_few() -> None:
    days = [date(2025, month, 1) for month in (1, 3, 5, 7, 9, 11)] + [date(2026, 1, 1)]
    moments = timeline([(day, 0, 0.5) for day in days], top=2, narrow=True).moments
    shown = [moment for moment in moments if moment.date]
    assert (shown[0], shown[-1]) == (moments[0], moments[-1])
    assert all(after.x - before.x >= 80 for before, after in itertools.pairwise(shown))
    assert all(moment.score for moment in moments)


def test_the_label_of_a_score_keeps_clear_of_the_square_of_a_level() -> None:
    days = [date(2026, 1, 1), date(2027, 1, 1)]
    free, crowded = timeline([(days[0], 1, 1.5), (days[1], 2, 1.8)], top=2).moments
    assert free.score_y
    assert free.score_text_y
    assert free.score_text_y < free.score_y
    assert crowded.score_y
    assert crowded.score_text_y
    assert crowded.score_text_y > crowded.score_y
