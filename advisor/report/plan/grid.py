"""A small table of texts, for a terminal as for Markdown."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.report.markdown_text import literal


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A header and rows of as many cells; every text in it is as it was written."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def markdown_lines(grid: Grid) -> Iterator[str]:
    """Yield a table's lines in Markdown."""
    yield _row(grid.header)
    yield _row(("---",) * len(grid.header), escape=False)
    for row in grid.rows:
        yield _row(row)


def _row(cells: tuple[str, ...], *, escape: bool = True) -> str:
    return f"| {' | '.join(literal(cell) if escape else cell for cell in cells)} |"
