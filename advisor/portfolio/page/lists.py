"""What many teams lack, what would lift most of them, and where teams of one platform differ."""

from collections.abc import Callable, Sequence

from advisor.portfolio.page.model import ListChapter, ListRow, LongList
from advisor.portfolio.page.names import short_name, short_text
from advisor.scoring.portfolio.model import EditionFigures, Portfolio
from advisor.words.portfolio import say_count, say_edition
from advisor.words.portfolio_chart import say_and_more, say_further
from advisor.words.portfolio_finding import (
    say_blockers_mean,
    say_blocks,
    say_contradictions_mean,
    say_criterion_of,
    say_lacking,
    say_lever,
    say_levers_mean,
    say_lifts,
    say_weight,
    say_who,
)
from advisor.words.portfolio_page import blocker_columns, contradiction_columns, lever_columns

_MOST, _IN_SIGHT = 50, 8


def blockers_of(portfolio: Portfolio) -> ListChapter | None:
    """Return which criteria keep most teams from their next level."""
    return _chapter(portfolio, _blockers, say_blockers_mean())


def levers_of(portfolio: Portfolio) -> ListChapter | None:
    """Return which one change lifts most teams."""
    return _chapter(portfolio, _levers, say_levers_mean())


def disagreement_of(portfolio: Portfolio) -> ListChapter | None:
    """Return where teams of one platform say different things of it."""
    return _chapter(portfolio, _contradictions, say_contradictions_mean())


def long_listing(
    heads: Sequence[str], widths: Sequence[int], rows: Sequence[ListRow], left_out: int | None = 0
) -> LongList:
    """Return a list of which no more is in sight than is read at once.

    So many more rows are `left_out` of it; None where their number is not to be told.
    """
    return LongList(
        heads=heads,
        widths=widths,
        rows=rows[:_IN_SIGHT],
        folded=rows[_IN_SIGHT:],
        more_title=say_further(len(rows) - _IN_SIGHT),
        more=say_and_more(left_out) if left_out else "",
    )


def _chapter(
    portfolio: Portfolio, table: Callable[[EditionFigures], LongList | None], intro: str
) -> ListChapter | None:
    """Return a chapter with a table for each edition that has one, None where none has."""
    found = [(figures, table(figures)) for figures in portfolio.editions]
    named = len(portfolio.editions) > 1
    tables = [
        made.titled(say_edition(figures.edition)) if named else made
        for figures, made in found
        if made
    ]
    return ListChapter(intro=intro, tables=tables) if tables else None


def _blockers(figures: EditionFigures) -> LongList | None:
    edition = figures.edition
    rows = [
        ListRow(
            title=say_criterion_of(edition, blocker.criterion),
            cells=(
                say_blocks(blocker, edition),
                say_lacking(blocker.lacking, blocker.open),
                say_count(blocker.concerned),
                say_weight(blocker.weight),
            ),
        )
        for blocker in figures.blockers[:_MOST]
    ]
    left_out = len(figures.blockers) - len(rows)
    return long_listing(blocker_columns(), [44, 23, 17, 8, 8], rows, left_out) if rows else None


def _levers(figures: EditionFigures) -> LongList | None:
    rows = [
        ListRow(
            title=say_lever(lever, figures.edition),
            cells=(
                say_lifts(lever, figures.edition),
                say_lacking(lever.lacking, lever.open),
            ),
        )
        for lever in figures.levers[:_MOST]
    ]
    left_out = len(figures.levers) - len(rows)
    return long_listing(lever_columns(), [40, 44, 16], rows, left_out) if rows else None


def _contradictions(figures: EditionFigures) -> LongList | None:
    edition = figures.edition
    rows = [
        ListRow(
            title=say_criterion_of(edition, found.criterion),
            cells=(
                short_name(found.platform),
                short_text(say_who(found.met, found.say_met)),
                short_text(say_who(found.unmet, found.say_unmet)),
            ),
        )
        for found in figures.contradictions[:_MOST]
    ]
    left_out = len(figures.contradictions) - len(rows)
    return long_listing(contradiction_columns(), [40, 16, 22, 22], rows, left_out) if rows else None
