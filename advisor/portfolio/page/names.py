"""Names that others wrote, as long as a page has room for."""

from advisor.words.phrase import shortened

_LONGEST, _LONGEST_TEXT = 100, 500


def short_name(name: str) -> str:
    """Return a name of a team, a group or a person as it is shown wherever it is."""
    return shortened(name, _LONGEST)


def short_text(text: str) -> str:
    """Return a text that quotes what others wrote."""
    return shortened(text, _LONGEST_TEXT)
