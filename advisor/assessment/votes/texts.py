"""What people write in a workshop, made fit to be kept and shown."""

from advisor.plain_text import one_line


def tidy_name(text: str) -> str:
    """Return a name as it is kept: on one line, with no blanks around it, and harmless to show."""
    return one_line(text)


def tidy_note(text: str | None) -> str | None:
    """Return a note as it is kept, None where it says nothing."""
    return (one_line(text) or None) if text else None
