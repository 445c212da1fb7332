"""What a reader with a minute wants of a plan: a label, a figure and a remark each."""

from advisor.roadmap.model import Milestone, Roadmap
from advisor.words.catalogue import counted, sentence
from advisor.words.phrase import capital
from advisor.words.quantity import form_of, say_date
from advisor.words.target import say_milestone
from advisor.words.titles import Titles

_PERCENT = 100


def say_reached(reached: Milestone, titles: Titles) -> tuple[str, str, str]:
    """Return what is reached, by which day for sure, and when it is likely."""
    name = capital(say_milestone(reached, titles))
    likely = say_date(reached.date) if reached.date else ""
    if not reached.p85:
        return name, likely, ""
    return (
        sentence("{level}, with 85 % confidence by", level=name),
        say_date(reached.p85),
        sentence("{day} if every step takes its likely time", day=likely),
    )


def say_total(roadmap: Roadmap) -> tuple[str, str, str]:
    """Return how many steps there are, and their effort with its bounds."""
    efforts = [effort for step in roadmap.steps for effort in step.effort.values()]
    days, low, high = (
        roadmap.likely_days,
        sum(effort.low for effort in efforts),
        sum(effort.high for effort in efforts),
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


def say_staff(roadmap: Roadmap, titles: Titles) -> tuple[str, str, str]:
    """Return how many people there are, and who, or of which roles."""
    named = {
        person.name: person.share / _PERCENT for person in roadmap.conditions.people if person.roles
    }
    roles = {titles.roles[role]: given for role, given in roadmap.conditions.capacity.items()}
    fte = [(name, given) for name, given in (*named.items(), *roles.items()) if given]
    return (
        sentence("With these people"),
        sentence("{fte} FTE", fte=f"{sum(given for _, given in fte):g}"),
        ", ".join(f"{name} {given:g}" for name, given in fte),
    )
