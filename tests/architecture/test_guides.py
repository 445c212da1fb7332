"""What the guides say of the house is so: what they name is there, and every room is named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.imports import PACKAGE
from tests.build import ROOT

GUIDES = (ROOT / "docs" / "architecture.md", ROOT / "CONTRIBUTING.md")
ARCHITECTURE, CONTRIBUTING = (path.read_text(encoding="utf-8") for path in GUIDES)
NAMES = re.findall(r"`([^`\n]+)`", ARCHITECTURE)
PATHS = sorted({name for name in NAMES if re.fullmatch(r"[\w./<>-]*(/|\.[a-z]\w*)", name)})
PLACED = r"`(\w+)\(\)`\s+(?:in|of)\s+`([^`]+)`"


def found(path: str) -> list[Path]:
    """Return what stands at a path from the top or in the package; what is in <> may be any."""
    pattern = re.sub(r"<\w+>", "[!_]*", path)
    return [*ROOT.glob(pattern), *PACKAGE.glob(pattern)]


def test_each_path_on_the_page_leads_somewhere() -> None:
    assert len(PATHS) > 50
    assert [path for path in PATHS if not found(path)] == []


def test_what_is_to_be_named_stands_beside_others_of_its_kind() -> None:
    assert [path for path in PATHS if "<" in path and len(found(path)) < 2] == []


def test_each_function_on_the_page_is_in_the_module_said() -> None:
    placed = re.findall(PLACED, ARCHITECTURE)
    assert [name for name, _ in placed] == [name[:-2] for name in NAMES if name.endswith("()")]
    for name, home in placed:
        (module,) = found(home)
        assert f"def {name}(" in module.read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_each_link_of_a_guide_leads_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", guide.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (guide.parent / link).exists()] == []


def test_the_table_of_the_house_names_every_room() -> None:
    assert sorted(_named()) == sorted(_standing())


def _named() -> Iterator[str]:
    """Yield each part of the package in the table, and rooms within it in the cell beside it."""
    for room, within in re.findall(r"^\| (.*?advisor/.*?) \| (.*) \|$", CONTRIBUTING, re.MULTILINE):
        paths = re.findall(r"`advisor/([^`]+)`", room)
        yield from paths
        yield from (f"{paths[0]}{name}" for name in re.findall(r"`(\w+/)`", within))


def _standing() -> Iterator[str]:
    """Yield modules at the top of the package, its rooms, and the rooms within those."""
    yield from (path.name for path in PACKAGE.glob("*.py"))
    for folder in (*PACKAGE.glob("[!_]*/"), *PACKAGE.glob("[!_]*/[!_]*/")):
        if folder.is_dir():
            yield f"{folder.relative_to(PACKAGE).as_posix()}/"
