"""Ids that are mentioned and not declared."""

from collections.abc import Iterable, Iterator

from advisor.document.fault_words import nearest
from advisor.document.parse import Path_
from advisor.rubric.lint.finding import Finding
from advisor.translation import sentence


def keys(path: Path_, keys: Iterable[str | int]) -> list[tuple[Path_, object]]:
    """Return keys of a mapping, each with its path."""
    return [((*path, key), key) for key in keys]


def items(path: Path_, items: Iterable[object]) -> list[tuple[Path_, object]]:
    """Return elements of a list, each with its path."""
    return [((*path, index), item) for index, item in enumerate(items)]


def unknown(
    kind: str, named: Iterable[tuple[Path_, object]], valid: Iterable[object]
) -> Iterator[Finding]:
    """Yield a finding for each name that is not among the valid ones."""
    declared = list(valid)
    for path, name in named:
        if name not in declared:
            yield Finding(
                rule="unknown-id",
                message=sentence("`{name}` is not a {kind} of this rubric", name=name, kind=kind),
                hint=nearest(name, declared)
                or sentence("Declare it, or correct what is written here."),
                path=path,
            )
