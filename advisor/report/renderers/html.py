"""The report as one self-contained HTML file."""

from markupsafe import Markup

from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.styles import stylesheet
from advisor.report.renderers.templates import blocks_of, environment, harmless
from advisor.report.result import Result
from advisor.report.view.build import view


class HtmlRenderer(Renderer):
    """Renders the page: styles inline, no script, no request."""

    def render(self, result: Result) -> bytes:
        """Return the page as UTF-8."""
        return page(result, medium="screen").encode()


def page(result: Result, *, medium: str) -> str:
    """Return the report's HTML for "screen" (the file) or "print" (what the PDF is made of)."""
    template = environment(escape=True, finalize=harmless).get_template("report.html.j2")
    styles = Markup(stylesheet(medium))  # noqa: S704 our own file, nothing from outside
    return template.render(blocks_of(view(result)), medium=medium, styles=styles)
