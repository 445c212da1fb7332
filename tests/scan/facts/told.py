"""Reads the facts of inline files."""

from collections.abc import Callable, Iterator
from textwrap import dedent
from typing import Any

from advisor.scan.fact import FIELDS, SourceFact
from advisor.scan.source import InMemory, SourceTree

Reader = Callable[[SourceTree, str, str], Iterator[SourceFact]]


def facts(extractor: Reader, path: str, text: str, *others: str) -> list[SourceFact]:
    """Return the facts of a file; `others` are empty files, or 'path: text'."""
    files = {name: more for name, _, more in (other.partition(": ") for other in others)}
    text = dedent(text)
    found = list(extractor(InMemory({path: text, **files}), path, text))
    for fact in found:
        assert set(fact.values) <= set(FIELDS[fact.kind]), fact
        assert fact.path == path
        assert 1 <= fact.line <= fact.end_line <= text.count("\n") + 1, fact
    return found


def rows(found: list[SourceFact], kind: str, *fields: str) -> list[Any]:
    """Return the line and some fields of each fact of a kind."""
    return [
        (fact.line, *(fact.values[field] for field in fields))
        for fact in found
        if fact.kind == kind
    ]
