"""The report as one self-contained HTML file."""

from markupsafe import Markup

from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.script import policy, program
from advisor.report.renderers.styles import stylesheet
from advisor.report.renderers.templates import blocks_of, environment, harmless
from advisor.report.result import Result
from advisor.report.view.build import view


class HtmlRenderer(Renderer):
    """Renders the page: styles inline, no request; interactive with scripts, or without any."""

    def __init__(self, *, interactive: bool = True) -> None:
        self._interactive = interactive

    def render(self, result: Result) -> bytes:
        """Return the page as UTF-8."""
        return page(result, medium="screen", interactive=self._interactive).encode()


def page(result: Result, *, medium: str, interactive: bool = False) -> str:
    """Return the report's HTML for "screen" (the file) or "print" (what the PDF is made of)."""
    template = environment(escape=True, finalize=harmless).get_template("report.html.j2")
    return template.render(
        blocks_of(view(result)),
        medium=medium,
        styles=Markup(stylesheet(medium)),  # noqa: S704 our own file, nothing from outside
        policy=Markup(policy(interactive=interactive)),  # noqa: S704 our own as well
        interactive=interactive,
        program=program(result) if interactive else None,
    )
