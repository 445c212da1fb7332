"""Text of scripts that are written from right to left, in lines that run that way.

WeasyPrint takes the direction of a text from its element alone, not from the text.
"""

import re
from html import unescape
from html.parser import HTMLParser
from unicodedata import bidirectional

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_STRONG = {"L": False, "R": True, "AL": True}
_VERBATIM = frozenset(("style", "title", "svg"))
_NAME = re.compile('(data-team=")([^"]*)')
_ISOLATED = "\\1\u2068\\2\u2069"  # a name in a running head, where there are no elements


def turned(html: str) -> str:
    """Return a page with an element around each text that begins with a letter of such a script."""
    if not _RIGHT_TO_LEFT.search(html):
        return html
    page = _PageCopy()
    page.feed(html)
    page.close()
    return page.done()


class _PageCopy(HTMLParser):
    """Copies a page as it is written, but for texts and names that run from the right."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._out: list[str] = []
        self._text: list[str] = []
        self._verbatim = 0

    def done(self) -> str:
        self._flush()
        return "".join(self._out)

    def _flush(self) -> None:
        text, self._text = "".join(self._text), []
        if not self._verbatim and _runs_left(unescape(text)):
            text = f'<bdi dir="rtl">{text}</bdi>'
        self._out.append(text)

    def _markup(self, written: str) -> None:
        self._flush()
        self._out.append(written)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 as it was written
        self._markup(_NAME.sub(_ISOLATED, self.get_starttag_text() or ""))
        self._verbatim += tag in _VERBATIM

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 as above
        self._markup(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._markup(f"</{tag}>")
        self._verbatim -= tag in _VERBATIM

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        self._text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._markup(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._markup(f"<!{decl}>")


def _runs_left(text: str) -> bool:
    kinds = map(bidirectional, text)
    return next((_STRONG[kind] for kind in kinds if kind in _STRONG), False)
