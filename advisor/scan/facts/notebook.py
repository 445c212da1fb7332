"""Facts of the code cells of notebooks, at the lines of the notebook where the code stands."""

import ast
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.scan.fact import SourceFact
from advisor.scan.facts.python.index import PythonIndex, syntax, walked
from advisor.scan.source import SourceTree

_SOURCE = re.compile(r'"(?<!\\")(?:source|input)"\s*:\s*')  # a letter first is found quickest
_BETWEEN = re.compile(r"[\s,]*")
_MAGIC = re.compile(r"^\s*(?:[%!?]|.*\?\s*$|\w+(?:, *\w+)* *= *[!%])")
_CELL_MAGIC = re.compile(r"^\s*%%(?!time|timeit|capture|prun)")
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a code cell, each with its line in the file of the notebook."""

    lines: tuple[str, ...]
    places: tuple[int, ...]


def handles(path: str) -> bool:
    """Tell whether a file is a notebook."""
    return path.endswith(".ipynb")


def notebook_facts(
    source: SourceTree, index: PythonIndex, path: str, text: str
) -> Iterator[SourceFact]:
    """Yield what the code cells of a notebook show, as one file of Python would."""
    del source
    cells = _code_cells(text)
    lines: list[str] = []
    places: list[int] = []
    statements: list[ast.stmt] = []
    for cell in cells:
        if len(lines) + len(cell.lines) > _MOST_LINES:
            break
        code = _without_magic(cell.lines)
        statements += syntax("\n" * len(lines) + "\n".join(code)) or ()
        lines += code
        places += cell.places
    found = walked(path, statements, "\n".join(lines), index.modules)
    used = index.used | found.used
    for fact in found.settled(path, used, index.outcomes):
        last = places[min(fact.end_line, len(places)) - 1]
        yield replace(fact, line=places[fact.line - 1], end_line=last)


def _without_magic(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines of which those are blank that only a notebook understands."""
    first = next((line for line in lines if line.strip()), "")
    if _CELL_MAGIC.match(first):
        return ("",) * len(lines)
    return tuple("" if _MAGIC.match(line) and not _goes_on(line) else line for line in lines)


def _goes_on(line: str) -> bool:
    """Tell whether a line that begins like magic is an operator or text of a longer expression."""
    return line.lstrip().startswith("% ") or ("?" in line and ('"' in line or "'" in line))


def _code_cells(text: str) -> Iterator[_Cell]:
    try:
        notebook = json.loads(text)
        kinds = [_kind(cell) for cell in _cells(notebook)]
    except (ValueError, RecursionError, TypeError, AttributeError):
        return
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    end = 0
    wanted = iter(kinds)
    kind = next(wanted, None)
    for found in _SOURCE.finditer(text):
        if kind is None:
            return
        if found.start() < end:  # stands within the source of the cell before
            continue
        pieces = _pieces(text, found.end())
        if pieces is None or "".join(piece for piece, _ in pieces[0]) != kind[1]:
            continue
        end = pieces[1]
        if kind[0] == "code":
            yield _cell(pieces[0], starts)
        kind = next(wanted, None)


def _cells(notebook: object) -> list[dict[str, object]]:
    """Return the cells, which older notebooks keep in worksheets."""
    if not isinstance(notebook, dict):
        return []
    sheets = notebook.get("worksheets")
    owners = sheets if isinstance(sheets, list) else [notebook]
    return [
        cell
        for owner in owners
        for cell in (owner.get("cells") or ())
        if isinstance(cell, dict) and ("source" in cell or "input" in cell)
    ]


def _kind(cell: dict[str, object]) -> tuple[str, str]:
    said = cell.get("source", cell.get("input", ""))
    parts = said if isinstance(said, list) else [said]
    return str(cell.get("cell_type")), "".join(str(part) for part in parts)


def _pieces(text: str, start: int) -> tuple[list[tuple[str, int]], int] | None:
    """Return the texts of a JSON string or list of strings with their places, and the end."""
    decoder = json.JSONDecoder()
    found: list[tuple[str, int]] = []
    try:
        if text[start : start + 1] != "[":
            value, end = decoder.raw_decode(text, start)
            return ([(value, start)], end) if isinstance(value, str) else None
        place = _skip(text, start + 1)
        while text[place : place + 1] == '"':
            value, end = decoder.raw_decode(text, place)
            found.append((value, place))
            place = _skip(text, end)
    except (ValueError, RecursionError):
        return None
    return found, place


def _skip(text: str, place: int) -> int:
    between = _BETWEEN.match(text, place)
    return between.end() if between else place


def _cell(pieces: list[tuple[str, int]], starts: list[int]) -> _Cell:
    lines: list[str] = [""]
    places: list[int] = []
    for piece, place in pieces:
        number = bisect_right(starts, place)
        first, *rest = piece.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if len(places) < len(lines):
            places.append(number)
        elif not lines[-1]:
            places[-1] = number
        lines[-1] += first
        for line in rest:
            lines.append(line)
            places.append(number)
    if not places:
        places.append(1)
    return _Cell(tuple(lines), tuple(places))
