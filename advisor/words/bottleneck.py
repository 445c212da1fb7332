"""Whom a plan waits for."""

from advisor.result.model import Result
from advisor.roadmap.bottleneck import Bottleneck, bottleneck
from advisor.translation import counted, sentence
from advisor.words.phrase import within
from advisor.words.quantity import form_of
from advisor.words.titles import Titles


def say_bottleneck(result: Result) -> str:
    """Return whom the plan waits for, as a sentence; nothing where it waits for nobody."""
    busiest = bottleneck(result.roadmap)
    if busiest is None:
        return ""
    return sentence(
        "The bottleneck is {who}: {busy}.",
        who=within(say_worker(busiest, Titles(result))),
        busy=say_busy(busiest),
    )


def say_worker(busiest: Bottleneck, titles: Titles) -> str:
    """Return the name or the role of whoever has the least time left."""
    return titles.roles.get(busiest.worker) or busiest.worker


def say_busy(busiest: Bottleneck) -> str:
    """Return how much of the time until the target goes into the plan."""
    planned, available = round(busiest.planned), round(busiest.available)
    if planned == available:
        return counted(
            "the one day until then is booked",
            "all {n} days until then are booked",
            form_of(available),
        )
    return sentence(
        "{planned} of {available} days until then are booked", planned=planned, available=available
    )
