"""A rubric as Markdown: one page, or an index with a page for each dimension and crosswalk."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from posixpath import dirname, relpath

from jinja2 import Environment
from markupsafe import Markup

from advisor.cli.rubric_pages.relations import first_raised
from advisor.cli.rubric_pages.templates import environment, rendered
from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.rubric.crosswalk import Crosswalk
from advisor.rubric.model import Dimension, Practice, Rubric
from advisor.rubric.step_model import Step

_ORIGIN = "<!-- Written by `advisor rubric show --format md`: change the rubric, not this. -->"
INDEX = "rubric.md"
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_FOLDER = INDEX.removesuffix(".md")


def whole_page(chosen: Rubric) -> str:
    """Return everything a rubric says as one page, whose links lead to places on it."""
    return _page("whole", chosen, "", {})


def pages(chosen: Rubric) -> dict[str, str]:
    """Return the same as pages by their paths: an index, and one a dimension and crosswalk.

    Sites that show Markdown stop at 512 kB, which a large rubric passes on one page.
    """
    files = _files(chosen)
    made = {INDEX: _page("index", chosen, INDEX, files)}
    made |= {_dimension_file(d): dimension_page(chosen, d) for d in chosen.dimensions}
    for crosswalk in chosen.crosswalks:
        file = _crosswalk_file(crosswalk)
        made[file] = _page("crosswalk", chosen, file, files, crosswalk=crosswalk)
    return made


def dimension_page(chosen: Rubric, dimension: Dimension) -> str:
    """Return the page of one dimension, with links to the other pages of `pages`."""
    file = _dimension_file(dimension)
    return _page("dimension", chosen, file, _files(chosen), dimension=dimension)


class Links:
    """Markdown links from one page to the anchors of all; what no page is known of is on it."""

    def __init__(self, here: str, files: Mapping[str, str]) -> None:
        self._here, self._files = here, files

    def __call__(self, text: str, anchor: str) -> Markup:
        """Return a link to an anchor."""
        file = self._files.get(anchor.partition("/")[0], INDEX if self._files else self._here)
        path = "" if file == self._here else relpath(file, dirname(self._here) or ".")
        return Markup(f"[{literal(text)}]({path}#{anchor})")  # noqa: S704

    def all(self, elements: Iterable[Practice | Step]) -> Markup:
        """Return links to practices or steps by their titles, with commas."""
        return Markup(", ").join(self(element.title, element.id) for element in elements)


def _page(
    name: str,
    chosen: Rubric,
    here: str,
    files: Mapping[str, str],
    **element: Dimension | Crosswalk,
) -> str:
    link = Links(here, files)
    page = rendered(_environment(), f"markdown/{name}.md.j2", chosen, link=link, **element)
    return f"{MARKDOWN_MARK}\n{_ORIGIN}\n\n{page}"


@cache
def _environment() -> Environment:
    made = environment(literal)
    made.filters["address"] = _address
    return made


def _address(source: str) -> Markup:
    """Return a web address as a link, and anything else as text."""
    return Markup(f"<{source}>" if _ADDRESS.fullmatch(source) else literal(source))  # noqa: S704


def _files(chosen: Rubric) -> dict[str, str]:
    """Return the file of each anchor that is not on the index."""
    files = {f"dimension-{d.id}": _dimension_file(d) for d in chosen.dimensions}
    for practice in chosen.practices:
        files[practice.id] = files[f"dimension-{practice.dimension}"]
    for step in chosen.steps:
        files[step.id] = files[first_raised(step)]
    return files | {f"crosswalk-{c.id}": _crosswalk_file(c) for c in chosen.crosswalks}


def _dimension_file(dimension: Dimension) -> str:
    return f"{_FOLDER}/{dimension.id}.md"


def _crosswalk_file(crosswalk: Crosswalk) -> str:
    return f"{_FOLDER}/crosswalks/{crosswalk.id}.md"
