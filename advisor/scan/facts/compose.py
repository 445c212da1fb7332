"""Docker Compose: each service is a resource."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.resources import Resource
from advisor.scan.facts.structure import documents
from advisor.scan.source import SourceTree

_NAME = re.compile(r"(?:^|/)(?:docker-)?compose[^/]*\.ya?ml$")


def handles(path: str) -> bool:
    """Tell whether a file is one of Compose."""
    return bool(_NAME.search(path))


def compose_services(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield each service, volume and network that has settings."""
    for document in documents(path, text)[:1]:
        for part, kind in (("services", "service"), ("volumes", "volume")):
            for name, node in document.get(part).pairs:
                if node.form == "mapping" or kind == "service":
                    yield Resource("compose", kind, name, path, node).fact()
