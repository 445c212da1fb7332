import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import pytest

from advisor.assessment.model import Answer
from advisor.report.charts.drawing import Circle, Drawing, Path, Picture
from advisor.report.charts.dumbbell import dumbbell
from advisor.report.charts.evidence_shown import backing
from advisor.report.charts.gantt import gantt
from advisor.report.charts.heatmap import heatmap
from advisor.report.charts.levels import ladder
from advisor.report.charts.timeline import timeline
from advisor.report.renderers.styles import paints
from advisor.rubric.catalogue import load_rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from tests.build import BACKUPS, ROOT, assessment, perfect, with_answers
from tests.report.build import with_people
from tests.report.charts.shapes import circles, corners, rects, texts

RUBRIC = load_rubric()
HELD: dict[str, int | None] = {"claimed": 1, "supported": 0, "other": None}
COUNTS = {0: "", 1: "7 of 7 core features", 2: "2 of 5 core features"}
DAYS = (date(2026, 11, 24), date(2026, 11, 30), date(2027, 5, 6))


def card(level: int | None) -> Scorecard:
    levels = {} if level is None else {practice.id: level for practice in RUBRIC.practices}
    return score(RUBRIC, assessment(RUBRIC, levels))


def planned() -> Picture:
    roadmap = with_people(0).roadmap
    roles = {role: role[:2].upper() for step in roadmap.steps for role in step.effort}
    return gantt(roadmap.steps, roadmap.milestones, (roadmap.steps[0].id,), roles, {})[0]


CHARTS: dict[str, Callable[[], Picture]] = {
    "ladder": lambda: ladder(card(1), HELD, COUNTS),
    "dumbbell": lambda: dumbbell(card(1), card(1).dimensions),
    "nothing": lambda: dumbbell(card(None), card(None).stages),
    "backing": lambda: backing(card(1)),
    "backed": lambda: backing(score(RUBRIC, perfect(RUBRIC))),
    "timeline": lambda: timeline([(day, 1, 0.5) for day in DAYS], top=2),
    "gantt": planned,
}
DRAWINGS = list(product(CHARTS, ("wide", "narrow")))


@cache
def chart(name: str) -> Picture:
    return CHARTS[name]()


@pytest.fixture
def drawing(request: pytest.FixtureRequest) -> Drawing:
    name, width = request.param
    return {"wide": chart(name).wide, "narrow": chart(name).narrow}[width]


@pytest.mark.parametrize("drawing", DRAWINGS, ids="-".join, indirect=True)
def test_everything_lies_within_the_drawing(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        for x, y in corners(shape):
            assert 0 <= x <= drawing.width, shape
            assert 0 <= y <= drawing.height, shape


@pytest.mark.parametrize("drawing", DRAWINGS, ids="-".join, indirect=True)
def test_every_role_has_a_look(drawing: Drawing) -> None:
    assert {shape.role for shape in drawing.shapes} <= paints().keys()


def test_every_look_is_that_of_a_role_that_a_chart_can_draw() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "advisor" / "report" / "charts").glob("*.py")
    )
    named = set(re.findall(r'"([a-z-]+)"', sources))
    marks = {f"{side}-mark" for side in ("compared", "primary")}
    assert paints().keys() <= named | marks


def test_a_look_is_the_same_on_paper_and_on_screen() -> None:
    css = (ROOT / "templates" / "report" / "charts.css").read_text(encoding="utf-8")
    rules = css.count("svg .")
    assert len(paints()) == rules > 0
    assert paints()["milestone"] == {
        "stroke": "#1f6f5c",
        "stroke-width": "1.5",
        "stroke-dasharray": "4 3",
    }
    assert not re.search(r"var\(|px", str(paints()))


@pytest.mark.parametrize("name", CHARTS)
def test_a_narrow_chart_is_no_wider_than_a_hand(name: str) -> None:
    assert (chart(name).wide.width, chart(name).narrow.width) == (680, 360)


@pytest.mark.parametrize("name", sorted(CHARTS.keys() - {"gantt"}))
def test_a_narrow_chart_says_the_same(name: str) -> None:
    assert chart(name).narrow.text == chart(name).wide.text


def test_long_names_are_shortened_in_the_chart_and_whole_in_its_words() -> None:
    scored = card(1)
    long = "Aspects of the work that nobody has a short name for"
    scored = replace(
        scored, dimensions=tuple(replace(part, title=long) for part in scored.dimensions)
    )
    for picture in (dumbbell(scored, scored.dimensions), backing(scored)):
        for drawing in (picture.wide, picture.narrow):
            labels = [shape.text for shape in texts(drawing, "label")]
            assert len(labels) == 11
            assert all(len(label) <= 27 and label.endswith("…") for label in labels)
            assert long in drawing.text


def test_levels_rise_on_a_page_and_lie_above_each_other_on_a_narrow_one() -> None:
    blocks = rects(chart("ladder").wide)
    assert [block.role for block in blocks] == ["level-supported", "level-claimed", "level-open"]
    tops = [block.y for block in blocks]
    assert tops == sorted(tops, reverse=True)
    rungs = rects(chart("ladder").narrow)
    feet = [(rung.y, rung.y + rung.height) for rung in rungs]
    assert all(foot <= top for (_, foot), (top, _) in itertools.pairwise(feet))


@pytest.mark.parametrize("drawing", DRAWINGS[:2], ids="-".join, indirect=True)
def test_what_is_held_stands_on_its_level_and_what_is_not_nowhere(drawing: Drawing) -> None:
    flags = {flag.text: flag for flag in texts(drawing, "strong") if flag.text in HELD}
    assert flags.keys() == {"claimed", "supported"}
    blocks = {block.text: block for block in texts(drawing, "strong") if block.text.isdigit()}
    assert "claimed: level 1; supported: level 0; other: none" in drawing.text
    assert sum(isinstance(shape, Path) for shape in drawing.shapes) == 2
    for name, level in (("claimed", "1"), ("supported", "0")):
        assert abs(flags[name].x - blocks[level].x) < 20


@pytest.mark.parametrize("drawing", DRAWINGS[:2], ids="-".join, indirect=True)
def test_each_level_counts_its_features(drawing: Drawing) -> None:
    assert {tick.text for tick in texts(drawing, "tick")} == {COUNTS[1], COUNTS[2]}
    assert drawing.text.endswith("level 1: 7 of 7 core features; level 2: 2 of 5 core features")


def test_where_nothing_is_told_to_stand_no_level_looks_held() -> None:
    assert {block.role for block in rects(ladder(card(2), {}, COUNTS).wide)} == {"level-open"}


def test_each_score_has_its_mark_and_none_where_nothing_is_known() -> None:
    beside = chart("dumbbell").wide
    assert len(circles(beside, "primary-mark")) == len(circles(beside, "compared-mark")) == 12
    assert rects(beside) == []  # both sides stand level


def test_where_too_little_is_known_a_score_is_drawn_as_its_range() -> None:
    unknown = chart("nothing").wide
    assert len(circles(unknown, "primary-mark")) == 1 + 2 * 5  # the key, and both ends
    assert {bar.width for bar in rects(unknown, "bar")} == {640 - 168}
    assert "0.0 to 2.0" in unknown.text


def test_a_bar_joins_the_scores_of_both_sides() -> None:
    levels = {p.id: 2 if p.side == "devops" else 1 for p in RUBRIC.practices}
    scored = score(RUBRIC, assessment(RUBRIC, levels))
    drawing = dumbbell(scored, scored.dimensions).wide
    marks = zip(
        circles(drawing, "primary-mark")[1:],
        circles(drawing, "compared-mark")[1:],
        rects(drawing, "bar"),
        strict=True,
    )
    for primary, compared, bar in marks:
        assert (bar.x, bar.x + bar.width) == pytest.approx((primary.x, compared.x))


def test_a_rubric_with_one_side_has_one_mark_a_row_and_one_key() -> None:
    rubric = load_rubric(BACKUPS)
    scored = score(rubric, assessment(rubric, {"copies.backup": 1}))
    drawing = dumbbell(scored, scored.dimensions).wide
    assert len([s for s in drawing.shapes if isinstance(s, Circle)]) == 1 + len(scored.dimensions)


def test_the_map_holds_every_practice_of_the_side_once() -> None:
    cells = [cell for row in heatmap(card(1), "mlops").rows for cell in row.cells]
    assert sum(cell.practices for cell in cells) == card(1).sides["mlops"].applicable
    assert {cell.text for cell in cells} == {"", "1.0"}
    assert {cell.shade for cell in cells} == {-1, 2}


def test_a_field_without_an_answer_is_told_from_one_without_a_practice() -> None:
    cells = [cell for row in heatmap(card(None), "mlops").rows for cell in row.cells]
    assert {(cell.text, cell.practices > 0) for cell in cells} == {("–", True), ("", False)}


def test_bars_of_evidence_are_as_long_as_what_is_claimed_and_backed() -> None:
    claimed = backing(card(2)).wide
    assert (len(rects(claimed, "unbacked")), rects(claimed, "backed")) == (11, [])
    proved = chart("backed").wide
    assert (len(rects(proved, "backed")), rects(proved, "unbacked")) == (11, [])
    longest = max(bar.width for bar in rects(proved))
    assert longest == max(bar.width for bar in rects(claimed)) == 590 - 168
    assert {text.text for text in texts(backing(card(0)).wide, "muted")} == {"nothing claimed"}


def test_what_is_not_backed_follows_what_is() -> None:
    rubric_id = RUBRIC.practices[0].id
    team = with_answers(perfect(RUBRIC), {rubric_id: Answer(level=2)})
    drawing = backing(score(RUBRIC, team)).wide
    (bare,) = rects(drawing, "unbacked")
    (before,) = [bar for bar in rects(drawing, "backed") if bar.y == bare.y]
    assert before.x + before.width == pytest.approx(bare.x, abs=0.1)


def test_a_label_gives_way_to_those_of_the_first_and_the_last_moment() -> None:
    drawing = timeline([(day, 0, 0.5) for day in DAYS], top=2).wide
    dates = [text.text for text in texts(drawing, "muted") if "Level" not in text.text]
    assert dates == ["24 Nov 2026", "6 May 2027"]
    assert len(texts(drawing, "label")) == 2
    assert len(circles(drawing, "primary-mark")) == 3
    assert all(day.isoformat() in drawing.text for day in DAYS)


def test_first_and_last_of_many_moments_are_dated_where_there_is_room_for_few() -> None:
    days = [date(2025, month, 1) for month in (1, 3, 5, 7, 9, 11)] + [date(2026, 1, 1)]
    drawing = timeline([(day, 0, 0.5) for day in days], top=2).narrow
    dots = circles(drawing, "primary-mark")
    dates = [text for text in texts(drawing, "muted") if "Level" not in text.text]
    assert {dates[0].x, dates[-1].x} == {dots[0].x, dots[-1].x}
    assert all(after.x - before.x >= 80 for before, after in itertools.pairwise(dates))
    assert len(texts(drawing, "label")) == len(dots) == len(days)


def test_what_is_not_known_of_a_moment_is_not_drawn() -> None:
    drawing = timeline([(DAYS[0], None, None), (DAYS[2], 1, 0.5)], top=2).wide
    assert len(rects(drawing)) == len(circles(drawing, "primary-mark")) == 1
    assert "24: no level, score –" in drawing.text


def test_the_label_of_a_score_keeps_clear_of_the_square_of_a_level() -> None:
    drawing = timeline([(DAYS[0], 1, 1.5), (DAYS[2], 2, 1.8)], top=2).wide
    free, crowded = zip(circles(drawing, "primary-mark"), texts(drawing, "label"), strict=True)
    assert free[1].y < free[0].y
    assert crowded[1].y > crowded[0].y
