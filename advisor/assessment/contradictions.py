"""What fields of an answers file say against each other."""

from collections.abc import Mapping
from typing import Any

from advisor.assessment.model import NOT_APPLICABLE
from advisor.document.parse import Path_
from advisor.document.reader import Reader

# The same as JSON Schema.
REASON_GOES_WITH_NOT_APPLICABLE = {
    "if": {"required": ["level"], "properties": {"level": {"const": NOT_APPLICABLE}}},
    "then": {"required": ["reason"], "properties": {"reason": {"type": "string"}}},
    "else": {"properties": {"reason": {"type": "null"}}},
}


def check_evidence(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note dates that are out of order."""
    observed, expires = values.get("observed_on"), values.get("expires_on")
    if observed and expires and expires < observed:
        message = f"it expires on {expires}, before it was observed on {observed}"
        reader.refuse((*path, "expires_on"), message, "Correct one of the two dates.")


def check_answer(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note a reason that is missing or goes with another level."""
    level, reason = values.get("level"), values.get("reason")
    if level == NOT_APPLICABLE and not reason and reader.usable((*path, "reason")):
        reader.refuse(path, "not_applicable needs a reason", "Add `reason:` below `level:`.")
    if reason and level != NOT_APPLICABLE and reader.usable((*path, "level")):
        reader.refuse((*path, "reason"), "a reason goes with not_applicable", "Use `note:`.")


def check_planning(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note steps that are both done and left out."""
    excluded, done = values.get("exclude", ()), values.get("done", ())
    for name in {*excluded} & {*done}:
        message = f"`{name}` is both done and left out"
        at = (*path, "exclude", excluded.index(name))
        reader.refuse(at, message, "Take one of them out.")
