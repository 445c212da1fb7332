"""A result into the bytes of one report format."""

from dataclasses import replace
from importlib import import_module

from advisor.errors import UsageError
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.protocol import Renderer
from advisor.result.model import Result
from advisor.translation import sentence

_RENDERERS = {
    "html": ("advisor.report.renderers.html", "HtmlRenderer"),
    "pdf": ("advisor.report.renderers.pdf", "PdfRenderer"),
    "md": ("advisor.report.renderers.markdown", "MarkdownRenderer"),
    "json": ("advisor.report.renderers.json_document", "JsonRenderer"),
}
FORMATS = tuple(_RENDERERS)


def renderer(name: str) -> Renderer:
    """Return a renderer of one of FORMATS. Raises UsageError for another."""
    if name not in _RENDERERS:
        raise UsageError(
            sentence("there is no format `{name}`", name=name),
            hint=sentence("Formats: {names}.", names=", ".join(FORMATS)),
        )
    module, kind = _RENDERERS[name]
    made: Renderer = getattr(import_module(module), kind)()
    return made


def render(
    result: Result, name: str, *, interactive: bool = True, appearance: Appearance = PLAIN
) -> bytes:
    """Return the report in one of FORMATS; `interactive` as in `Appearance`.

    Raises UsageError for another format, InputError for a template of one's own that cannot be
    used, OutputError when a system library is missing.
    """
    interactive = interactive and appearance.interactive
    return renderer(name).render(result, replace(appearance, interactive=interactive))


def file_name(name: str) -> str:
    """Return the name under which a format is written."""
    return "result.json" if name == "json" else f"report.{name}"
