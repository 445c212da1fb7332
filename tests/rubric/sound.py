"""Two sound rubrics, one of levels and gates and one of criteria, with one thing changed."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from advisor.document.parse import Path_, load_document
from advisor.rubric.model import Rubric
from tests.build import RUBRICS

SOUND = RUBRICS / "sound.yaml"
LETTERS = RUBRICS / "letters.yaml"
REMOVED = object()
Edits = Mapping[Path_, Any]
_ADAPTER = TypeAdapter(Rubric)


def sound_data(base: Path = SOUND) -> dict[str, Any]:
    """Return a sound rubric as parsed from its file."""
    data: dict[str, Any] = deepcopy(_parsed(base))
    return data


@cache
def _parsed(base: Path) -> Any:
    return load_document(base).data


def edited_data(edits: Edits, base: Path = SOUND) -> dict[str, Any]:
    """Return a sound rubric's data with values set, appended (one past the end) or REMOVED."""
    data = sound_data(base)
    for path, value in edits.items():
        _edit(data, path, value)
    return data


def edited(edits: Edits, base: Path = SOUND) -> Rubric:
    """Return a sound rubric with edits, well-formed but otherwise unchecked."""
    return _ADAPTER.validate_python(edited_data(edits, base))


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
