"""What work costs."""

from advisor.roadmap.cost import Cost
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words, within
from advisor.words.titles import Titles

_PLACES = 2  # of a figure that is an estimate; more would pretend to know


def say_range(cost: Cost) -> str:
    """Return what work costs, from if all goes well to if all goes badly."""
    low, high = _rounded(cost.low), _rounded(cost.high)
    if low == high:
        return sentence("about {high} {currency}", high=high, currency=cost.currency).rstrip()
    return sentence(
        "{low} to {high} {currency}", low=low, high=high, currency=cost.currency
    ).rstrip()


def say_unpriced(cost: Cost, titles: Titles) -> str:
    """Return whose work has no rate and is not in the price; nothing where all has one."""
    if not cost.unpriced:
        return ""
    roles = join_words([within(titles.roles[role]) for role in cost.unpriced])
    return counted(
        "without the {roles}, for whom no rate is given",
        "without the {roles}, for whom no rates are given",
        len(cost.unpriced),
        roles=roles,
    )


def _rounded(amount: float) -> str:
    """Return an amount with two leading figures: 48,300 is told as 48,000."""
    whole = round(amount)
    return f"{round(whole, _PLACES - len(str(whole))):,}"
