"""The page of a portfolio as one HTML file that asks for nothing."""

from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from advisor.portfolio.page.build import portfolio_page
from advisor.portfolio.page.model import PortfolioPage
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.content_policy import policy
from advisor.report.renderers.styles import stylesheet
from advisor.report.renderers.templates import page_beside
from advisor.scoring.portfolio.model import Portfolio
from advisor.shipped import shipped
from advisor.version import __version__
from advisor.words import portfolio_page as page_words
from advisor.words.portfolio_chart import heading_map, heading_method, heading_moved, heading_old

_SHARED = (
    "elements",
    "scroll",
    "contents",
    "copy",
    "theme",
    "links",
    "filter_bar",
)  # with the report
_OWN = ("teams", "filters", "heat", "address")


def chapter_titles() -> dict[str, str]:
    """Return the titles of all chapters by their ids, in the order of the page."""
    return {
        "standing": page_words.heading_levels(),
        "teams": page_words.heading_teams(),
        "levers": page_words.heading_levers(),
        "blockers": page_words.heading_blockers(),
        "map": heading_map(),
        "below": page_words.heading_below(),
        "moved": heading_moved(),
        "old": heading_old(),
        "disagreement": page_words.heading_contradictions(),
        "unread": page_words.heading_unread(),
        "method": heading_method(),
    }


def portfolio_html(portfolio: Portfolio, appearance: Appearance = PLAIN) -> bytes:
    """Return the page as UTF-8: with filters, or without any script."""
    page = portfolio_page(portfolio)
    script = _script() if appearance.interactive else ""
    html = (
        page_beside("portfolio")
        .get_template("page.html.j2")
        .render(
            page=page,
            chapters=dict(_chapters(page)),
            generator=f"advisor {__version__}",
            brand=appearance.brand,
            styles=Markup(_styles(appearance)),  # noqa: S704 nothing of a user's text
            script=Markup(script),  # noqa: S704 our own
            policy=Markup(policy(*filter(None, [script.encode()]))),  # noqa: S704 our own as well
        )
    )
    return html.encode()


def _chapters(page: PortfolioPage) -> Iterator[tuple[str, str]]:
    """Yield the chapters that have something to show."""
    for name, title in chapter_titles().items():
        if page.lists.get(name) or getattr(page, name, None):
            yield name, title


def _styles(appearance: Appearance) -> str:
    own = shipped("templates") / "portfolio" / "portfolio.css"
    return f"{stylesheet('screen', appearance)}\n{own.read_text(encoding='utf-8')}"


@cache
def _script() -> str:
    folder = shipped("templates")
    paths = [folder / "report" / "script" / f"{part}.js" for part in _SHARED]
    paths += [folder / "portfolio" / "script" / f"{part}.js" for part in _OWN]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
