"""The Markdown that the page of a rubric is made of."""

from collections.abc import Iterable, Iterator, Sequence

from advisor.plain_text import plain_markdown
from advisor.rubric.model import Practice, Step


def anchor(name: str) -> str:
    """Return the place a link leads to; headings alone would clash where two share a title."""
    return f'<a id="{name}"></a>'


def link(text: str, name: str) -> str:
    """Return a link to the anchor `name` of the same page."""
    return f"[{plain_markdown(text)}](#{name})"


def named_link(element: Practice | Step) -> str:
    """Return a link to a practice or step, by its title."""
    return link(element.title, element.id)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table whose cells are Markdown."""
    yield f"| {' | '.join(plain_markdown(title) for title in header)} |"
    yield "|---" * len(header) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def bullets(items: Iterable[str], *, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a list whose items are Markdown."""
    for item in items:
        yield f"{' ' * indent}- {item}"
