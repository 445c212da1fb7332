"""The report as one self-contained HTML file."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.reference_link import link_of
from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.styles import paints, stylesheet
from advisor.report.renderers.templates import on_paper, report_page
from advisor.report.template_data import template_data
from advisor.result.model import Result

# Letters of one text of the team's that paper has room for, in a paragraph and in a narrow column.
_LONGEST, _LONGEST_IN_CELL = 1200, 400


class HtmlRenderer(Renderer):
    """Renders the page: styles inline, no request; interactive with scripts, or without any."""

    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the page as UTF-8."""
        return page(result, medium="screen", appearance=appearance).encode()


def page(result: Result, *, medium: str, appearance: Appearance = PLAIN) -> str:
    """Return the report's HTML for "screen" (the file) or "print" (what the PDF is made of).

    Raises InputError when a template of one's own cannot be used.
    """
    paper = on_paper(paper=medium == "print")
    with paper, report_page(appearance.templates) as template:
        html = template.render(
            template_data(result, full=medium == "screen" or appearance.full),
            medium=medium,
            styles=Markup(stylesheet(medium, appearance)),  # noqa: S704 nothing of a user's text
            paints=paints(),
            brand=appearance.brand,
            link_of=_links(appearance.link_base),
            longest=0 if medium == "screen" else _LONGEST,
            longest_in_cell=0 if medium == "screen" else _LONGEST_IN_CELL,
            **_scripts(result, interactive=appearance.interactive) if medium == "screen" else {},
        )
    return html if appearance.templates is None else _without_dead_contents(html)


def _without_dead_contents(html: str) -> str:
    """Return a page whose contents do not list chapters that templates of one's own leave out."""

    def if_there(entry: re.Match[str]) -> str:
        return entry.group() if f'id="{entry.group(1)}"' in html else ""

    return re.sub(r'<li[^>]*><a href="#([\w-]+)">[^<]*</a></li>\n', if_there, html)


def _links(base: str) -> Callable[[str], str]:
    """Return what gives a template the address of a reference, or nothing."""
    return lambda ref: link_of(ref, base)


def _scripts(result: Result, *, interactive: bool) -> dict[str, Any]:
    # Only now: the PDF does without.
    from advisor.report.renderers.script import page_policy, program  # noqa: PLC0415

    return {
        "policy": Markup(page_policy(interactive=interactive)),  # noqa: S704 our own as well
        "program": program(result) if interactive else None,
    }
