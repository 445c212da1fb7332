"""Teams by name: below what is expected, moved, old and thin; and files that could not be read."""

from collections.abc import Callable, Sequence

from advisor.portfolio.page.lists import chapter_of, long_listing
from advisor.portfolio.page.model import ListChapter, Listing, ListRow, NamedTeam
from advisor.report.reference_link import page_link
from advisor.scoring.number import show_share
from advisor.scoring.portfolio.edition import Edition
from advisor.scoring.portfolio.model import EditionFigures, Listed, Portfolio, TeamLine
from advisor.translation import sentence
from advisor.words.portfolio_chart import (
    say_edition,
    say_more,
    say_more_uncounted,
    say_since,
    say_unread,
)
from advisor.words.portfolio_row import (
    say_age,
    say_due,
    say_freshness,
    say_move,
    say_next_level,
    say_row_level,
    say_row_toward,
    say_score_moved,
    say_shortfall,
)
from advisor.words.quantity import say_day

_MOST = 100
_Cells = Callable[[TeamLine, Edition], Sequence[str]]


def below_of(portfolio: Portfolio) -> ListChapter | None:
    """Return who is below what is expected of them."""
    heads = [
        *(sentence("Team"), sentence("Criticality")),
        *(sentence("What is short"), sentence("Toward the next level")),
    ]
    return chapter_of(
        portfolio,
        lambda figures: listing(figures, figures.below, heads, [26, 14, 36, 24], _below),
        sentence("By what the policy expects of a team of its criticality."),
    )


def moved_of(portfolio: Portfolio) -> ListChapter | None:
    """Return who fell and who rose."""
    kinds = {"fallen": sentence("Fell"), "risen": sentence("Rose")}
    heads = [sentence("Team"), sentence("What moved"), sentence("Score"), sentence("Since")]
    return _chapter(portfolio, kinds, heads, [36, 28, 18, 18], _moved, say_since(portfolio))


def old_of(portfolio: Portfolio) -> ListChapter | None:
    """Return whose answers are old, and of whom too little is known."""
    kinds = {"stale": sentence("Old"), "thin": sentence("Too thin to tell")}
    heads = [
        *(sentence("Team"), sentence("Age"), sentence("Assessed")),
        *(sentence("Next assessment"), sentence("Coverage")),
    ]
    return _chapter(portfolio, kinds, heads, [34, 14, 26, 14, 12], _aged, "")


def unread_of(portfolio: Portfolio) -> ListChapter | None:
    """Return which files could not be read, and why."""
    if not portfolio.unreadable:
        return None
    left_out = portfolio.unreadable - len(portfolio.unread[:_MOST])
    table = long_listing(
        heads=[sentence("File"), sentence("What is wrong")],
        widths=[40, 60],
        rows=[
            ListRow(title=unread.source, cells=[say_unread(unread)])
            for unread in portfolio.unread[:_MOST]
        ],
        more=say_more(left_out) if left_out else "",
    )
    return ListChapter(tables=[table])


def _chapter(  # noqa: PLR0913, PLR0917 what a table has
    portfolio: Portfolio,
    kinds: dict[str, str],
    heads: Sequence[str],
    widths: Sequence[int],
    cells: _Cells,
    intro: str,
) -> ListChapter | None:
    named = len(portfolio.editions) > 1
    tables = [
        made.titled(
            sentence("{edition}: {title}", edition=say_edition(figures), title=title)
            if named
            else title
        )
        for figures in portfolio.editions
        for kind, title in kinds.items()
        if (made := listing(figures, getattr(figures, kind), heads, widths, cells))
    ]
    return ListChapter(intro=intro, tables=tables) if tables else None


def listing(
    figures: EditionFigures,
    listed: Listed,
    heads: Sequence[str],
    widths: Sequence[int],
    cells: _Cells,
) -> Listing | None:
    """Return a table of teams, None where nobody is to be named in it."""
    if not listed.teams:
        return None
    shown = listed.teams[:_MOST]
    return long_listing(
        heads=heads,
        widths=widths,
        rows=[_team(line, cells(line, figures.edition)) for line in shown],
        more=_more(len(shown), listed.all),
    )


def _more(shown: int, of: int | None) -> str:
    if of is None:
        return say_more_uncounted()
    return say_more(of - shown) if of > shown else ""


def _team(line: TeamLine, cells: Sequence[str]) -> ListRow:
    row = line.row
    return ListRow(
        team=NamedTeam(name=row.name, href=page_link(row.report or "")),
        remark=", ".join(told for told in (row.group, row.owner) if told),
        cells=cells,
    )


def _below(line: TeamLine, edition: Edition) -> Sequence[str]:
    side = line.row.sides[edition.primary]
    toward = [say_row_toward(line.row, side), say_next_level(line.row, side)]
    return (
        line.row.criticality or "–",
        "; ".join(map(say_shortfall, line.shortfalls)),
        " ".join(filter(None, toward)) or say_row_level(line.row, side),
    )


def _moved(line: TeamLine, edition: Edition) -> Sequence[str]:
    move = line.move
    if move is None:
        return ("", "", "")
    sign = "▲" if move.direction > 0 else "▼"
    side = next((side for side in move.sides if side.side == edition.primary_side), None)
    return (
        f"{sign} {say_move(move, edition)}",
        say_score_moved(side) if side else "",
        say_day(move.since),
    )


def _aged(line: TeamLine, _edition: Edition) -> Sequence[str]:
    return (
        say_age(line.age),
        say_freshness(line.row, line.age),
        say_due(line.age.due),
        show_share(line.row.coverage),
    )
