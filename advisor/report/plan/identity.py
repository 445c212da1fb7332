"""By what an item that was exported is found again, whatever has moved in the plan since."""

import re
from hashlib import sha256

from advisor.plain_text import slug
from advisor.result.model import Result

_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_HASH, _NAME = 6, 40


def team_id(result: Result) -> str:
    """Return the team's own id, or one made of its name, which no other name has."""
    own = result.team.get("id")
    if own:
        return _OTHER.sub("-", str(own))
    name = str(result.team["name"])
    return f"{slug(name)[:_NAME].strip('-')}-{sha256(name.encode()).hexdigest()[:_HASH]}"


def item_id(result: Result, kind: str, name: str) -> str:
    """Return the id of a step, an epic or a measure of first aid of a team's plan."""
    named = name if kind == "step" else f"{kind}.{name}"
    return f"{team_id(result)}/{_OTHER.sub('-', named)}"


def event_id(result: Result, key: str) -> str:
    """Return the identity of an event, in which the team's name has no part.

    Without an id of the team the events of two teams are the same where their steps are.
    """
    own = result.team.get("id") or ""
    return sha256(f"{own}\0{result.rubric.id}\0{key}".encode()).hexdigest()[:32]
