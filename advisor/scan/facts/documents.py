"""Documents as prose: headings, paragraphs, items of lists and blocks of code."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from advisor.scan.fact import SourceFact
from advisor.scan.facts.blocks import Block, asciidoc, markdown, restructured
from advisor.scan.facts.lines import lines_of
from advisor.scan.source import SourceTree

MOST = 2_000
LONGEST = 2_000
_READERS = {
    ".md": markdown,
    ".markdown": markdown,
    ".mdx": markdown,
    ".qmd": markdown,
    ".rst": restructured,
    ".adoc": asciidoc,
    ".asciidoc": asciidoc,
}
_PLAIN = re.compile(
    r"^(?:README|CHANGELOG|CONTRIBUTING|SECURITY|MAINTAINERS|RUNBOOK)(?:\.txt)?$", re.IGNORECASE
)


def handles(path: str) -> bool:
    """Tell whether a file is a document."""
    name = PurePosixPath(path)
    return (
        name.suffix.lower() in _READERS
        or name.name == "CODEOWNERS"
        or bool(_PLAIN.match(name.name))
    )


def prose(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the parts of a document; the rules of CODEOWNERS are items of a list."""
    name = PurePosixPath(path)
    if name.name == "CODEOWNERS":
        blocks = _owners(text)
    else:
        blocks = _READERS.get(name.suffix.lower(), markdown)(text)
    section = ""
    for block in islice(blocks, MOST):
        values = {"form": block.form, "section": section, "text": block.text[:LONGEST]}
        yield SourceFact("prose", path, block.line, block.end_line, values)
        if block.form == "heading":
            section = block.text


def _owners(text: str) -> Iterator[Block]:
    for at, line in enumerate(lines_of(text), 1):
        plain = line.partition("#")[0].strip()
        if plain:
            yield Block("list", at, at, plain)
