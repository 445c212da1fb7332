"""Flags that are off unless somebody turns them on, and the conditions that ask for them."""

import ast
from collections.abc import Iterable, Iterator

_OFF: tuple[object, ...] = (None, False, "", 0)


def is_off(node: ast.expr | None) -> bool:
    """Tell whether a default leaves a flag off."""
    if isinstance(node, ast.Constant):
        return any(node.value is off or node.value == off for off in _OFF)
    if isinstance(node, ast.Call):  # dataclass and pydantic fields, options of typer
        given = keyword(node, "default") or (node.args[0] if node.args else None)
        return _last(node.func) in ("Field", "field", "Option", "Query") and is_off(given)
    return False


def off_parameters(arguments: ast.arguments) -> frozenset[str]:
    """Return the parameters of a function that are off by default."""
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = arguments.defaults
    behind = plain[len(plain) - len(defaults) :] if defaults else []
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=False)
    pairs: Iterable[tuple[ast.arg, ast.expr | None]] = (
        *zip(behind, defaults, strict=False),
        *named,
    )
    return frozenset(argument.arg for argument, default in pairs if is_off(default))


def option(call: ast.Call) -> tuple[str, bool] | None:
    """Return the name of an option of a command line, and whether it is off by default."""
    if _last(call.func) not in ("add_argument", "option", "add_option"):
        return None
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    named = next((text for text in texts if text.startswith("--")), None)
    if named is None:
        return None
    bound = next((text for text in texts if text.isidentifier()), None)
    destination = keyword(call, "dest")
    if isinstance(destination, ast.Constant) and isinstance(destination.value, str):
        bound = destination.value
    name = bound or named.partition("/")[0].lstrip("-").replace("-", "_")
    return name, _is_off_option(call)


def _is_off_option(call: ast.Call) -> bool:
    default, action, required = (keyword(call, key) for key in ("default", "action", "required"))
    if default is not None:
        return is_off(default)
    if isinstance(action, ast.Constant) and action.value not in ("store_true", "store"):
        return False
    return not (isinstance(required, ast.Constant) and required.value is True)


def asked(test: ast.expr) -> frozenset[str]:
    """Return the flags all of which a condition wants to be on."""
    return frozenset(_asked(test, wanted=True))


def refused(test: ast.expr) -> frozenset[str]:
    """Return the flags that are on where a condition does not hold."""
    return frozenset(_asked(test, wanted=False))


def _asked(test: ast.expr, *, wanted: bool) -> Iterator[str]:
    match test:
        case ast.BoolOp(op=ast.And(), values=values) if wanted:
            for value in values:
                yield from _asked(value, wanted=True)
        case ast.BoolOp(op=ast.Or(), values=values) if not wanted:
            for value in values:
                yield from _asked(value, wanted=False)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _asked(operand, wanted=not wanted)
        case ast.Compare(left=left, ops=[operator], comparators=[ast.Constant(value=value)]):
            same = isinstance(operator, ast.Is | ast.Eq)
            if isinstance(operator, ast.Is | ast.IsNot | ast.Eq | ast.NotEq) and (
                value is None or value is True or value is False or value == ""
            ):
                yield from _asked(left, wanted=wanted == (same == (value is True)))
        case _ if wanted:
            yield from _name(test)


def _name(test: ast.expr) -> Iterator[str]:
    match test:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            yield name
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value=str(name)), *_]):
            yield name


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return the argument of a call that is given by a name."""
    return next((word.value for word in call.keywords if word.arg == name), None)


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
