"""The sound rubric, and the same rubric with one thing changed."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from advisor.document.parse import Path_, load_document
from advisor.rubric.model import Rubric
from tests.build import RUBRICS

SOUND = RUBRICS / "sound.yaml"
REMOVED = object()
Edits = Mapping[Path_, Any]
_ADAPTER = TypeAdapter(Rubric)


def sound_data() -> dict[str, Any]:
    """Return the sound rubric as parsed from its file."""
    data: dict[str, Any] = deepcopy(_parsed())
    return data


@cache
def _parsed() -> Any:
    return load_document(SOUND).data


def edited_data(edits: Edits) -> dict[str, Any]:
    """Return the sound rubric's data with values set, appended (one past the end) or REMOVED."""
    data = sound_data()
    for path, value in edits.items():
        _edit(data, path, value)
    return data


def edited(edits: Edits) -> Rubric:
    """Return the sound rubric with edits, well-formed but otherwise unchecked."""
    return _ADAPTER.validate_python(edited_data(edits))


def _edit(data: Any, path: Path_, value: Any) -> None:
    owner = data
    for part in path[:-1]:
        owner = owner[part]
    if value is REMOVED:
        del owner[path[-1]]
    elif isinstance(owner, list) and path[-1] == len(owner):
        owner.append(value)
    else:
        owner[path[-1]] = value
