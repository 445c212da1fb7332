"""The list of steps: whole titles under the time in which they begin, whatever the width."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from advisor.assessment.model import Assessment
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.tui.screens.roadmap.plan_chart import PlanChart
from advisor.tui.screens.roadmap.plan_rows import PlanRows
from advisor.tui.what_if.what_if import planned, saved_request
from advisor.tui.widgets.text import cells
from advisor.words.horizon import horizons, say_line
from advisor.words.quantity import say_period
from advisor.words.titles import Titles

WIDTHS = pytest.mark.parametrize("width", [24, 40, 56, 77, 100, 142])
BARS = "█▄▓▞▒░"


def listed(rubric: Rubric, roadmap: Roadmap, width: int, *, bars: bool = False) -> PlanRows:
    chart = PlanChart(roadmap=roadmap, saved=None, roles=rubric.roles, width=width)
    return PlanRows(
        rubric=rubric, roadmap=roadmap, held=0, width=width, chart=chart if bars else None
    )


def told(rows: PlanRows, *, done: Iterable[str] = (), excluded: Iterable[str] = ()) -> list[str]:
    """Return what each row says."""
    return [str(option.prompt) for option in rows.options(done, excluded)]


def groups(rows: PlanRows) -> dict[str, list[str]]:
    """Return the ids of the rows under each heading."""
    found: dict[str, list[str]] = {}
    for option in rows.options((), ()):
        if option.disabled:
            found[str(option.prompt)] = []
        elif option.id:
            found[list(found)[-1]].append(option.id)
    return found


def left(text: str, width: int) -> str:
    """Return the words in the first cells of a row's lines."""
    return " ".join(" ".join(row[:width] for row in text.splitlines()).split())


@WIDTHS
def test_every_title_and_every_line_of_first_aid_is_whole(
    shipped: Rubric, roadmap: Roadmap, width: int
) -> None:
    rows = told(listed(shipped, roadmap, width))
    assert not any("…" in row for row in rows)
    assert max(cells(line) for row in rows for line in row.splitlines()) <= width
    words = {" ".join(row.split()) for row in rows}
    for step in roadmap.steps:
        assert step.start
        assert step.end
        days = say_period(step.start, step.end)
        whole = {" ".join(row.replace(days, " ").split()) for row in words}
        assert any(step.title in row for row in whole), step.title
        assert any(days in row for row in words)
    for aid in roadmap.first_aid:
        assert any(say_line(aid, Titles(shipped)) in row for row in words)


@pytest.mark.parametrize("width", [76, 94, 142])
def test_bars_stand_beside_whole_titles(shipped: Rubric, roadmap: Roadmap, width: int) -> None:
    rows = listed(shipped, roadmap, width, bars=True)
    assert rows.chart
    texts = told(rows)
    beside = 5 + rows.chart.title
    for step in roadmap.steps:
        row = next(row for row in texts if step.title in left(row, beside))
        first, *rest = row.splitlines()
        assert any(sign in first[beside:] for sign in BARS), row
        assert not any(sign in line[beside:] for line in rest for sign in BARS)
    assert max(cells(line) for row in texts for line in row.splitlines()) <= width
    assert not any("…" in row for row in texts)


def test_steps_stand_under_the_time_in_which_they_begin(shipped: Rubric, roadmap: Roadmap) -> None:
    found = groups(listed(shipped, roadmap, 77))
    assert list(found) == ["This week: first aid", "This fortnight", "Next 90 days", "Later"]
    aid, *steps = found.values()
    assert aid == [f"first-aid:{line.practice}" for line in roadmap.first_aid]
    soon = horizons(roadmap)
    assert steps == [
        [step.id for step in group] for group in (soon.fortnight, soon.ninety, soon.later)
    ]
    assert sum(map(len, steps)) == len(roadmap.steps)


def test_a_row_says_which_level_is_reached_with_it(shipped: Rubric, roadmap: Roadmap) -> None:
    rows = {
        option.id: str(option.prompt) for option in listed(shipped, roadmap, 77).options((), ())
    }
    assert roadmap.milestones
    for reached in roadmap.milestones:
        assert f"◆ Level {reached.level}" in rows[reached.step]
    assert sum("◆" in row for row in rows.values()) == len({m.step for m in roadmap.milestones})


def test_what_hurt_is_marked_and_first_aid_for_it_as_well(
    shipped: Rubric, roadmap: Roadmap
) -> None:
    rows = {
        option.id: str(option.prompt) for option in listed(shipped, roadmap, 77).options((), ())
    }
    urgent = {step.id for step in roadmap.steps if step.urgent}
    urgent |= {f"first-aid:{line.practice}" for line in roadmap.first_aid if line.urgent}
    assert len(urgent) > 1
    assert {name for name, row in rows.items() if row[3:4] == "!"} == urgent


def test_steps_that_are_not_planned_stand_apart(shipped: Rubric, roadmap: Roadmap) -> None:
    done, gone = shipped.steps[0], shipped.steps[1]
    rows = told(listed(shipped, roadmap, 77), done=[done.id], excluded=[gone.id])
    for heading, step, says in (
        ("Taken as done", done, "✓ done"),
        ("Left out", gone, "✗ left out"),
    ):
        row = rows[rows.index(heading) + 1]
        assert says in row
        assert left(row.replace(says, ""), 77) == step.title
    assert rows.index("Taken as done") < rows.index("This fortnight") < rows.index("Left out")


def test_without_people_the_steps_stand_in_their_order_with_effort_and_what_is_left(
    shipped: Rubric, team: Assessment
) -> None:
    given = replace(team, people=())
    undated = planned(shipped, given, saved_request(given))
    rows = listed(shipped, undated, 77)
    assert list(groups(rows))[-1] == "Steps, in an order in which they can be done"
    assert [n for names in groups(rows).values() for n in names if ":" not in n] == [
        step.id for step in undated.steps
    ]
    assert "effort" in str(rows.head())
    texts = told(rows)
    assert any(f"{undated.steps[0].likely_days:g} d " in text for text in texts)
    assert any("level 1 ✓" in text for text in texts)
    assert not any(sign in text for text in texts for sign in BARS)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2027, 5, 6), date(2027, 5, 6), "6 May 2027"),
        (date(2027, 5, 6), date(2027, 5, 20), "6 – 20 May 2027"),
        (date(2027, 5, 6), date(2027, 6, 3), "6 May – 3 Jun 2027"),
        (date(2026, 12, 14), date(2027, 1, 8), "14 Dec – 8 Jan 2027"),
        (date(2026, 1, 14), date(2027, 1, 8), "14 Jan 2026 – 8 Jan 2027"),
    ],
)
def test_of_days_in_one_year_it_is_told_once(start: date, end: date, said: str) -> None:
    assert say_period(start, end) == said
