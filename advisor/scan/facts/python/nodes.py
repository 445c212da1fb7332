"""The nodes below a node of a syntax tree, found quickly."""

import ast
from collections.abc import Iterable, Mapping
from typing import Any

_NOT_CHILDREN = frozenset(
    {"ctx", "op", "ops", "id", "attr", "kind", "arg", "conversion", "type_comment", "is_async"}
    | {"names", "module", "level", "asname", "name", "simple", "rest", "kwd_attrs"}
)
CHILDREN: Mapping[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name not in _NOT_CHILDREN)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
} | {ast.Constant: ()}
"""For each kind of node the fields that hold nodes."""


def push(node: Any, stack: list[Any]) -> None:
    """Put the nodes below a node on a stack, so that the first is taken first."""
    for field in reversed(CHILDREN.get(node.__class__, ())):
        child = getattr(node, field)
        if child.__class__ is list:
            stack.extend(reversed(child))
        elif child is not None:
            stack.append(child)


def stacked(nodes: Iterable[Any]) -> list[Any]:
    """Return a stack of nodes, the first of which is taken first."""
    return [*nodes][::-1]
