"""The nodes below a node of a syntax tree, found quickly."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
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
# Builtins that show nothing of a project.
PLAIN = frozenset(
    {"len", "str", "int", "float", "bool", "isinstance", "issubclass", "range", "list", "dict"}
    | {"set", "tuple", "enumerate", "zip", "super", "type", "getattr", "hasattr", "setattr", "sum"}
    | {"min", "max", "sorted", "abs", "any", "all", "map", "filter", "repr", "iter", "next", "id"}
    | {"reversed", "callable", "slice", "frozenset", "bytes", "vars", "round", "object", "format"}
)
MOST_ARGUMENTS = 40
_KEY_OF_REQUEST = re.compile(r"(?:[a-z]+|[A-Z][a-z0-9]+)(?:[A-Z][a-z0-9]+){2,}$")
_KEY_OF_ORIGIN = re.compile(
    r"^(?:\w+\.)*(?:git_?(?:sha|commit|hash)|commit_?(?:sha|id|hash)|code_version|snapshot_id"
    r"|(?:raw|data|dataset|train\w*|table|corpus)_(?:sha256|hash|version|digest|snapshot_id))$"
)


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


def request_keys(node: ast.Dict) -> Iterator[tuple[ast.Constant, ast.expr]]:
    """Yield the keys of a dictionary that a request to a service or a run's record has.

    The first are several words, written together; the others name a commit or the data.
    """
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and (
            _KEY_OF_REQUEST.match(str(key.value)) or _KEY_OF_ORIGIN.match(str(key.value))
        ):
            yield key, value
