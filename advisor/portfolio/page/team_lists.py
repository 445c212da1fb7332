"""Teams by name: below what is expected, moved, old and thin; and files that could not be read."""

from collections.abc import Callable, Mapping

from advisor.portfolio.page.lists import long_listing
from advisor.portfolio.page.model import ListChapter, ListRow, LongList, NamedTeam
from advisor.portfolio.page.names import short_name, short_text
from advisor.report.reference_link import page_link
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.model import EditionFigures, Portfolio, TeamLine
from advisor.words.portfolio import NONE
from advisor.words.portfolio_chart import (
    file_columns,
    say_in_edition,
)
from advisor.words.portfolio_page import (
    heading_fallen,
    heading_risen,
    heading_stale,
    heading_thin,
    told_columns,
)
from advisor.words.portfolio_row import say_direction, say_since
from advisor.words.portfolio_team import say_age, say_how_thin, say_move, say_shortfalls
from advisor.words.portfolio_unread import say_fault

_MOST = 200
_WIDTHS = (30, 18, 12, 40)
_Says = Callable[[TeamLine, RowEdition], str]


def below_of(portfolio: Portfolio) -> ListChapter | None:
    """Return who is below what is expected of them."""
    return _chapter(portfolio, {"below": ("", say_shortfalls)})


def moved_of(portfolio: Portfolio) -> ListChapter | None:
    """Return who fell and who rose."""
    kinds = {"fallen": (heading_fallen(), _moved), "risen": (heading_risen(), _moved)}
    return _chapter(portfolio, kinds, say_since(portfolio.since))


def old_of(portfolio: Portfolio) -> ListChapter | None:
    """Return whose answers are old, and of whom too little is known."""
    kinds: dict[str, tuple[str, _Says]] = {
        "stale": (heading_stale(), lambda line, _: say_age(line.age)),
        "thin": (heading_thin(), lambda line, _: say_how_thin(line)),
    }
    return _chapter(portfolio, kinds)


def unread_of(portfolio: Portfolio) -> ListChapter | None:
    """Return which files could not be read, and why."""
    rows = [
        ListRow(title=short_text(unread.source), cells=(short_text(say_fault(unread)),))
        for unread in portfolio.unread
    ]
    if not rows:
        return None
    table = long_listing(file_columns(), (40, 60), rows, portfolio.unreadable - len(rows))
    return ListChapter(tables=[table])


def _chapter(
    portfolio: Portfolio, kinds: Mapping[str, tuple[str, _Says]], intro: str = ""
) -> ListChapter | None:
    """Return a chapter of lists, by what an edition has of each kind; None where there is none."""
    several = len(portfolio.editions) > 1
    tables = [
        made.titled(say_in_edition(figures.edition, title) if several else title)
        for figures in portfolio.editions
        for kind, (title, says) in kinds.items()
        if (made := _listing(figures, kind, says))
    ]
    return ListChapter(intro=intro, tables=tables) if tables else None


def _listing(figures: EditionFigures, kind: str, says: _Says) -> LongList | None:
    """Return a table of teams, None where nobody is to be named in it."""
    listed = getattr(figures, kind)
    if not listed.teams:
        return None
    shown = listed.teams[:_MOST]
    rows = [_row(line, says(line, figures.edition)) for line in shown]
    return long_listing(told_columns(), _WIDTHS, rows, (listed.all or len(rows)) - len(rows))


def _row(line: TeamLine, said: str) -> ListRow:
    row = line.row
    return ListRow(
        team=NamedTeam(name=short_name(row.name), href=page_link(row.report or "")),
        remark=short_name(row.owner or ""),
        cells=(
            short_name(row.group or NONE),
            short_name(row.criticality or NONE),
            short_text(said),
        ),
    )


def _moved(line: TeamLine, edition: RowEdition) -> str:
    return say_direction(line.move, say_move(line.move, edition)) if line.move else ""
