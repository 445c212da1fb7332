"""Where a reference of evidence leads: an address that is safe to follow, or none."""

import re
from urllib.parse import quote

from advisor.plain_text import plain

_LONGEST = 2000  # letters; what is longer is no address that somebody wrote
_HOST = r"(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?"
_ADDRESS = re.compile(rf"https?://{_HOST}(?:[/?#][^\s\\<>\"'`]*)?", re.IGNORECASE)
_SEGMENT = r"(?!\.{1,2}(?:[/#]|$))[\w.@+=-]+"
_PATH = re.compile(rf"({_SEGMENT}(?:/{_SEGMENT})*/?)(#L\d+(?:-L?\d+)?)?")
_FILE = re.compile(r"\.[A-Za-z]\w*")  # ending of a file's name


def link_of(ref: str, link_base: str = "") -> str:
    """Return the address of a reference, or nothing where it is none that can be followed safely.

    A path in the team's repository leads below `link_base`, where there is one.
    """
    if is_web_address(ref):
        return ref
    path = _PATH.fullmatch(ref) if len(ref) <= _LONGEST else None
    if path is None or not is_web_address(link_base) or not _names_a_file(path.group(1)):
        return ""
    glue = "" if link_base.endswith(("/", "=")) else "/"
    return f"{link_base}{glue}{quote(path.group(1), safe='/@+=')}{path.group(2) or ''}"


def page_link(ref: str) -> str:
    """Return the address of a page that a file names, or nothing where it is not safe to follow.

    Beside an http or https address it is a path below the folder of the page that links there.
    """
    if is_web_address(ref):
        return ref
    path = _PATH.fullmatch(ref) if len(ref) <= _LONGEST else None
    return quote(path.group(1), safe="/@+=") if path and _names_a_file(path.group(1)) else ""


def is_web_address(text: str) -> bool:
    """Tell whether a text is one http or https address, whole and with nobody's password."""
    return len(text) <= _LONGEST and plain(text) == text and bool(_ADDRESS.fullmatch(text))


def _names_a_file(path: str) -> bool:
    """Tell a path from a mere word."""
    return "/" in path or bool(_FILE.search(path))
