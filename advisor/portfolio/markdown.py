"""A portfolio as Markdown."""

from collections.abc import Iterator

from advisor.portfolio.sections import Section, sections
from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.report.plan.grid import markdown_lines
from advisor.scoring.portfolio.model import EditionFigures, Portfolio
from advisor.words.portfolio import (
    say_apart,
    say_clash,
    say_edition,
    say_left_out,
    say_portfolio,
)
from advisor.words.portfolio_page import heading_unread, say_more_rows
from advisor.words.portfolio_unread import say_unreadable


def portfolio_markdown(portfolio: Portfolio, most: int | None = None) -> str:
    """Return a page of Markdown, of each table at most so many rows."""
    return "".join(f"{line}\n" for line in _lines(portfolio, most))


def _lines(portfolio: Portfolio, most: int | None) -> Iterator[str]:
    yield from (MARKDOWN_MARK, f"# {literal(say_portfolio(portfolio))}", "")
    if len(portfolio.editions) > 1:
        yield from (literal(say_apart()), "")
    for said in (*say_left_out(portfolio), *map(say_clash, portfolio.clashes)):
        yield f"- {literal(said)}"
    for figures in portfolio.editions:
        yield from ("", f"## {literal(say_edition(figures.edition))}")
        yield from _edition(portfolio, figures, most)
    if portfolio.unread:
        yield from ("", f"## {heading_unread()}", "")
        yield from (f"- {literal(say_unreadable(item))}" for item in portfolio.unread)
        if rest := portfolio.unreadable - len(portfolio.unread):
            yield f"- {literal(say_more_rows(rest))}"


def _edition(portfolio: Portfolio, figures: EditionFigures, most: int | None) -> Iterator[str]:
    for section in sections(portfolio, figures, most):
        yield from ("", f"### {literal(section.title)}", "")
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    for said in section.lead:
        yield from (literal(said), "")
    yield from markdown_lines(section.grid)
    if section.more:
        yield from ("", literal(say_more_rows(section.more)))
