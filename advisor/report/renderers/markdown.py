"""The report as Markdown."""

import re
from typing import Any

from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.templates import blocks_of, environment, harmless
from advisor.report.result import Result
from advisor.report.view.build import view

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$])")
_LIST_MARK = re.compile(r"^(\d*)([-=.)])(?=\s|[-=])")


class MarkdownRenderer(Renderer):
    """Renders Markdown that shows texts from outside as they were written."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the document as UTF-8."""
        template = environment(escape=False, finalize=_literal).get_template("report.md.j2")
        return template.render(blocks_of(view(result)), brand=appearance.brand).encode()


def _literal(value: Any) -> Any:
    """Escape what Markdown or HTML would read as more than text, and keep it on one line."""
    if type(value) is not str:
        return value
    text = " ".join(plain_line.strip() for plain_line in str(harmless(value)).splitlines())
    return _LIST_MARK.sub(r"\1\\\2", _SYNTAX.sub(r"\\\1", text))
