"""By what the items of an exported plan are known, and which are in the plan no longer."""

from collections.abc import Sequence

from advisor.translation import counted, sentence


def say_ids_follow(team: str) -> str:
    """Return that the ids of items follow from the team's name, and how to keep them."""
    return sentence(
        "The ids in it follow from the team's name. Before you change the name, write "
        "`id: {team}` below it in the answers.",
        team=team,
    )


def say_events_without_id(team: str) -> str:
    """Return that events of a calendar are no team's own, and how they become so."""
    return sentence(
        "The events have no id of the team. Should several teams share a calendar, "
        "write `id: {team}` below the team's name in the answers.",
        team=team,
    )


def say_renamed(other: str, team: str) -> str:
    """Return that what was exported before is known by another id, and how to keep to it."""
    return sentence(
        "All that is there is of `{other}`, and nothing of `{team}`, so each item is made a second "
        "time. If the team was renamed, write `id: {other}` below its name in the answers.",
        other=other,
        team=team,
    )


def say_gone(keys: Sequence[str]) -> str:
    """Return which open items of a tracker are not in the plan."""
    return counted(
        "{n} open item is not in this plan, being done or dropped: {keys}.",
        "{n} open items are not in this plan, being done or dropped: {keys}.",
        len(keys),
        keys=", ".join(keys),
    )
