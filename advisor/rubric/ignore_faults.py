"""What a rubric lacks since it ignores a part of the one it extends."""

from typing import Any

from advisor.errors import Problem
from advisor.rubric.lint.finding import Finding
from advisor.rubric.loader import RubricDocument
from advisor.translation import sentence

Data = dict[str, Any]
_WITHOUT_FEATURE = sentence(
    "Keep it, ignore the feature as well, or let another criterion define it."
)
_WITHOUT_STEP = sentence("Keep it, ignore the practice as well, or add a step that raises it.")


def ignore_fault(finding: Finding, document: RubricDocument) -> Problem | None:
    """Return a finding as a problem of the entry of `ignore` that brought it about, if one did."""
    if not document.ignored or not document.inherited(finding.path):
        return None
    if finding.rule == "uncovered-feature":
        covered = _at(document.data, finding.path)
        lost = {
            index: item["id"]
            for index, item in document.ignored.items()
            if covered in _defined(item)
        }
        return _problem(finding, document, lost, sentence("defined it"), _WITHOUT_FEATURE)
    if finding.rule in {"unreachable-gate", "unreachable-criterion", "missing-step"}:
        raised = _at(document.data, finding.path[:2])["id"]
        lost = {
            index: item["id"]
            for index, item in document.ignored.items()
            if item.get("raises", {}).get(raised) == finding.level
        }
        return _problem(finding, document, lost, "did", _WITHOUT_STEP)
    return None


def _defined(item: Data) -> set[str]:
    """Return the features that an ignored practice or criterion defined."""
    criteria = (item, *item.get("criteria", ()))
    return {name for c in criteria for name in c.get("defines", ())} | {*item.get("features", ())}


def _problem(
    finding: Finding, document: RubricDocument, lost: dict[int, str], did: str, hint: str
) -> Problem | None:
    if not lost:
        return None
    names = sentence(" and ").join(f"`{name}`" for name in lost.values())
    only = (
        sentence("is ignored, was the only one that")
        if len(lost) == 1
        else sentence("are ignored, alone")
    )
    return Problem(
        message=sentence(
            "{message}: {names}, which {only} {did}",
            message=finding.message,
            names=names,
            only=only,
            did=did,
        ),
        hint=hint,
        location=document.ignore_entry(min(lost)),
    )


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return data
