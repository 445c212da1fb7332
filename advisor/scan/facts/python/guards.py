"""What a condition compares, and what follows from it."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.scan.facts.python.nodes import push, stacked

SIGNS: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
ORDER = frozenset({"<", "<=", ">", ">="})
_EXITS = frozenset({"exit", "_exit", "quit", "abort"})
_EXIT_ERRORS = frozenset({"SystemExit", "Exit", "KeyboardInterrupt"})
_LOGS = frozenset(
    {"print", "pprint", "debug", "info", "warning", "warn", "error", "exception", "critical", "log"}
    | {"echo", "secho", "write", "msg", "print_exc"}
)
_LOGGERS = ("log", "warn", "print", "console", "stderr", "stdout", "echo", "st", "click", "typer")
_ALL_ERRORS = frozenset({"Exception", "BaseException"})
_TESTS_OF_TYPE = frozenset({"isinstance", "issubclass", "hasattr", "callable", "len"})
_MOST_NAMES = 30
_MOST_NODES = 400
_APART = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda})


def last(node: ast.expr) -> str:
    """Return the last part of a name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=func):
            return last(func)
    return ""


def is_log(call: ast.Call) -> bool:
    """Tell whether a call only tells something."""
    name = last(call.func)
    if name not in _LOGS:
        return False
    if not isinstance(call.func, ast.Attribute):
        return True
    teller = last(call.func.value).lower()
    return any(part in teller for part in _LOGGERS) or name in ("warning", "exception", "critical")


@dataclass(slots=True)
class Condition:
    """Names and operators of a condition; constants among the names are keys of mappings."""

    names: tuple[str, ...]
    operators: tuple[str, ...]
    calls: bool

    @property
    def compares(self) -> bool:
        """Tell whether one value is held against another, more than whether there is one."""
        return bool(ORDER.intersection(self.operators))


def condition(test: ast.expr) -> Condition:
    """Return what a condition is made of, in the order of the text."""
    names: dict[str, None] = {}
    operators: dict[str, None] = {}
    calls = False
    stack: list[Any] = [test]
    while stack and len(names) < _MOST_NAMES:
        node = stack.pop()
        match node:
            case ast.Name(id=name):
                names[name] = None
                continue
            case ast.Attribute():
                text = chain(node)
                if text:
                    names[text] = None
                    continue
            case ast.Compare(ops=ops):
                operators.update(dict.fromkeys(SIGNS[type(op)] for op in ops))
            case ast.Call(func=func):
                calls = calls or last(func) not in _TESTS_OF_TYPE
                if last(func) == "get" and node.args:
                    _key(node.args[0], names)
            case ast.Subscript(slice=key):
                _key(key, names)
        push(node, stack)
    return Condition(tuple(names), tuple(operators), calls)


def _key(node: ast.expr, names: dict[str, None]) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        names[node.value[:100]] = None


def chain(node: ast.expr) -> str:
    """Return a name with its attributes as text, '' where something else stands among them."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, ast.Name) else ""


def effect(body: Sequence[ast.stmt], otherwise: Sequence[ast.stmt]) -> str:
    """Return what follows when a condition holds or fails: the strongest of it."""
    found = {_effect_of(statement) for statement in (*body, *otherwise)}
    for name in ("exit", "raise", "assert", "return"):
        if name in found:
            return name
    if "branch" in found:
        return "branch"
    return "log" if "log" in found else "none"


def _effect_of(statement: ast.stmt) -> str:
    match statement:
        case ast.Raise(exc=error):
            return "exit" if error is not None and last(error) in _EXIT_ERRORS else "raise"
        case ast.Assert():
            return "assert"
        case ast.Return():
            return "return"
        case ast.Expr(value=ast.Call() as call):
            if last(call.func) in _EXITS:
                return "exit"
            return "log" if is_log(call) else "branch"
    decides = isinstance(statement, ast.Assign) and _is_verdict(statement.value)
    return "branch" if decides or next(_called((statement,)), None) else "none"


def _is_verdict(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, bool)


def called(statements: Iterable[ast.stmt]) -> tuple[str, ...]:
    """Return names of what statements call, telling left out, each once."""
    return tuple(dict.fromkeys(_called(statements)))[:_MOST_NAMES]


def _called(statements: Iterable[ast.stmt]) -> Iterator[str]:
    stack = stacked(statements)
    seen = 0
    while stack and seen < _MOST_NODES:
        node = stack.pop()
        seen += 1
        kind = node.__class__
        if kind in _APART:
            continue
        if kind is ast.Call and not is_log(node):
            name = chain(node.func) or last(node.func)
            if name:
                yield name
        push(node, stack)


def swallows(handlers: Iterable[ast.ExceptHandler]) -> frozenset[str]:
    """Return the names of errors that are caught and only told; '*' stands for all."""
    found: set[str] = set()
    for handler in handlers:
        if not all(_only_tells(statement) for statement in handler.body):
            continue
        types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for type_ in types:
            name = "BaseException" if type_ is None else last(type_)
            found |= {name, "*"} if name in _ALL_ERRORS else {name}
    return frozenset(found)


def _only_tells(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Continue():
            return True
        case ast.Expr(value=ast.Call() as call):
            return is_log(call)
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(value=ast.Constant()) | ast.Return(value=None | ast.Constant(value=None)):
            return True
    return False


def raised(body: Iterable[ast.stmt]) -> str:
    """Return the name of the error that statements raise, '' where none is named."""
    for statement in body:
        if isinstance(statement, ast.Raise) and statement.exc is not None:
            return last(statement.exc)
    return ""


def is_verdict(body: Iterable[ast.stmt]) -> bool:
    """Tell whether statements return yes or no."""
    return any(
        isinstance(statement, ast.Return)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, bool)
        for statement in body
    )


def is_telling_only(body: Sequence[ast.stmt]) -> bool:
    """Tell whether statements do nothing but tell, and tell something."""
    told = False
    for statement in body:
        match statement:
            case ast.Expr(value=ast.Call() as call) if is_log(call):
                told = True
            case (
                ast.Pass()
                | ast.Expr(value=ast.Constant())
                | ast.Return(value=None | ast.Constant())
            ):
                continue
            case ast.Assign(value=ast.Constant() | ast.JoinedStr()):
                continue
            case _:
                return False
    return told


def is_empty(body: Sequence[ast.stmt]) -> bool:
    """Tell whether statements do nothing: a docstring, `pass`, or that it is not written yet."""
    for statement in body:
        match statement:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Return(value=None | ast.Constant(value=None)):
                continue
            case ast.Raise(exc=error) if error is not None and last(error) == "NotImplementedError":
                continue
            case _:
                return False
    return True


def asks_what_there_is(found: Condition) -> bool:
    """Tell whether a condition asks only whether there is a value at all."""
    return bool(found.operators) and {"is", "is not"}.issuperset(found.operators)
