"""What a tool returns: a few words, and the same as data, no longer than an agent has room for."""

from collections.abc import Sequence
from typing import Any

from advisor.frozen import dataclass
from advisor.plain_text import plain

MOST_ROWS = 100
LONGEST_TEXT = 600


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A few words for whoever reads along, and data for the agent."""

    text: str
    data: dict[str, Any]


def page(rows: Sequence[Any], *, limit: int, offset: int) -> dict[str, Any]:
    """Return a part of a list with its length, and where the next part begins if there is one."""
    start = max(0, offset)
    end = start + max(1, min(limit, MOST_ROWS))
    more = {"next_offset": end} if end < len(rows) else {}
    return {"items": list(rows[start:end]), "total": len(rows), **more}


def clip(text: str | None, most: int = LONGEST_TEXT) -> str | None:
    """Return a text that somebody wrote, harmless and of bounded length."""
    if text is None:
        return None
    shown = plain(text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def said(**values: Any) -> dict[str, Any]:
    """Return data without what is None or empty, which says nothing."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value not in ((), [], {}, "")
    }
