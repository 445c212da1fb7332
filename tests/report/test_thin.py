"""Where too little is known for an assessment, every format says so first, and gives no dates."""

import re

import pytest

from advisor.report.formats import render
from advisor.report.plan.formats import write_plan
from advisor.report.renderers.html import page
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.build import assessment
from tests.report.build import print_page, shipped

SAID = "This is no assessment yet: "
LEVEL_TOLD = re.compile(r"is at level|This level is held")


@pytest.fixture(scope="module")
def thin() -> Result:
    levels = {practice.id: 1 for practice in shipped().practices[:20]}
    team = assessment(shipped(), levels)
    return build_result(shipped(), team)


def test_a_page_says_it_first(thin: Result) -> None:
    for html in (page(thin, medium="screen"), page(thin, medium="print"), print_page(thin)):
        first = html[html.index('id="decide"') : html.index('id="do"')]
        assert f'<p class="verdict none">{SAID}' in first
        assert not LEVEL_TOLD.search(html)
        for told in ("Strengths", "likely by", "Bottleneck", "What to decide", "likely done by"):
            assert told not in first
        assert "Level claimed" not in html


def test_markdown_says_it_below_the_title(thin: Result) -> None:
    text = render(thin, "md").decode()
    assert text.index(SAID) < text.index("|")
    assert "## The plan" not in text
    assert not LEVEL_TOLD.search(text)


def test_a_plan_says_it_before_its_steps(thin: Result) -> None:
    assert SAID in write_plan(thin, "md").split("## ")[0]


def test_a_score_is_told_as_its_range(thin: Result) -> None:
    text = render(thin, "md").decode()
    (score,) = re.findall(r"\| \*\*Score\*\* \| (.*?) \|", text)
    assert re.fullmatch(r"between \d\.\d and \d\.\d", score)
    assert "Where the practice is thin" not in text
