"""Functions, classes and constants that a Python file defines."""

import ast
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from advisor.scan.facts.python import flags, guards, started, testing
from advisor.scan.facts.python.bindings import Bindings
from advisor.scan.facts.python.lines import Lines
from advisor.scan.facts.python.modules import dotted
from advisor.scan.facts.python.names import OBJECT, VALUE, Namespace, resolved
from advisor.scan.facts.python.records import Definition, PythonFile

# Base classes and decorators that call none of a class's methods.
_PLAIN_BASES = frozenset(
    {"object", "Exception", "ValueError", "RuntimeError", "abc.ABC", "typing.NamedTuple"}
    | {
        "enum.Enum",
        "enum.StrEnum",
        "enum.IntEnum",
        "str",
        "dict",
        "typing.Protocol",
        "typing.Generic",
    }
    | {"typing.TypedDict", "pydantic.BaseModel", "pydantic_settings.BaseSettings"}
)
_PLAIN_DECORATORS = (
    "dataclass",
    "dataclasses.dataclass",
    "attr.",
    "attrs.",
    "functools.",
    "typing.",
)
_LONGEST_VALUE = 500


class Walker(Protocol):
    """The walk that meets definitions."""

    file: PythonFile
    lines: Lines
    bindings: Bindings

    def expression(self, root: ast.AST, scope: Namespace) -> None: ...

    def block(self, statements: Sequence[ast.stmt], scope: Namespace) -> None: ...

    def defer(self, body: Sequence[ast.stmt], scope: Namespace) -> None: ...

    def add(
        self, kind: str, node: ast.expr | ast.stmt, values: dict[str, Any], scope: Namespace
    ) -> None: ...


class Definer:
    """Takes note of what is defined, and opens the scope of what stands within."""

    def __init__(self, path: str, walk: Walker) -> None:
        self._path, self._walk = path, walk
        self._place = dotted(path.removesuffix(".py"))
        self.is_test_file = testing.is_test_file(path)
        self.tests: list[testing.Test] = []
        self._bases: dict[int, tuple[str, ...]] = {}

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Namespace) -> None:
        """Note a function; its body is walked later."""
        walk = self._walk
        decorators = self._decorators(node, scope)
        walk.expression(node.args, scope)
        if node.returns is not None:
            walk.expression(node.returns, scope)
        definition = self._definition(node, scope, decorators, framework=False)
        self._fact(node, definition, (), scope)
        place = f"{scope.prefix}.{node.name}"
        if scope.is_class:
            scope.attributes[node.name] = place
        walk.bindings.put(node.name, place, scope)
        inner = Namespace(
            place,
            scope.parent if scope.is_class else scope,
            definition=definition,
            within=definition.within,
            own_names=definition.names,
            flags=flags.off_parameters(node.args),
            owner=scope if scope.is_class else scope.owner,
            self_name=scope.self_name,
        )
        method = scope.is_class and "staticmethod" not in decorators
        _bind_parameters(node, inner, is_method=method)
        walk.defer(node.body, inner)
        self._test(node, definition)

    def class_(self, node: ast.ClassDef, scope: Namespace) -> None:
        """Note a class, and walk what stands in it."""
        walk = self._walk
        decorators = self._decorators(node, scope)
        for part in (*node.bases, *node.keywords):
            walk.expression(part, scope)
        bases = tuple(self._base(base, scope) for base in node.bases)
        framework = any(b not in _PLAIN_BASES and not b.startswith(".") for b in bases) or any(
            not d.startswith(_PLAIN_DECORATORS) for d in decorators
        )
        definition = self._definition(node, scope, decorators, framework=framework)
        self._bases[id(definition)] = bases
        self._fact(node, definition, bases, scope)
        place = f"{scope.prefix}.{node.name}"
        walk.bindings.put(node.name, place, scope)
        inner = Namespace(
            place,
            scope,
            definition=scope.definition,
            within=scope.within,
            is_class=True,
            class_definition=definition,
        )
        walk.block(node.body, inner)

    def constant(self, node: ast.Assign | ast.AnnAssign, name: str, scope: Namespace) -> None:
        """Note a name that is bound to a literal, or to the place of a model in a registry."""
        value = node.value
        if value is None:
            return
        if name == "__all__":
            self._walk.file.exported |= frozenset(_texts(value))
        if name == "pytestmark":
            marks = value.elts if isinstance(value, ast.List) else [value]
            skips = (testing.is_skip(self._decorator(mark, scope)) for mark in marks)
            self._walk.file.skipped |= any(skips)
        if not (_is_literal(value) or names_model(value)):
            return
        text = value.value if isinstance(value, ast.Constant) else None
        said = text if isinstance(text, str) else self._walk.lines.of(value)
        self._walk.add("constant", node, {"name": name, "value": said[:_LONGEST_VALUE]}, scope)

    def _decorators(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, scope: Namespace
    ) -> tuple[str, ...]:
        for decorator in node.decorator_list:
            self._walk.expression(decorator, scope)
        return tuple(self._decorator(decorator, scope) for decorator in node.decorator_list)

    def _decorator(self, node: ast.expr, scope: Namespace) -> str:
        named = node.func if isinstance(node, ast.Call) else node
        name = resolved(named, scope)
        if name.startswith("*"):
            return self._walk.lines.of(node)
        return name + (self._walk.lines.after(named, node) if named is not node else "")

    def _base(self, node: ast.expr, scope: Namespace) -> str:
        named = node.value if isinstance(node, ast.Subscript) else node
        name = resolved(named, scope)
        return self._walk.lines.of(node) if name.startswith("*") else name

    def _definition(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
        scope: Namespace,
        decorators: tuple[str, ...],
        *,
        framework: bool,
    ) -> Definition:
        parent = scope.class_definition if scope.is_class else scope.definition
        around = parent.names if parent else frozenset[str]()
        definition = Definition(
            node.name,
            f"{parent.within}.{node.name}" if parent else node.name,
            parent,
            isinstance(node, ast.ClassDef),
            decorators,
            framework,
            around | {node.name},
        )
        self._walk.file.definitions.append(definition)
        return definition

    def _fact(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
        definition: Definition,
        bases: tuple[str, ...],
        scope: Namespace,
    ) -> None:
        empty = guards.is_empty(node.body)
        told = not empty and guards.is_telling_only(node.body)
        values = {
            "name": definition.within,
            "type": "class" if definition.is_class else "function",
            "decorators": definition.decorators,
            "bases": bases,
            "body": "empty" if empty else "print" if told else "real",
            "reachable": True,
        }
        self._walk.add("definition", node, values, scope)

    def _test(self, node: ast.FunctionDef | ast.AsyncFunctionDef, definition: Definition) -> None:
        parent = definition.parent
        bases = self._bases.get(id(parent), ())
        runner = testing.framework(self._path, node.name, parent, bases)
        if runner:
            definition.skipped = testing.skips_itself(node.body)
            place = self._place
            for script in started.scripts_within(node):
                self._walk.bindings.run(script)
            self.tests.append(testing.Test(place, definition, node, runner))


def _bind_parameters(
    node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Namespace, *, is_method: bool
) -> None:
    """Bind parameters: to values of which nothing is known but a class they are annotated with."""
    arguments = node.args
    parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    for parameter in parameters:
        note = parameter.annotation
        named = resolved(note, scope) if isinstance(note, ast.Name | ast.Attribute) else VALUE
        known = "." in named.strip(".*") and named.rpartition(".")[2][:1].isupper()
        scope.names[parameter.arg] = OBJECT + named if known else VALUE
    for extra in (arguments.vararg, arguments.kwarg):
        if extra is not None:
            scope.names[extra.arg] = VALUE
    if is_method and parameters:
        scope.self_name = parameters[0].arg


def names_model(node: ast.expr | None) -> bool:
    """Tell whether a text, also one with values in it, begins as a model's place in a registry."""
    start = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    return (
        isinstance(start, ast.Constant)
        and isinstance(start.value, str)
        and start.value.startswith("models:/")
    )


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Constant() | ast.UnaryOp(operand=ast.Constant()):
            return True
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return all(_is_literal(part) for part in parts)
        case ast.Dict(keys=keys, values=values):
            return all(part is not None and _is_literal(part) for part in (*keys, *values))
    return False


def _texts(node: ast.expr) -> Iterator[str]:
    for part in node.elts if isinstance(node, ast.List | ast.Tuple) else ():
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
