"""How a pipeline or schedule that Python declares becomes a fact."""

import ast
import re

from advisor.scan.fact import SourceFact, Value
from advisor.scan.facts.orchestration.module import Module, keyword, says

_CRON = ("cron", "cron_expression", "cron_schedule", "expression", "cron_string", "schedule")
_OFF_WHEN_TRUE = ("paused", "is_paused_upon_creation", "pause")
_OFF_WHEN_FALSE = ("is_schedule_active", "active", "enabled", "is_enabled", "create_on_start")


def pipeline(
    module: Module, node: ast.stmt | ast.expr, system: str, name: str, **values: Value
) -> SourceFact:
    """Return a pipeline; `values` may hold steps, ordered and retries."""
    told: dict[str, Value] = {
        "system": system,
        "name": name,
        "steps": 0,
        "ordered": False,
        "retries": False,
        "reaches": module.reaches,
        "does": (),
        **values,
    }
    return SourceFact("pipeline", module.path, node.lineno, node.end_lineno or node.lineno, told)


def schedule(
    module: Module, node: ast.stmt | ast.expr, system: str, cron: str, **values: Value
) -> SourceFact:
    """Return a schedule; `values` may hold active, target, event and reaches."""
    told: dict[str, Value] = {
        "system": system,
        "cron": cron,
        "active": True,
        "target": "",
        "event": "schedule",
        "reaches": module.reaches,
        "does": (),
        **values,
    }
    return SourceFact("schedule", module.path, node.lineno, node.end_lineno or node.lineno, told)


def when(module: Module, node: ast.expr | None, depth: int = 0) -> str:
    """Return the time that an expression states, '' for none."""
    node = module.value(node)
    if node is None or says(node, None) or depth > 3:  # noqa: PLR2004 deeper is no schedule
        return ""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        times = (when(module, item, depth + 1) for item in node.elts)
        return next(filter(None, times), "")
    if isinstance(node, ast.Call):
        inner = keyword(node, *_CRON)
        if inner is None and node.args and len(node.keywords) <= 1:
            inner = node.args[0]
        if inner is not None:
            said = when(module, inner, depth + 1)
            return said if isinstance(module.value(inner), ast.Constant) else module.text(node)
    return module.text(node)


def is_active(call: ast.Call) -> bool:
    """Tell whether no argument of a call, or of one within it, switches it off."""
    for node in ast.walk(call):
        if isinstance(node, ast.Call):
            off = [keyword(node, name) for name in _OFF_WHEN_TRUE]
            on = [keyword(node, name) for name in _OFF_WHEN_FALSE]
            if any(says(value, True) for value in off) or any(says(value, False) for value in on):
                return False
    return True


def tries_again(module: Module, nodes: list[ast.expr]) -> bool:
    """Tell whether a call among these states retries."""
    for node in nodes:
        if isinstance(node, ast.Call):
            for entry in node.keywords:
                named = entry.arg and _RETRIES.search(entry.arg)
                if named and module.text(entry.value) not in _NONE:
                    return True
    return False


# How long to wait before a retry is no retry yet.
_RETRIES = re.compile(r"^(?!.*(?:delay|wait|backoff|jitter|interval|condition)).*retr")
_NONE = {"0", "None", "False", ""}
