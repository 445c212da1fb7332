"""The files a roadmap can be written as."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.result.model import Result

_WRITERS = {
    "json": ("advisor.report.result_json", "result_json"),
    "md": ("advisor.report.plan.checklist", "checklist"),
    "csv": ("advisor.report.plan.table", "table"),
    "ics": ("advisor.report.plan.calendar", "calendar"),
    "github": ("advisor.report.plan.issues", "github"),
    "jira": ("advisor.report.plan.issues", "jira"),
}
PLAN_FORMATS = tuple(_WRITERS)


def write_plan(result: "Result", name: str) -> str:
    """Return the roadmap of a result in one of PLAN_FORMATS; json is the whole result."""
    module, function = _WRITERS[name]
    writer: Callable[[Result], str] = getattr(import_module(module), function)
    return writer(result)
