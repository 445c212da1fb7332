"""Settings: every scalar of a YAML, TOML, JSON or INI file under its dotted key."""

from collections.abc import Iterator
from itertools import islice

from advisor.scan.fact import SourceFact
from advisor.scan.facts.node import leaves
from advisor.scan.facts.structure import documents, form_of
from advisor.scan.source import SourceTree

MOST = 3_000
LONGEST = 2_000


def handles(path: str) -> bool:
    """Tell whether a file is one of settings."""
    return form_of(path) != ""


def settings(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield a fact for each scalar, of all documents of a file together no more than `MOST`."""
    found = (leaf for document in documents(path, text) for leaf in leaves(document))
    for key, leaf in islice(found, MOST):
        values = {"key": key, "value": leaf.text[:LONGEST]}
        yield SourceFact("setting", path, leaf.line, max(leaf.line, leaf.end_line), values)
