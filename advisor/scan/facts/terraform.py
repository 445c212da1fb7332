"""Terraform: resources and modules, and what starts them by time or event."""

from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.hcl import TerraformBlock, read_blocks
from advisor.scan.facts.lines import plain_breaks
from advisor.scan.facts.resources import Resource, declared
from advisor.scan.source import SourceTree

_MOST = 1_000_000


def handles(path: str) -> bool:
    """Tell whether a file is one of Terraform; values of variables declare nothing."""
    return path.endswith(".tf")


def terraform(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield resources, modules, data sources' excepted, with their schedules."""
    if len(text) > _MOST:
        return
    try:
        blocks = read_blocks(plain_breaks(text))
    except (ValueError, RecursionError):
        return
    for block in blocks:
        kind, name = _kind(block)
        if kind:
            yield from declared(source, Resource("terraform", kind, name, path, block.body))
        if kind == "terraform":
            yield from _backends(path, block)


def _backends(path: str, block: TerraformBlock) -> Iterator[SourceFact]:
    """Yield where the state is kept, even where its settings are given elsewhere."""
    for key, node in block.body.pairs:
        kind, _, name = key.partition(".")
        if kind == "backend" or key == "cloud":
            yield Resource("terraform", "backend", name or "cloud", path, node).fact()


def _kind(block: TerraformBlock) -> tuple[str, str]:
    if block.type == "resource" and len(block.labels) > 1:
        return block.labels[0], block.labels[1]
    if block.type in {"module", "provider"} and block.labels:
        return block.type, block.labels[0]
    if block.type == "terraform":
        return "terraform", ""
    return "", ""
