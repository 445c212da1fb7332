"""The files a roadmap can be written as."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.report.plan.tracker import Tracker
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
UPDATED_IN_PLACE = frozenset({"github", "jira"})
SPREADSHEET = "csv"
BYTE_ORDER_MARK = "\ufeff"


def write_plan(result: "Result", name: str, tracker: "Tracker | None" = None) -> str:
    """Return the roadmap of a result in one of PLAN_FORMATS; json is the whole result.

    What is `UPDATED_IN_PLACE` names those of its items that the `tracker` holds already.
    """
    module, function = _WRITERS[name]
    writer: Callable[..., str] = getattr(import_module(module), function)
    return writer(result, tracker) if name in UPDATED_IN_PLACE else writer(result)
