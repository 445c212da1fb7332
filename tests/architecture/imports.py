"""Who imports whom in the package, read from the code."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.build import ROOT

PACKAGE = ROOT / "advisor"


def modules(package: Path = PACKAGE) -> dict[str, Path]:
    """Return the modules of a package by their dotted names."""
    return {
        ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for path in package.rglob("*.py")
    }


def import_graph(paths: Mapping[str, Path]) -> dict[str, set[str]]:
    """Return whom each module imports, late and for its types alone as well.

    Whoever imports a module imports the packages in which it lies, but for those it lies in itself.
    """
    found = {
        name: set(_imported(ast.parse(path.read_text(encoding="utf-8")), paths)) - {name}
        for name, path in paths.items()
    }
    return {
        name: imported
        | {
            package
            for other in imported
            for package in _packages_of(other)
            if package in paths and not f"{name}.".startswith(f"{package}.")
        }
        for name, imported in found.items()
    }


@cache
def package_graph() -> Mapping[str, set[str]]:
    """Return whom each module of the package imports."""
    return import_graph(modules())


def _packages_of(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[:length]) for length in range(1, len(parts)))


def circle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Return a circle of imports, from a module back to itself, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _imported(tree: ast.Module, known: Iterable[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in whole)
