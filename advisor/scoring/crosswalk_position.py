"""A position in another framework, in words."""

from advisor.plain_text import counted
from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.number import show_score


def position(status: CrosswalkStatus) -> str:
    """Return where the team stands, with the most that any answers could show if that is less."""
    if status.kind == "capabilities":
        return _capabilities(status)
    if status.level_title is None:
        return f"below {status.next_title or f'level {status.next_level}'}"
    if status.points is not None:
        most = "" if status.attainable is None else f" of at most {show_score(status.attainable)}"
        shown = f"{most} that these answers can show" if most else ""
        return f"{show_score(status.points)} points{shown}: {status.level_title}"
    return f"level {status.level}: {status.level_title}{_ceiling(status)}"


def _ceiling(status: CrosswalkStatus) -> str:
    if status.attainable is None or status.next_level is None:
        return ""
    capped = status.attainable < status.next_level
    return ", the highest that these answers can show" if capped else ""


def _capabilities(status: CrosswalkStatus) -> str:
    counts = status.counts
    asked = sum(counts.values()) - counts.get("outside", 0) - counts.get("not_applicable", 0)
    every = sum(counts.values())
    more = f" ({every} in all)" if every != asked else ""
    return (
        f"{counts.get('held', 0)} held and {counts.get('partly', 0)} in part, "
        f"of {counted(asked, 'capability', 'capabilities')} asked here{more}"
    )
