import re
from itertools import pairwise
from pathlib import Path

import pytest

from advisor.assessment.model import Answer
from advisor.report.brand.model import Appearance
from advisor.report.formats import render
from advisor.report.template_data import template_data
from advisor.result.build import build_result
from advisor.result.given import open_given
from advisor.result.model import Result
from tests.build import assessment, with_answers
from tests.report.build import (
    ROOT,
    SAMPLES,
    TEAMS,
    hostile,
    of_answers,
    sample,
    shipped,
    undated,
)

ANSWERS = sorted(
    [
        *SAMPLES.glob("*/answers.yaml"),
        *ROOT.glob("tests/fixtures/teams/*/answers.yaml"),
        *ROOT.glob("tests/cases/*/answers.yaml"),
    ]
)
MOST = 60_000  # characters: a comment or an issue takes 65,536
MOST_IN_BRIEF = 8_000


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
        "**Level 2:**",
        "| Dimension | Today |",
        "| Stage |",
    ):
        assert part in plan
    assert "| ML engineer |" in plan
    assert "### Not now" in text.split("## Do\n")[1].split("\n## ")[0]
    assert "## The plan" not in render(undated("churn-scoring"), "md").decode()


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda path: path.parent.name)
def test_a_report_fits_where_markdown_is_shown(answers: Path) -> None:
    # Comparing orders of steps takes its time; of cases, that adds a line to many.
    case = "cases" in answers.parts
    result = open_given(answers).result() if case else of_answers(answers)
    assert 0 < len(render(result, "md").decode()) < MOST
    brief = render(result, "md", appearance=Appearance(brief=True)).decode()
    assert len(brief) < MOST_IN_BRIEF
    assert "<details>" not in brief


def noted(letters: int) -> Result:
    """Return a team that wrote a note of so many letters on each practice."""
    answers = {p.id: Answer(level=1, note="n" * letters) for p in shipped().practices}
    return build_result(shipped(), with_answers(assessment(shipped(), {}), answers))


def test_long_notes_are_cut_no_more_than_room_demands_and_the_report_says_so() -> None:
    whole, cut, shortest = (render(noted(n), "md").decode() for n in (50, 600, 20_000))
    remark = re.compile("What the team wrote is cut after ([0-9]+) characters")
    assert not remark.search(whole)
    for text in (cut, shortest):
        (letters,) = map(int, remark.findall(text))
        assert MOST - 2_500 < len(text) < MOST
        assert max(map(len, re.findall("n{20,}…", text))) == letters


def test_sentences_in_a_row_keep_their_distance() -> None:
    text = render(sample("churn-scoring"), "md").decode()
    assert "✓ Continuous training, ✓ One pipeline everywhere" in text


def test_what_stands_behind_the_four_pages_is_folded() -> None:
    shown = template_data(sample("parcel-eta"))
    text = render(sample("parcel-eta"), "md").decode()
    front, *behind = text.split("<details>")
    titles = shown["chapters"]
    assert re.findall("^## (.*)$", front, re.MULTILINE) == [titles[n] for n in shown["front"]]
    assert [part.splitlines()[:3] for part in behind] == [
        [f"<summary>{title}</summary>", "", f"## {title}"] for title in shown["behind"].values()
    ]
    assert all(part.rstrip().endswith("</details>") for part in behind)


def test_the_brief_has_what_to_do_at_once() -> None:
    shown = template_data(sample("parcel-eta"))
    text = render(sample("parcel-eta"), "md", appearance=Appearance(brief=True)).decode()
    assert f"**{shown['decide'].verdict}**" in text.replace("\\", "")
    assert shown["do"].first_aid
    assert text.count("- [ ] ") == len(shown["do"].first_aid)
    assert all(line.do in text.replace("\\", "") for line in shown["do"].first_aid)
