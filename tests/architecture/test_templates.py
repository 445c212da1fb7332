"""What templates may do: say and arrange, never compute."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.build import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.j2"))
ARITHMETIC = (
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
    nodes.Neg,
    nodes.Pos,
)
COMPUTING = {"abs", "float", "int", "max", "min", "round", "sum"}


def computed(source: str) -> list[int]:
    """Return the lines of a template on which it computes; lists may be put together."""
    tree = Environment(extensions=["jinja2.ext.do"]).parse(source)  # noqa: S701 nothing is rendered
    lines = [node.lineno for node in tree.find_all(ARITHMETIC) if not _joins_lists(node)]
    return lines + [node.lineno for node in tree.find_all(nodes.Filter) if node.name in COMPUTING]


def _joins_lists(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Add) and isinstance(node.left, nodes.List)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_no_arithmetic(path: Path) -> None:
    assert computed(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "inside", ["x + 4", "-x", "x * 2", "x / 2", "x // 2", "x % 2", "x ** 2", "x - 1", "x|round"]
)
def test_arithmetic_is_found_where_there_is_some(inside: str) -> None:
    assert computed(f"{{% if x > 1 %}}\n{{{{ {inside} }}}}{{% endif %}}") == [2]
