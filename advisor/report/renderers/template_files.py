"""The template files of a report, of which a page and a Markdown document each read their part."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

_PAGE = "{# page #}\n"  # in a template: Markdown above this line, HTML below it


class TemplateFiles(FileSystemLoader):
    """Gives of a template that has two parts the one that is wanted.

    Both would be compiled anew in each process, and one of them never shown. A template without
    the line between the parts is for both.
    """

    def __init__(self, folder: Path, *, page: bool) -> None:
        super().__init__(folder)
        self._page = page

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the part, its lines numbered as in the file, and what Jinja asks for with it."""
        source, path, unchanged = super().get_source(environment, template)
        markdown, line, page = source.partition(_PAGE)
        if not line:
            return source, path, unchanged
        above = "{#" + "\n" * (markdown.count("\n") + 1) + "#}"
        part = above + page if self._page else markdown
        return part + "\n", path, unchanged  # Jinja drops the last break, which divides chapters
