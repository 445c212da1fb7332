"""Docker Compose: each service is a resource."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.node import Node
from advisor.scan.facts.resources import Resource
from advisor.scan.facts.structure import documents
from advisor.scan.source import SourceTree

_NAME = re.compile(r"(?:^|/)(?:docker-)?compose[^/]*\.ya?ml$")
_SERVICES = re.compile(r"^services:[ \t]*(?:#.*)?$", re.MULTILINE)


def handles(path: str) -> bool:
    """Tell whether a file may be one of Compose: what it is named is the team's choice."""
    return path.endswith((".yml", ".yaml"))


def compose_services(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield each service, volume and network that has settings."""
    named = bool(_NAME.search(path))
    if not named and not _SERVICES.search(text):
        return
    for document in documents(path, text)[:1]:
        if not named and not _all_services(document.get("services")):
            continue
        for part, kind in (("services", "service"), ("volumes", "volume")):
            for name, node in document.get(part).pairs:
                if node.form == "mapping" or kind == "service":
                    line = _line_of(text, document.get(part).line, name) or node.line
                    yield Resource("compose", kind, name, path, node, line).fact()


def _all_services(services: Node) -> bool:
    return bool(services.pairs) and all(
        node.has("image") or node.has("build") or node.has("extends") for _, node in services.pairs
    )


def _line_of(text: str, start: int, name: str) -> int:
    """Return the line a service's name stands on, 0 where it is written in an unusual way."""
    head = re.compile(rf"\s+[\"']?{re.escape(name)}[\"']?\s*:")
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines[start - 1 :], start) if head.match(line)), 0)
