"""Positions in other frameworks."""

from advisor.scoring.crosswalk import CrosswalkStatus, ItemStatus
from advisor.scoring.number import show_score, show_share
from advisor.translation import counted, sentence
from advisor.words.phrase import few, join_words, quoted
from advisor.words.titles import Titles

_FEW = 3


def position(status: CrosswalkStatus) -> str:
    """Return where the team stands, how much of the framework is decided, and the most there is."""
    return sentence(
        "{place} ({share} of its items decided)",
        place=say_place(status),
        share=show_share(status.coverage),
    )


def say_elsewhere() -> str:
    """Return what stands over positions in other frameworks."""
    return sentence("In other frameworks, inferred from these answers")


def say_place(status: CrosswalkStatus) -> str:
    """Return where the team stands, from the lowest to the highest that is possible."""
    if status.kind == "capabilities":
        return _capabilities(status)
    if status.points is not None:
        return _points(status, status.points)
    low = _level(status, status.level, status.level_title)
    high = status.high
    if high is None or high.level == status.level:
        return sentence("{level}{most}", level=low, most=_most(status))
    return sentence(
        "between {low} and {high}", low=low, high=_level(status, high.level, high.level_title)
    )


def _level(status: CrosswalkStatus, level: int | None, title: str | None) -> str:
    if level is None or title is None:
        return sentence("below {title}", title=status.next_title or status.next_level)
    return sentence("level {level}: {title}", level=level, title=title)


def _most(status: CrosswalkStatus) -> str:
    """Return that no answers could show more, where the framework has more to show."""
    if status.next_level is None or status.level != status.attainable:
        return ""
    return sentence(", the highest that these answers can show")


def _points(status: CrosswalkStatus, low: float) -> str:
    high = status.high.points if status.high else None
    points = show_score(low)
    title = status.level_title or ""
    if status.high and high is not None and high != low:
        points = sentence("{low} to {high}", low=points, high=show_score(high))
        if status.high.level_title != status.level_title:
            title = sentence("{low} to {high}", low=title, high=status.high.level_title)
    if status.attainable is None:
        return sentence("{points} points: {title}", points=points, title=title)
    return sentence(
        "{points} points of at most {most} that these answers can show: {title}",
        points=points,
        most=show_score(status.attainable),
        title=title,
    )


def _capabilities(status: CrosswalkStatus) -> str:
    counts = status.counts
    every = sum(counts.values())
    asked = every - counts.get("outside", 0) - counts.get("not_applicable", 0)
    held = str(counts.get("held", 0))
    if status.high and status.high.held != counts.get("held", 0):
        held = sentence("{low} to {high}", low=held, high=status.high.held)
    said = counted(
        "{held} held and {partly} in part, of {n} capability asked here",
        "{held} held and {partly} in part, of {n} capabilities asked here",
        asked,
        held=held,
        partly=counts.get("partly", 0),
    )
    return said if every == asked else sentence("{said}, {every} in all", said=said, every=every)


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
    said = []
    if status.next_missing:
        said.append(
            sentence(
                "Not shown before its level {level}: {lacking}.",
                level=status.next_level,
                lacking=few([quoted(item) for item in status.next_missing], _FEW),
            )
        )
    if status.next_open:
        said.append(
            sentence(
                "Not known before its level {level}: {open}.",
                level=status.next_level,
                open=few([quoted(item) for item in status.next_open], _FEW),
            )
        )
    return " ".join(said)


def say_state(item: ItemStatus) -> str:
    """Return whether an item of another framework is shown."""
    return {
        "held": sentence("shown"),
        "partly": sentence("shown in part"),
        "missing": sentence("not shown"),
        "open": sentence("not known"),
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
        return sentence("Not shown")
    return sentence("Not shown before its level {level}", level=status.next_level)
