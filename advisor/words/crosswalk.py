"""Positions in other frameworks."""

from advisor.scoring.crosswalk import CrosswalkStatus, ItemStatus
from advisor.scoring.number import show_score, show_share
from advisor.words.catalogue import counted, sentence
from advisor.words.phrase import few, join_words, quoted
from advisor.words.titles import Titles

_FEW = 3


def position(status: CrosswalkStatus) -> str:
    """Return where the team stands, with the most that any answers could show if that is less."""
    if status.kind == "capabilities":
        return _capabilities(status)
    if status.level_title is None:
        return _below(status)
    if status.points is not None:
        return _points(status, show_score(status.points), status.level_title)
    if _capped(status):
        return sentence(
            "level {level}: {title}, the highest that these answers can show",
            level=status.level,
            title=status.level_title,
        )
    return sentence("level {level}: {title}", level=status.level, title=status.level_title)


def _below(status: CrosswalkStatus) -> str:
    if status.next_title:
        return sentence("below {title}", title=status.next_title)
    return sentence("below level {level}", level=status.next_level)


def _points(status: CrosswalkStatus, points: str, title: str) -> str:
    if status.attainable is None:
        return sentence("{points} points: {title}", points=points, title=title)
    return sentence(
        "{points} points of at most {most} that these answers can show: {title}",
        points=points,
        most=show_score(status.attainable),
        title=title,
    )


def _capped(status: CrosswalkStatus) -> bool:
    if status.attainable is None or status.next_level is None:
        return False
    return status.attainable < status.next_level


def _capabilities(status: CrosswalkStatus) -> str:
    counts = status.counts
    every = sum(counts.values())
    asked = every - counts.get("outside", 0) - counts.get("not_applicable", 0)
    said = counted(
        "{held} held and {partly} in part, of {n} capability asked here",
        "{held} held and {partly} in part, of {n} capabilities asked here",
        asked,
        held=counts.get("held", 0),
        partly=counts.get("partly", 0),
    )
    return said if every == asked else sentence("{said} ({every} in all)", said=said, every=every)


def say_decided(status: CrosswalkStatus) -> str:
    """Return how much of a framework these answers decide."""
    asked = len(status.items) - status.counts.get("not_applicable", 0)
    decided = sum(status.counts.get(state, 0) for state in ("held", "partly", "missing"))
    return counted(
        "{share}, {decided} of {n} item",
        "{share}, {decided} of {n} items",
        asked,
        share=show_share(status.coverage),
        decided=decided,
    )


def say_next(status: CrosswalkStatus) -> str:
    """Return what decides the position, or what its next level asks; nothing at the top."""
    if status.points is not None:
        weakest = [name for name, points in status.sections.items() if points == status.points]
        return sentence("The weakest section decides: {sections}.", sections=join_words(weakest))
    if not status.next_missing:
        return ""
    return sentence(
        "What level {level} asks and is not shown: {lacking}.",
        level=status.next_level,
        lacking=few([quoted(item) for item in status.next_missing], _FEW),
    )


def say_state(item: ItemStatus) -> str:
    """Return whether an item of another framework is shown."""
    return {
        "held": sentence("shown"),
        "partly": sentence("shown in part"),
        "missing": sentence("missing"),
        "open": sentence("not answered"),
        "outside": sentence("not asked here"),
        "not_applicable": sentence("does not apply"),
    }[item.state]


def say_seen(item: ItemStatus, titles: Titles) -> str:
    """Return which practices the verdict on an item rests on."""
    return "; ".join(
        sentence(
            "{practice} at {level}, {relation}",
            practice=titles.practices[found.practice],
            level=found.at,
            relation=found.relation,
        )
        for found in item.maps
    )


def say_inferred(status: CrosswalkStatus) -> str:
    """Return the position, and where it comes from."""
    return sentence("{position}, inferred", position=position(status))


def say_missing(status: CrosswalkStatus) -> str:
    """Return what the list of missing items stands before."""
    if status.next_level is None:
        return sentence("Missing")
    return sentence("Missing before its level {level}", level=status.next_level)
