"""The page of a portfolio as a file: its size, what it may do, what it shows of others' text."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import unescape

import pytest

from advisor.portfolio.page.render import chapter_titles, portfolio_html
from advisor.report.brand.model import Accent, Appearance, Brand
from advisor.report.own_files import bears_mark
from tests.portfolio.page.made import anonymous, portfolio
from tests.report.build import HOSTILE

_MOST = 3_000_000
_SCRIPT = re.compile(r'<script type="module">(.*?)</script>', re.DOTALL)


@cache
def html(teams: int) -> str:
    """Return the page of so many teams."""
    return portfolio_html(portfolio(teams)).decode()


@pytest.mark.parametrize("teams", [1000, 100_000])
def test_however_many_teams_there_are_the_file_stays_small(teams: int) -> None:
    assert len(html(teams).encode()) < _MOST
    assert html(teams).count("<tr data-") + html(teams).count("<tr><th") > 1000


def test_of_very_many_teams_the_lowest_and_the_moved_are_named() -> None:
    assert "The 1,000 lowest of 100,000 teams are listed by name" in html(100_000)
    figures = portfolio(100_000).editions[0]
    assert figures.teams.teams[0].row.name in html(100_000)
    assert figures.risen.teams[0].row.name in html(100_000)


def test_every_chapter_is_in_the_contents_and_has_a_heading() -> None:
    for name, title in chapter_titles().items():
        assert f'<a href="#{name}">{title}</a>' in html(8)
        assert f'<section id="{name}"' in html(8)
        assert f"<h2>{title}</h2>" in html(8)


def test_its_policy_allows_the_one_script_it_has_and_no_request() -> None:
    (script,) = _SCRIPT.findall(html(8))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html(8))
    assert found
    policy = unescape(found.group(1))
    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}'" in policy


def test_without_filters_there_is_no_script() -> None:
    still = portfolio_html(portfolio(8), Appearance(interactive=False)).decode()
    assert "<script" not in still
    assert "script-src" not in still
    assert 'href="#teams?' not in still


def test_it_is_known_as_ours() -> None:
    assert bears_mark(html(8).encode())


def test_hostile_names_are_text_wherever_they_stand() -> None:
    page = portfolio_html(portfolio(len(HOSTILE), names=HOSTILE)).decode()
    body = _SCRIPT.sub("", page).partition("<body>")[2]
    assert "<script" not in body
    assert "<img" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "</style><img" not in page
    assert 'href="javascript:' not in page.lower()
    assert 'href="file:' not in page


def test_where_names_are_left_out_nobody_is_on_the_page() -> None:
    page = portfolio_html(anonymous(400)).decode()
    named = portfolio(400).editions[0]
    for line in named.teams.teams[:50]:
        assert f">{line.row.name}<" not in page
    assert "A. Meyer" not in page
    assert '<table class="teams"' not in page


def test_a_brand_is_on_it() -> None:
    brand = Brand(
        name="Acme",
        accent=Accent(plain="#112233", on_light="#112233", on_dark="#aabbcc"),
        confidentiality="For the group only.",
    )
    page = portfolio_html(portfolio(8), Appearance(brand=brand)).decode()
    assert "Acme" in page
    assert "#112233" in page
    assert "For the group only." in page
