"""A result into the bytes of one report format."""

from importlib import import_module
from typing import TYPE_CHECKING

from advisor.errors import UsageError
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.protocol import Renderer

if TYPE_CHECKING:  # the result is read while the renderers get ready
    from advisor.result.model import Result

_RENDERERS = {
    "html": ("advisor.report.renderers.html", "HtmlRenderer"),
    "pdf": ("advisor.report.renderers.pdf", "PdfRenderer"),
    "md": ("advisor.report.renderers.markdown", "MarkdownRenderer"),
    "json": ("advisor.report.renderers.json_document", "JsonRenderer"),
}
FORMATS = tuple(_RENDERERS)


def renderer(name: str, *, interactive: bool = True) -> Renderer:
    """Return a renderer of one of FORMATS, to be closed after use. Raises UsageError.

    `interactive` concerns HTML alone: with scripts and charts to explore, or without any script.
    """
    if name not in _RENDERERS:
        raise UsageError(f"there is no format `{name}`", hint=f"Formats: {', '.join(FORMATS)}.")
    module, kind = _RENDERERS[name]
    options = {"interactive": interactive} if name == "html" else {}
    made: Renderer = getattr(import_module(module), kind)(**options)
    return made


def render(
    result: "Result", name: str, *, interactive: bool = True, appearance: Appearance = PLAIN
) -> bytes:
    """Return the report in one of FORMATS; `interactive` as in `renderer`.

    Raises UsageError for another format, InputError for a template of one's own that cannot be
    used, OutputError when a system library is missing.
    """
    with renderer(name, interactive=interactive) as chosen:
        return chosen.render(result, appearance)


def file_name(name: str) -> str:
    """Return the name under which a format is written."""
    return "result.json" if name == "json" else f"report.{name}"
