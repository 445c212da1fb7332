"""The assessments a user opened last."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from advisor.assessment.model import Assessment
from advisor.document.data import as_data
from advisor.document.save import replace_file
from advisor.document.user_folders import state_folder
from advisor.frozen import dataclass

MOST = 20


@dataclass(frozen=True, kw_only=True)
class Recent:
    """An answers file as it was when last open: level claimed, practices answered of all.

    `says` tells the level in a few words, with what it is short of.
    """

    path: str
    team: str
    date: date
    rubric: str
    level: int | None
    answered: int
    total: int
    says: str | None = None


def recent() -> list[Recent]:
    """Return the files opened last, the latest first; what cannot be read is left out."""
    try:
        data = json.loads(_place().read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    found = [_read(item) for item in data] if isinstance(data, list) else []
    return [item for item in found if item is not None][:MOST]


def remember(
    path: str | Path,
    assessment: Assessment,
    *,
    level: int | None,
    answered: int,
    total: int,
    says: str | None = None,
) -> None:
    """Put an assessment at the head of the list, which matters too little to fail for."""
    latest = Recent(
        path=str(Path(path).absolute()),
        team=assessment.team.name,
        date=assessment.assessed_on,
        rubric=assessment.rubric,
        level=level,
        answered=answered,
        total=total,
        says=says,
    )
    others = [item for item in recent() if item.path != latest.path]
    _write([latest, *others])


def forget(path: str | Path) -> None:
    """Take a file from the list."""
    gone = str(Path(path).absolute())
    _write([item for item in recent() if item.path != gone])


def _write(items: list[Recent]) -> None:
    with suppress(OSError):
        place = _place()
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, json.dumps(as_data(items[:MOST]), indent=1).encode())


def _place() -> Path:
    return state_folder() / "recent.json"


def _read(data: Any) -> Recent | None:
    try:
        item = Recent(**{**data, "date": date.fromisoformat(data["date"])})
    except (TypeError, ValueError, KeyError):
        return None
    numbers = (item.answered, item.total)
    texts = (item.path, item.team, item.rubric)
    sound = all(type(value) is int for value in numbers) and all(
        isinstance(value, str) for value in texts
    )
    sound = sound and isinstance(item.says, str | None)
    return item if sound and isinstance(item.level, int | None) else None
