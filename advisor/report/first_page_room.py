"""How many lines of the first printed page are taken, by how long its texts are.

Heights are told in lines of plain text, as print.css sets them on the lower of the papers, and
letters are counted as on the narrower: what fits here fits on either. An estimate, since what a
page shows is decided before any page is laid out; it is meant to be too high rather than too low.
"""

from collections.abc import Iterable, Sequence

LINES = 50.0  # on Letter, between the margins
_HEAD = 5.5  # the team's name, the date, the chapter's title, and a brand's name or logo
_HEADING = 2.0
_LETTERS = 112  # of plain text in a line
_VERDICT, _VERDICT_LINE = 68, 1.5
_FIGURE, _FIGURE_LINE = 22, 0.87  # letters of a remark below a figure, and its height
_SMALL_LINE, _ROW = 0.94, 0.4  # of a table, and what parts its rows
_COLUMNS = (42, 31, 42)  # letters in the columns of what hurt
_APART = 0.25  # between two paragraphs

Row = tuple[str, ...]


def text_lines(texts: Iterable[str]) -> float:
    """Return the height of paragraphs."""
    return sum(_wrapped(text, _LETTERS) + _APART for text in texts)


def list_lines(texts: Sequence[str]) -> float:
    """Return the height of paragraphs below a heading of their own; of none it is 0."""
    return _HEADING + text_lines(texts) if texts else 0.0


def table_lines(rows: Sequence[Row]) -> float:
    """Return the height of the table of what hurt with its heading."""
    if not rows:
        return 0.0
    cells = (zip(row, _COLUMNS, strict=True) for row in rows)
    heights = (max(_wrapped(text, letters) for text, letters in row) for row in cells)
    return _HEADING + 1 + sum(height * _SMALL_LINE + _ROW for height in heights)


def head_lines(scope: str, verdict: str, remarks: Sequence[str]) -> float:
    """Return the height of all down to the figures with their remarks."""
    figures = max((_wrapped(remark, _FIGURE) for remark in remarks), default=0) * _FIGURE_LINE
    above = _wrapped(scope, _LETTERS) + _wrapped(verdict, _VERDICT) * _VERDICT_LINE
    return _HEAD + above + figures + 3.5  # label and value of a figure, and room around them


def _wrapped(text: str, letters: int) -> int:
    return -(-len(text) // letters)
