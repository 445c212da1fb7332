"""The rooms of the package, in the order that the import contract gives them."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping

from tests.build import ROOT

Imports = Mapping[tuple[str, str], int]


def rooms() -> tuple[str, ...]:
    """Return the rooms from the highest to the lowest, each of which imports lower ones alone.

    One in brackets may be missing, and is until it is there.
    """
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    there = [layer for layer in contract["layers"] if not layer.startswith("(")]
    return tuple(layer.removeprefix("advisor.") for layer in there)


def imports_of_rooms(graph: Mapping[str, Iterable[str]]) -> Imports:
    """Return for each pair of rooms how many modules of the first import the second."""
    made = {
        (module, _room(target))
        for module, targets in graph.items()
        for target in targets
        if _room(target) != _room(module)
    }
    return Counter((_room(module), room) for module, room in made)


def _room(module: str) -> str:
    """Return the room a module stands in, which for one at the top is the module itself."""
    return module.split(".")[1] if "." in module else module
