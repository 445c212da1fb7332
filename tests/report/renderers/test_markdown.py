import re
from itertools import pairwise

from advisor.report.formats import render
from tests.report.build import TEAMS, hostile, sample, undated


def test_every_table_row_has_the_cells_of_its_header() -> None:
    for team in TEAMS:
        rows = render(sample(team), "md").decode().splitlines()
        table: list[int] = []
        for row in rows:
            if row.startswith("|"):
                table.append(len(re.findall(r"(?<!\\)\|", row)))
                assert table[0] == table[-1], row
            else:
                table = []


def test_tables_and_headings_stand_apart_from_text() -> None:
    lines = render(sample("churn-scoring"), "md").decode().splitlines()
    for before, line in pairwise(lines):
        if line.startswith("|") and not before.startswith("|"):
            assert before == ""
        if line.startswith("#"):
            assert before == ""


def test_hostile_text_stays_text() -> None:
    text = render(hostile(), "md").decode()
    assert "<script>" not in text
    assert "](http" not in text
    assert "![" not in text
    assert "\\<script\\>" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_numbers_at_the_start_of_a_cell_are_left_alone() -> None:
    text = render(sample("parcel-eta"), "md").decode()
    assert "| 0.1 |" in text
    assert "\\0" not in text


def test_the_plan_has_its_dates_its_gains_and_its_load() -> None:
    text = render(sample("churn-scoring"), "md").decode()
    plan = text.split("## The plan\n")[1].split("\n## ")[0]
    for part in (
        "steps to level 2: likely by ",
        "### Not now",
        "**Level 2:**",
        "| Dimension | Today |",
        "| Stage |",
    ):
        assert part in plan
    assert "| ML engineer |" in plan
    assert "## The plan" not in render(undated("churn-scoring"), "md").decode()
