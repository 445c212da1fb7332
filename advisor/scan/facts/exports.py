"""What a host or platform says in a file that somebody exported, as docs/scan.md tells."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.hosting_shapes import told
from advisor.scan.facts.json_text import read_json
from advisor.scan.facts.node import Node
from advisor.scan.facts.platform_shapes import cluster_object, registry_entry

MOST = 20_000_000
_DEEPEST = 6


def hosting(path: str, text: str) -> Iterator[SourceFact]:
    """Yield what branch rules, reviews and runs say, in whatever order a file holds them."""
    for document in _documents(text):
        for node in _within(document):
            for name, value, target in told(node):
                values = {"name": name, "value": value, "target": target}
                yield SourceFact("hosting", path, node.line, max(node.line, node.end_line), values)


def mlflow(path: str, text: str) -> Iterator[SourceFact]:
    """Yield registered models, their versions, runs and experiments of MLflow."""
    for document in _documents(text):
        for node in _within(document):
            for kind, entries in node.pairs:
                for entry in entries.items:
                    yield from registry_entry(path, kind, entry)


def kubectl(path: str, text: str) -> Iterator[SourceFact]:
    """Yield the objects of a cluster."""
    for document in _documents(text):
        for node in _within(document):
            yield from cluster_object(path, node)


def _documents(text: str) -> tuple[Node, ...]:
    try:
        return read_json(text, MOST)
    except (ValueError, RecursionError, MemoryError):
        return ()


def _within(node: Node, depth: int = 0) -> Iterator[Node]:
    """Yield a document and what it holds under keys or in lists, to a depth."""
    if depth > _DEEPEST or node.form == "scalar":
        return
    yield node
    for child in (*node.items, *(value for _, value in node.pairs)):
        yield from _within(child, depth + 1)
