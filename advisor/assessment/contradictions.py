"""What fields of an answers file say against each other."""

from collections.abc import Mapping
from typing import Any

from advisor.assessment.model import NOT_APPLICABLE
from advisor.document.fault_words import shorten
from advisor.document.parse import Path_
from advisor.document.reader import Reader
from advisor.translation import sentence

# The same as JSON Schema.
_NOTHING: Mapping[str, Any] = {"anyOf": [{"type": "null"}, {"maxItems": 0}]}
_LISTS = ("met", "unmet", "unknown", "waived")
_ONLY_NOT_APPLICABLE = ("reason", "approved_by", "until")
WHAT_GOES_WITH_NOT_APPLICABLE = {
    "if": {"required": ["level"], "properties": {"level": {"const": NOT_APPLICABLE}}},
    "then": {
        "required": ["reason"],
        "properties": {"reason": {"type": "string"}, **dict.fromkeys(_LISTS, _NOTHING)},
    },
    "else": {"properties": {name: {"type": "null"} for name in _ONLY_NOT_APPLICABLE}},
}
_FILLED = {"people": {"minItems": 1}, "capacity": {"minProperties": 1}}
CAPACITY_OR_PEOPLE = {"not": {"required": [*_FILLED], "properties": _FILLED}}


def check_evidence(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note dates that are out of order."""
    observed, expires = values.get("observed_on"), values.get("expires_on")
    if observed and expires and expires < observed:
        message = sentence(
            "it expires on {expires}, before it was observed on {observed}",
            expires=expires,
            observed=observed,
        )
        reader.refuse((*path, "expires_on"), message, sentence("Correct one of the two dates."))


def check_answer(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note what is missing or goes with another level, and criteria that are listed twice."""
    level = values.get("level")
    if level == NOT_APPLICABLE:
        _check_not_applicable(reader, path, values)
    elif reader.usable((*path, "level")):
        if values.get("reason"):
            reader.refuse(
                (*path, "reason"),
                sentence("a reason goes with not_applicable"),
                sentence("Use `note:`."),
            )
        for name in ("approved_by", "until"):
            if values.get(name):
                message = sentence("`{name}` goes with not_applicable", name=name)
                hint = sentence(
                    "For a single criterion write it into its entry under `waived:`, or remove it."
                )
                reader.refuse((*path, name), message, hint)
    _check_listed_once(reader, path, values)


def _check_not_applicable(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    if not values.get("reason") and reader.usable((*path, "reason")):
        reader.refuse(
            path,
            sentence("not_applicable needs a reason"),
            sentence("Add `reason:` below `level:`."),
        )
    for name in _LISTS:
        if values.get(name):
            message = sentence("a practice that is not applicable has no `{name}`", name=name)
            reader.refuse(
                (*path, name), message, sentence("Remove the list, or `level: not_applicable`.")
            )


def _check_listed_once(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    seen: dict[str, str] = {}
    for name in _LISTS:
        for index, item in enumerate(values.get(name) or ()):
            criterion = item.criterion if name == "waived" else item
            if criterion not in seen:
                seen[criterion] = name
                continue
            message = sentence(
                "`{criterion}` stands in `{seen}` already",
                criterion=shorten(criterion),
                seen=seen[criterion],
            )
            hint = sentence("A criterion stands in one list only.")
            reader.refuse(_place(reader, (*path, name), criterion, index), message, hint)


def _place(reader: Reader, path: Path_, criterion: str, index: int) -> Path_:
    """Return where a criterion stands in a list, from which what was faulty was left out."""
    value: Any = reader.document.data
    for part in path:
        value = value[part] if isinstance(value, dict) and part in value else None
    for place, item in enumerate(value if isinstance(value, list) else ()):
        written = item.get("criterion") if isinstance(item, dict) else item
        if isinstance(written, str) and written.strip() == criterion and place >= index:
            return (*path, place)
    return path


def check_people(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note people who are given in two ways, or twice."""
    people = values.get("people") or ()
    if people and values.get("capacity"):
        message = sentence("`people` and `capacity` say the same in two ways")
        reader.refuse((*path, "people"), message, sentence("Keep one of the two."))
    names = [person.name for person in people]
    for name in sorted({name for name in names if names.count(name) > 1}):
        message = sentence("`{name}` stands among the people twice", name=shorten(name))
        reader.refuse((*path, "people"), message, sentence("Give each person one entry."))


def check_planning(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note steps that are both done and left out."""
    excluded, done = values.get("exclude", ()), values.get("done", ())
    for name in {*excluded} & {*done}:
        message = sentence("`{name}` is both done and left out", name=name)
        at = (*path, "exclude", excluded.index(name))
        reader.refuse(at, message, sentence("Take one of them out."))
