"""Whom a plan waits for."""

from advisor.roadmap.bottleneck import Bottleneck
from advisor.words.catalogue import counted, sentence
from advisor.words.quantity import form_of
from advisor.words.titles import Titles


def say_worker(found: Bottleneck, titles: Titles) -> str:
    """Return the name or the role of whoever has the least time left."""
    return titles.roles.get(found.worker) or found.worker


def say_busy(found: Bottleneck) -> str:
    """Return how much of the time until the target goes into the plan."""
    planned, available = round(found.planned), round(found.available)
    if planned == available:
        return counted(
            "all of {n} day until then is taken",
            "all of {n} days until then are taken",
            form_of(available),
        )
    return sentence(
        "{planned} of {available} days until then are taken", planned=planned, available=available
    )
