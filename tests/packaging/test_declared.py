"""What the code imports is declared, and what is declared is pinned."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from advisor.pdf.fonts import OTHERS
from tests.build import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PINNED = {
    canonicalize_name(line.partition("==")[0])
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
}

OWN = {"mlops-advisor[scripts]"}  # an extra that has another one in it
FINDERS = ("import_module", "find_spec", "package_folder")


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
                case ast.Call(func=ast.Name(id=call), args=[ast.Constant(value=name)]) if (
                    call in FINDERS
                ):
                    yield str(name).partition(".")[0]


@cache
def distributions(folder: Path) -> set[str]:
    owners = packages_distributions()
    foreign = set(imported(folder)) - sys.stdlib_module_names - {"advisor", "tests"}
    return {canonicalize_name(name) for module in foreign for name in owners.get(module, [module])}


@pytest.mark.parametrize(
    ("folder", "extras"),
    [("advisor", ("dask", "mcp", "portfolio", "web", "workshop")), ("tests", ("web", "test"))],
)
def test_whatever_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    declared = named(PROJECT["dependencies"])
    for extra in extras:
        declared |= named(EXTRAS[extra])
    assert distributions(ROOT / folder) - declared == set()


def test_nothing_is_installed_that_is_not_imported() -> None:
    assert named(PROJECT["dependencies"]) - distributions(ROOT / "advisor") == set()


def test_the_fonts_of_other_scripts_are_an_extra_pinned_exactly() -> None:
    owners = packages_distributions()
    needed = {canonicalize_name(name) for module in OTHERS for name in owners[module]}
    assert named(EXTRAS["scripts"]) == needed
    assert not needed & named(PROJECT["dependencies"])
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert set(EXTRAS["scripts"]) <= set(pins)


def test_all_that_would_be_installed_is_pinned() -> None:
    lines = [*PROJECT["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]
    open_ = [Requirement(line) for line in lines if line not in OWN]
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
