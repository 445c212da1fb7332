import re

import pytest

from advisor.words.report_page import page_sentences, page_words
from advisor.words.rubric_page import rubric_sentences, rubric_words, say_holdings, say_needed
from tests.build import ROOT

NAMED = re.compile(r"\bwords\.(\w+)")


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("report", {*page_sentences(), *page_words()}),
        ("rubric", {*rubric_sentences(), *rubric_words()}),
    ],
)
def test_templates_show_each_sentence_that_is_there_and_no_other(
    folder: str, names: set[str]
) -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "templates" / folder).rglob("*.j2")]
    assert {name for source in sources for name in NAMED.findall(source)} == names


def test_more_of_something_is_told_with_its_number() -> None:
    assert page_words()["and_more_practices"](1) == "and 1 more practice"
    assert page_words()["and_more_practices"](3) == "and 3 more practices"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"practices": 1, "steps": 2, "kpis": 1},
            "1 practice, 2 steps and 1 KPI",
        ),
        (
            {"practices": 2, "quick_practices": 1, "criteria": 1, "steps": 1, "kpis": 0}
            | {"crosswalks": 3},
            (
                "2 practices, 1 of them in the quick assessment, 1 criterion, 1 step, 0 KPIs and "
                "3 crosswalks"
            ),
        ),
    ],
)
def test_a_rubric_tells_how_much_it_holds_and_nothing_of_what_it_has_not(
    counts: dict[str, int], said: str
) -> None:
    none = dict.fromkeys(("quick_practices", "criteria", "features", "crosswalks"), 0)
    assert say_holdings(none | counts) == said


def test_a_level_that_nothing_needs_is_needed_for_nothing() -> None:
    assert say_needed([]) == ""
    assert say_needed([1, 2]) == "needed to hold level 1 and 2"
