"""What could not be read into a portfolio, and why."""

from advisor.scoring.portfolio.team import Unreadable
from advisor.translation import counted, sentence


def say_unreadable(item: Unreadable) -> str:
    """Return what could not be read, the first thing wrong with it, and how many more there are."""
    first, *others = item.problems
    place = str(first.location) if first.location and first.location.file else item.source
    said = first.message
    if not said.startswith(place):
        said = sentence("{place}: {message}", place=place, message=said)
    more = len(others) + item.more
    return (
        counted("{said}, and {n} more", "{said}, and {n} more", more, said=said) if more else said
    )
