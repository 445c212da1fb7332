"""The stylesheet of a page."""

import re

from advisor.shipped import shipped

_SHEETS = {
    "screen": ("tokens.css", "base.css", "charts.css", "screen.css", "explore.css"),
    "print": ("tokens.css", "base.css", "print.css"),
}
_TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")


def stylesheet(medium: str) -> str:
    """Return the CSS for "screen" or "print".

    In print the tokens are filled in: there is one theme, and WeasyPrint would resolve each use
    again for every box.
    """
    folder = shipped("templates") / "report"
    css = "\n".join((folder / name).read_text(encoding="utf-8") for name in _SHEETS[medium])
    if medium == "screen":
        return css
    tokens = dict(_TOKEN.findall(css))
    return _USE.sub(lambda use: tokens[use.group(1)], re.sub(r":root \{[^}]*\}", "", css))
