"""Lines as an editor counts them: only a line feed ends one, whatever a language thinks."""

import re

_OTHERS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def plain_breaks(text: str) -> str:
    """Return a text in which a line feed is the only break of lines."""
    if text.isascii() and "\r" not in text and "\x0c" not in text and "\x0b" not in text:
        return text
    return _OTHERS.sub(lambda found: "\n" if found[0] == "\r\n" else " ", text)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text."""
    return plain_breaks(text).split("\n")
