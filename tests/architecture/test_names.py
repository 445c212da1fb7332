"""Where modules of the screens stand, and that a name means one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.imports import PACKAGE, modules


def test_at_the_top_of_the_screens_room_stand_the_application_and_its_tabs_alone() -> None:
    loose = {path.stem for path in (PACKAGE / "tui").glob("*.py")} - {"__init__"}
    assert loose == {"app", "tabs"}


def test_screens_stand_by_area_each_in_a_module_of_its_name() -> None:
    screens = PACKAGE / "tui" / "screens"
    assert [path.name for path in screens.glob("*.py")] == ["__init__.py"]
    for name, path in modules().items():
        kinds = [kind for kind in classes_of(path) if _is_screen(kind)]
        if kinds:
            (kind,) = kinds
            assert name.startswith("advisor.tui.screens."), name
            assert _snake(kind) == path.stem


def _is_screen(kind: str) -> bool:
    return kind.endswith("Screen")


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).removeprefix("_")


@cache
def classes_of(path: Path) -> tuple[str, ...]:
    """Return the classes of a module."""
    return tuple(classes(path.read_text(encoding="utf-8")))


def classes(code: str) -> Iterator[str]:
    """Yield the classes of a module; one within another bears the name of that one first."""
    yield from _classes(ast.parse(code), "")


def _classes(node: ast.AST, within: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield within + child.name
            yield from _classes(child, f"{within}{child.name}.")
        else:
            yield from _classes(child, within)


def test_no_two_classes_bear_one_name() -> None:
    homes = defaultdict(list)
    for name, path in modules().items():
        for kind in classes_of(path):
            homes[kind].append(name)
    assert len(homes) > 200
    twice = {kind: found for kind, found in homes.items() if len(found) > 1}
    assert not twice


def test_a_class_is_known_by_the_one_it_stands_in() -> None:
    code = "class A:\n    class B: ...\ndef f():\n    class C: ..."
    assert list(classes(code)) == ["A", "A.B", "C"]
