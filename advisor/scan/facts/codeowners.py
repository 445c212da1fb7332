"""Who is asked to review which files, as a file of code owners says."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.source import SourceTree

MOST = 500
_SECTION = re.compile(r"^\^?\[([^\]]+)\](?:\[\d+\])?$")
_OWNER = re.compile(r"^(?:@@?[\w./-]+|\S+@\S+\.\w+)$")


def handles(path: str) -> bool:
    """Tell whether a file names code owners."""
    return path.rpartition("/")[2] == "CODEOWNERS"


def code_owners(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield a setting for each rule: the pattern, or section, as key, its owners as value."""
    for number, line in enumerate(text.splitlines()[:MOST], start=1):
        words = line.partition("#")[0].split()
        owners = [word for word in words[1:] if _OWNER.match(word)]
        if owners and not _OWNER.match(words[0]):
            section = _SECTION.match(words[0])
            key = section[1] if section else words[0]
            values = {"key": key, "value": " ".join(owners)}
            yield SourceFact("setting", path, number, number, values)
