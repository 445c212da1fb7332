"""Statements after which those that follow do not run, or only under a condition."""

import ast
from typing import TypeGuard

from advisor.scan.facts.python.names import Namespace, resolved

_ENDS = frozenset({ast.Return, ast.Raise, ast.Continue, ast.Break})
_EXITS = frozenset({"sys.exit", "exit", "quit", "os._exit"})


def ends(statement: ast.stmt, scope: Namespace) -> bool:
    """Tell whether nothing runs that follows a statement in its block."""
    if statement.__class__ in _ENDS:
        return True
    if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)):
        return False
    named = statement.value.func
    if isinstance(named, ast.Attribute) and not named.attr.endswith("exit"):
        return False
    return resolved(named, scope) in _EXITS


def leaves(statement: ast.stmt) -> TypeGuard[ast.If]:
    """Tell whether what follows a statement runs only where its condition does not hold."""
    return (
        isinstance(statement, ast.If)
        and not statement.orelse
        and isinstance(statement.body[-1], ast.Return | ast.Continue | ast.Break)
    )
