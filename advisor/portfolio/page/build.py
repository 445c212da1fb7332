"""A portfolio into what its page shows."""

from advisor.portfolio.page.lists import blockers_of, disagreement_of, levers_of
from advisor.portfolio.page.maps import maps_of
from advisor.portfolio.page.model import PortfolioPage
from advisor.portfolio.page.standing import standing_of, total
from advisor.portfolio.page.team_lists import below_of, moved_of, old_of, unread_of
from advisor.portfolio.page.teams import teams_of
from advisor.scoring.portfolio.model import Portfolio
from advisor.words.portfolio import say_edition
from advisor.words.portfolio_chart import say_method, say_team_count
from advisor.words.quantity import say_date

_LISTS = {
    "levers": levers_of,
    "blockers": blockers_of,
    "below": below_of,
    "moved": moved_of,
    "old": old_of,
    "disagreement": disagreement_of,
    "unread": unread_of,
}


def portfolio_page(portfolio: Portfolio) -> PortfolioPage:
    """Return all that the page shows, in the order in which it does."""
    made = {name: make(portfolio) for name, make in _LISTS.items()}
    return PortfolioPage(
        title=say_team_count(total([figures.whole.teams for figures in portfolio.editions])),
        date=say_date(portfolio.day),
        rubrics=tuple(say_edition(figures.edition) for figures in portfolio.editions),
        standing=standing_of(portfolio),
        teams=teams_of(portfolio),
        map=maps_of(portfolio),
        lists={name: chapter for name, chapter in made.items() if chapter},
        method=tuple(say_method()),
    )
