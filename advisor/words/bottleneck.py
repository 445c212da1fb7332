"""Whom a plan waits for."""

from advisor.result.model import Result
from advisor.roadmap.bottleneck import Bottleneck, bottleneck
from advisor.scoring.number import show_share
from advisor.translation import sentence
from advisor.words.phrase import within
from advisor.words.titles import Titles


def say_bottleneck(result: Result) -> str:
    """Return whom the plan waits for, as a sentence; nothing where it waits for nobody."""
    busiest = bottleneck(result.roadmap)
    if busiest is None:
        return ""
    role = Titles(result).roles.get(busiest.worker)
    return sentence(
        "The bottleneck is {who}: {busy}.",
        who=within(role) if role else busiest.worker,
        busy=say_busy(busiest),
    )


def say_worker(busiest: Bottleneck, titles: Titles) -> str:
    """Return the name or the role of whoever has the least time left."""
    return titles.roles.get(busiest.worker) or busiest.worker


def say_busy(busiest: Bottleneck) -> str:
    """Return how much of the time until the target goes into the plan."""
    share = min(busiest.planned / busiest.available, 1.0)
    if round(share, 2) == 1:
        return sentence("fully booked until the target is reached")
    return sentence("{share} booked until the target is reached", share=show_share(share))
