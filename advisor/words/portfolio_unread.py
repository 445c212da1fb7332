"""What could not be read into a portfolio, and why."""

from advisor.scoring.portfolio.team import Unreadable
from advisor.translation import counted, sentence


def say_unreadable(item: Unreadable) -> str:
    """Return what could not be read, the first thing wrong with it, and how many more there are."""
    first = item.problems[0]
    place = str(first.location) if first.location and first.location.file else item.source
    said = first.message
    if not said.startswith(place):
        said = sentence("{place}: {message}", place=place, message=said)
    return _with_others(item, said)


def say_fault(item: Unreadable) -> str:
    """Return what is wrong with a file that is named beside it, and in which line."""
    first = item.problems[0]
    where = first.location
    if where is None or where.file != item.source:
        return say_unreadable(item)
    said = first.message
    if where.line is not None:
        said = sentence("line {line}: {message}", line=where.line, message=said)
    return _with_others(item, said)


def _with_others(item: Unreadable, said: str) -> str:
    more = len(item.problems) - 1 + item.more
    if not more:
        return said
    return counted("{said}, and {n} more fault", "{said}, and {n} more faults", more, said=said)
