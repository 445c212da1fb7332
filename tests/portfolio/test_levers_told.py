"""A lever of a whole practice, in every form in which a portfolio is told."""

from dataclasses import replace

import pytest

from advisor.cli.portfolio_text import portfolio_text
from advisor.portfolio.json_document import portfolio_data
from advisor.portfolio.markdown import portfolio_markdown
from advisor.portfolio.page.render import portfolio_html
from advisor.report.brand.model import Appearance
from advisor.scoring.portfolio.model import Lever, Lift, Portfolio
from tests.portfolio.page.made import edition, portfolio

TITLE = "Model registry"
SAID = "3 teams reach MLOps level 1 and 14 come to one feature short of it"


@pytest.fixture(scope="module")
def whole() -> Portfolio:
    practices = [practice.title for practice in edition().practices]
    lever = Lever(
        side="mlops",
        kind="practice",
        place=practices.index(TITLE),
        lacking=19,
        open=0,
        lifts=(Lift(level=1, reach=3, one_short=14),),
        guards=0,
        weight=17.0,
    )
    made = portfolio(40)
    return replace(made, editions=(replace(made.editions[0], levers=(lever,)),))


def test_data_have_the_practice_by_its_id(whole: Portfolio) -> None:
    (lever,) = portfolio_data(whole)["editions"][0]["levers"]
    place = whole.editions[0].levers[0].place
    assert (lever["kind"], lever["id"]) == ("practice", edition().practices[place].id)
    assert lever["said"] == SAID
    assert lever["lacking"] == 19


def test_text_markdown_and_page_say_the_same(whole: Portfolio) -> None:
    said = f"{TITLE}, all that the next level asks of it"
    text = " ".join(" ".join(portfolio_text(whole, 10)).split())
    for told in (text, portfolio_markdown(whole), portfolio_html(whole, Appearance()).decode()):
        assert said in told
        assert SAID in told
