"""Templates of Azure Resource Manager: what Bicep is compiled to, or written by hand as JSON."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.node import Node
from advisor.scan.facts.resources import Resource, declared
from advisor.scan.facts.structure import documents
from advisor.scan.source import SourceTree

_SCHEMA = "eploymentTemplate.json"
_DEEPEST = 4


def handles(path: str) -> bool:
    """Tell whether a file may be a template."""
    return path.endswith(".json")


def arm(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the resources of a template, those within others among them."""
    if _SCHEMA not in text[:1000]:
        return
    for document in documents(path, text)[:1]:
        yield from _resources(source, path, document, 0)


def _resources(source: SourceTree, path: str, node: Node, depth: int) -> Iterator[SourceFact]:
    if depth > _DEEPEST:
        return
    for item in node.get("resources").items:
        kind = item.said("type")
        if kind.startswith("Microsoft."):
            line = item.get("type").line
            yield from declared(
                source, Resource("bicep", kind, item.said("name"), path, item, line)
            )
        yield from _resources(source, path, item, depth + 1)
        yield from _resources(source, path, item.get("properties", "template"), depth + 1)
