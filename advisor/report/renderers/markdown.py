"""The report as Markdown."""

from collections.abc import Callable
from typing import Any

from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.templates import environment
from advisor.report.template_data import template_data
from advisor.result.model import Result

_MOST = 60_000 - len(MARKDOWN_MARK) - 2  # characters: a comment or an issue takes 65,536
_LONGEST = 800  # letters of one text of the team's where all of them are too many
_SHORTEST = 60


class MarkdownRenderer(Renderer):
    """Renders Markdown that shows texts from outside as they were written."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the document as UTF-8."""
        name = "brief.md.j2" if appearance.brief else "report.md.j2"
        template = environment(escape=False, finalize=_literal).get_template(name)
        data = template_data(result, full=not appearance.brief)
        given = data | {"brief": appearance.brief, "brand": appearance.brand, "medium": "markdown"}
        text = _fitting(
            lambda longest: template.render(given, longest=longest, longest_in_cell=_LONGEST)
        )
        return f"{MARKDOWN_MARK}\n\n{text.lstrip()}".encode()


def _fitting(render: Callable[[int], str]) -> str:
    """Return a document with the team's texts whole, or as long as leaves it within bounds.

    `render` takes the letters after which a text is cut, 0 for none.
    """
    text = render(0)
    if len(text) < _MOST:
        return text
    low, high = _SHORTEST, _LONGEST
    text = render(low)
    while high - low > _SHORTEST // 4:
        middle = (low + high) // 2
        longer = render(middle)
        if len(longer) < _MOST:
            low, text = middle, longer
        else:
            high = middle
    return text


def _literal(value: Any) -> Any:
    return literal(value) if type(value) is str else value
