"""The report as Markdown."""

from typing import Any

from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.markdown_text import literal
from advisor.report.marks import MARKDOWN_MARK
from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.templates import environment
from advisor.report.template_data import template_data
from advisor.result.model import Result


class MarkdownRenderer(Renderer):
    """Renders Markdown that shows texts from outside as they were written."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the document as UTF-8."""
        name = "brief.md.j2" if appearance.brief else "report.md.j2"
        template = environment(escape=False, finalize=_literal).get_template(name)
        data = template_data(result, full=not appearance.brief)
        text = template.render(
            data, medium="markdown", brief=appearance.brief, brand=appearance.brand
        )
        return f"{MARKDOWN_MARK}\n\n{text.lstrip()}".encode()


def _literal(value: Any) -> Any:
    return literal(value) if type(value) is str else value
