"""What the pages of a rubric say besides the rubric's own words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from advisor.translation import counted, sentence
from advisor.words.phrase import join_words


def rubric_sentences() -> dict[str, str]:
    """Return the sentences that are the same for every rubric, by name for templates."""
    return {
        "reading_criteria": sentence(
            "Each practice has criteria: one fact each, at a level. A criterion is met, not met, "
            "or not known, and a practice has reached a level when every criterion up to it is "
            "met. Each says where an outsider would see it: in files, in the settings of the code "
            "host, on the platform, or in a record that it happened. What concerns only some teams "
            "says which; for others it is left out."
        ),
        "reading_levels": sentence(
            "A maturity level is held when the criteria that define its core features, and "
            "everything that the levels below it need, are met. It is guarded when the criteria of "
            "its components are met as well. All other criteria make a level sound: they count in "
            "the score and bar nobody. The quick assessment asks for the criteria that define a "
            "feature."
        ),
        "reading_practices": sentence(
            "A team answers each practice with the highest level whose description fits what an "
            "outsider would see. Where a level says *needed to hold level N*, the team holds the "
            "maturity level N only if the practice has reached it. A practice that concerns only "
            "some teams says which; for others it is left out."
        ),
        "reading_steps": sentence(
            "A step takes its practice from the level below to the one it names. Effort is in "
            "person-days. `advisor rubric show ID` also tells what carries over, what starts fresh "
            "and what goes wrong."
        ),
        "show_one": sentence("Show one with: advisor rubric show ID"),
        "quick": sentence("Part of the quick assessment."),
        "not_asked": sentence("not asked here"),
        "told_where_lacking": sentence("Told only where all of these are lacking:"),
    }


def rubric_words() -> dict[str, Callable[..., str]]:
    """Return what says a sentence with values of the rubric, by the name a template calls it."""
    return {
        "criteria": lambda n: counted("{n} criterion", "{n} criteria", n),
        "holdings": say_holdings,
        "needed": say_needed,
        "place": say_place,
        "seen": say_seen,
        "seen_place": say_seen_place,
        "working_days": lambda n: counted(
            "at least {n} working day", "at least {n} working days", n
        ),
    }


def say_holdings(counts: Mapping[str, Any]) -> str:
    """Return how much of everything a rubric has."""
    said = [
        counted("{n} practice", "{n} practices", counts["practices"]),
        sentence("{n} of them in the quick assessment", n=counts["quick_practices"])
        if counts["quick_practices"]
        else "",
        counted("{n} criterion", "{n} criteria", counts["criteria"]) if counts["criteria"] else "",
        counted("{n} feature", "{n} features", counts["features"]) if counts["features"] else "",
        counted("{n} step", "{n} steps", counts["steps"]),
        counted("{n} KPI", "{n} KPIs", counts["kpis"]),
        counted("{n} crosswalk", "{n} crosswalks", counts["crosswalks"])
        if counts["crosswalks"]
        else "",
    ]
    return join_words([text for text in said if text])


def say_seen_place(seen_in: str | None) -> str:
    """Return where an outsider would see a criterion; nothing where the rubric does not say."""
    places = {
        "files": sentence("in files"),
        "hosting": sentence("in the code host"),
        "platform": sentence("on the platform"),
        "record": sentence("in a record"),
    }
    return places.get(seen_in or "", "")


def say_seen(seen_in: str | None) -> str:
    """Return that a criterion is seen somewhere; nothing where the rubric does not say."""
    place = say_seen_place(seen_in)
    return sentence("seen {place}", place=place) if place else ""


def say_needed(gates: Sequence[int]) -> str:
    """Return the levels that need a practice's level; nothing where none does."""
    if not gates:
        return ""
    return sentence(
        "needed to hold level {levels}", levels=f" {sentence('and')} ".join(map(str, gates))
    )


def say_place(level: int | None, section: str | None) -> str:
    """Return where in a framework an item stands."""
    return sentence("level {level}", level=level) if level is not None else section or ""


def say_feature_kind(role: str, *, ground: bool) -> str:
    """Return what a feature is to its level; those of the `ground` level are traits."""
    if ground:
        return sentence("trait")
    return sentence("core") if role == "core" else sentence("component")
