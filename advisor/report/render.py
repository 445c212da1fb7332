"""A result into the bytes of one report format."""

from importlib import import_module

from advisor.errors import UsageError
from advisor.report.renderers.protocol import Renderer
from advisor.report.result import Result

_RENDERERS = {
    "html": ("advisor.report.renderers.html", "HtmlRenderer"),
    "pdf": ("advisor.report.renderers.pdf", "PdfRenderer"),
    "md": ("advisor.report.renderers.markdown", "MarkdownRenderer"),
    "json": ("advisor.report.renderers.json_document", "JsonRenderer"),
}
FORMATS = tuple(_RENDERERS)


def render(result: Result, name: str) -> bytes:
    """Return the report in one of FORMATS.

    Raises UsageError for another format, OutputError when a system library is missing.
    """
    if name not in _RENDERERS:
        raise UsageError(f"there is no format `{name}`", hint=f"Formats: {', '.join(FORMATS)}.")
    module, renderer = _RENDERERS[name]
    chosen: Renderer = getattr(import_module(module), renderer)()
    return chosen.render(result)


def file_name(name: str) -> str:
    """Return the name under which a format is written."""
    return "result.json" if name == "json" else f"report.{name}"
