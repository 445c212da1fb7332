"""Text that Markdown shows as it was written."""

import re

from advisor.plain_text import plain, unlinked

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$])")
_LIST_MARK = re.compile(r"^(\d*)([-=.)])(?=\s|[-=]|$)")


def literal(text: str) -> str:
    """Escape what Markdown, HTML or a forge would read as more than text, on one line."""
    line = " ".join(part.strip() for part in plain(text).splitlines())
    return unlinked(_LIST_MARK.sub(r"\1\\\2", _SYNTAX.sub(r"\\\1", line)))
