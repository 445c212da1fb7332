"""Which files Git treats in a way of their own, such as those that it keeps in a large store."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.source import SourceTree

MOST = 200


def handles(path: str) -> bool:
    """Tell whether a file holds attributes of Git."""
    return path.rpartition("/")[2] == ".gitattributes"


def gitattributes(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield a setting for each pattern: the pattern as key, its attributes as value."""
    lines = enumerate(text.splitlines()[:MOST], start=1)
    for number, line in lines:
        pattern, _, said = line.strip().partition(" ")
        if said.strip() and not pattern.startswith("#"):
            values = {"key": pattern, "value": said.strip()}
            yield SourceFact("setting", path, number, number, values)
