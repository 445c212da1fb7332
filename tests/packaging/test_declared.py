"""What the code imports is declared, and what is declared is pinned."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.build import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PINNED = {
    canonicalize_name(line.partition("==")[0])
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
}


def named(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def imported(folder: Path) -> Iterator[str]:
    """Yield the top-level packages of others that a folder's modules import, by AST or by name."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    yield from (name.name.partition(".")[0] for name in names)
                case ast.ImportFrom(module=str(module), level=0):
                    yield module.partition(".")[0]
                case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=name)]):
                    yield str(name).partition(".")[0]


def distributions(folder: Path) -> set[str]:
    owners = packages_distributions()
    foreign = set(imported(folder)) - sys.stdlib_module_names - {"advisor", "tests"}
    return {canonicalize_name(name) for module in foreign for name in owners.get(module, [module])}


@pytest.mark.parametrize(("folder", "extras"), [("advisor", ("web",)), ("tests", ("web", "test"))])
def test_whatever_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    declared = named(PROJECT["dependencies"])
    for extra in extras:
        declared |= named(EXTRAS[extra])
    assert distributions(ROOT / folder) - declared == set()


def test_all_that_would_be_installed_is_pinned() -> None:
    lines = [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["web"]]
    open_ = [Requirement(line) for line in lines]
    found: set[tuple[str, frozenset[str]]] = set()
    while open_:
        requirement = open_.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key not in found:
            found.add(key)
            open_ += needs(requirement)
    assert len(found) > len(lines)
    building = {"hatchling", "setuptools", "wheel"}  # ours, and of packages that come as source
    assert {name for name, _ in found} | building <= PINNED


def needs(requirement: Requirement) -> Iterator[Requirement]:
    """Yield what a package needs on this machine, with the extras that are asked for."""
    for line in requires(requirement.name) or []:
        need = Requirement(line)
        marker = need.marker
        if not marker or any(marker.evaluate({"extra": x}) for x in ("", *requirement.extras)):
            yield need
