"""Files into the rows of teams, one after another, in the order of their paths."""

from collections.abc import Iterator

from advisor.portfolio.reading import Reading, TeamReader
from advisor.portfolio.sources import Sources
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow, Unreadable


def rows_of(sources: Sources, reading: Reading) -> Iterator[TeamRow | Unreadable | RowEdition]:
    """Yield what comes of each file; an edition stands before the first row read by it.

    Raises InputError when the rubric that is to be used cannot be.
    """
    unfound = sorted(sources.unreadable, key=lambda item: item.source)
    yield from merge_in_order(_read(sources, reading), unfound)


def _read(sources: Sources, reading: Reading) -> Iterator[TeamRow | Unreadable | RowEdition]:
    reader = TeamReader(reading)
    for source in sources.files:
        found = reader.read(source)
        if found.edition is not None:
            yield found.edition
        if found.row is not None:
            yield found.row


def merge_in_order(
    rows: Iterator[TeamRow | Unreadable | RowEdition], others: list[Unreadable]
) -> Iterator[TeamRow | Unreadable | RowEdition]:
    """Yield rows with others among them where their paths belong."""
    left = iter(others)
    other = next(left, None)
    for item in rows:
        while other and not isinstance(item, RowEdition) and other.source < item.source:
            yield other
            other = next(left, None)
        yield item
    while other:
        yield other
        other = next(left, None)
