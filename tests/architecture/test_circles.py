"""No module imports, over however many others, one that imports it.

Imports within a function and imports for types alone count too: whoever reads one module has to
know the other all the same. Modules named in strings, which are loaded when they are first
needed, do not.
"""

from pathlib import Path

import pytest

from tests.architecture.imports import circle, import_graph, modules, package_graph


def test_there_is_no_circle_of_imports() -> None:
    graph = package_graph()
    assert len(graph) > 200
    assert circle(graph) == []


@pytest.mark.parametrize(
    "back",
    [
        "import p.a",
        "from p import a",
        "from p.a import name",
        "def late():\n    from p.a import name",
        "if TYPE_CHECKING:\n    from p.a import name",
    ],
)
def test_a_circle_is_found_however_it_is_closed(tmp_path: Path, back: str) -> None:
    package = tmp_path / "p"
    package.mkdir()
    for name, code in {
        "__init__": "",
        "a": "from p import b",
        "b": "import p.c",
        "c": back,
    }.items():
        (package / f"{name}.py").write_text(code)
    assert set(circle(import_graph(modules(package)))) == {"p.a", "p.b", "p.c"}


def test_a_circle_through_a_package_that_imports_its_own_modules_is_found(tmp_path: Path) -> None:
    package = tmp_path / "p"
    (package / "q").mkdir(parents=True)
    for name, code in {
        "__init__": "",
        "a": "import p.q.model",
        "q/__init__": "import p.q.page",
        "q/page": "import p.a",
        "q/model": "",
    }.items():
        (package / f"{name}.py").write_text(code)
    assert set(circle(import_graph(modules(package)))) == {"p.a", "p.q", "p.q.page"}
