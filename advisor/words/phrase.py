"""Pieces that sentences are put together from."""

from collections.abc import Sequence

from advisor.translation import counted, sentence


def join_words(words: Sequence[str]) -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    if len(words) < 2:  # noqa: PLR2004 nothing to join
        return "".join(words)
    return sentence("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def few(words: Sequence[str], most: int) -> str:
    """Return at most `most` words joined, and how many more there are."""
    rest = len(words) - most
    return join_words([*words[:most], counted("{n} more", "{n} more", rest)] if rest > 0 else words)


def quoted(title: str) -> str:
    """Return a title as a sentence names it where it may hold commas or begin with a capital."""
    return sentence("“{title}”", title=title)


def within(title: str) -> str:
    """Return a title as it stands within a sentence: `a simple method`, but `ML code`."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def capital(text: str) -> str:
    """Return a text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, letters: int) -> str:
    """Return a text of at most `letters`, with an ellipsis where something was left out."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
