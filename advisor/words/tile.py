"""How much work a plan is, in a few words."""

from advisor.roadmap.model import Roadmap
from advisor.words.catalogue import counted, sentence
from advisor.words.quantity import form_of


def say_total(roadmap: Roadmap) -> tuple[str, str, str]:
    """Return how many steps there are, and their effort with its bounds."""
    efforts = [effort for step in roadmap.steps for effort in step.effort.values()]
    days, low, high = (
        roadmap.likely_days,
        round(sum(effort.low for effort in efforts), 1),
        round(sum(effort.high for effort in efforts), 1),
    )
    return (
        counted("{n} step", "{n} steps", len(roadmap.steps)),
        counted(
            "{days} person-day",
            "{days} person-days",
            form_of(days),
            days=f"{days:,g}",
        ),
        sentence(
            "{low} if all goes well, {high} if all goes badly",
            low=f"{low:,g}",
            high=f"{high:,g}",
        ),
    )
