"""Pieces that sentences are put together from."""

from collections.abc import Sequence

from advisor.translation import counted, sentence


def join_words(words: Sequence[str]) -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    if len(words) < 2:  # noqa: PLR2004 nothing to join
        return "".join(words)
    return sentence("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def either(words: Sequence[str]) -> str:
    """Return `a`, `a or b`, or `a, b or c`."""
    *first, last = words
    return sentence("{first} or {last}", first=", ".join(first), last=last) if first else last


def few(words: Sequence[str], most: int) -> str:
    """Return at most `most` words joined, and how many more there are."""
    rest = len(words) - most
    return join_words([*words[:most], counted("{n} more", "{n} more", rest)] if rest > 0 else words)


def quoted(title: str) -> str:
    """Return a title as a sentence names it where it may hold commas or begin with a capital."""
    return sentence("“{title}”", title=title)


def within(title: str) -> str:
    """Return a title as it stands within a sentence: `a simple method`, but `ML code`, `A/B`."""
    first = title.partition(" ")[0]
    return title if _has_capitals(first[1:]) else title[:1].lower() + title[1:]


def _has_capitals(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def capital(text: str) -> str:
    """Return a text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, letters: int) -> str:
    """Return a text of at most `letters`, with an ellipsis where something was left out."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def say_cut(text: str, letters: int) -> str:
    """Return the beginning of a text of the team's, and how much more the answers file has."""
    return sentence(
        "{text}… ({left_out:,} more characters stand in the answers file)",
        text=text[:letters].rstrip(),
        left_out=len(text) - letters,
    )
