"""What-ifs kept under names, found again when their file is opened the next time."""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from advisor.assessment.state_folder import state_folders, stem_of
from advisor.document.data import as_data
from advisor.document.save import replace_file
from advisor.frozen import dataclass
from advisor.tui.what_if.what_if import WhatIf

MOST_KEPT = 9
_FOLDER = "what-ifs"


@dataclass(frozen=True, kw_only=True)
class KeptWhatIf:
    """What is tried, by the name that it was given."""

    name: str
    what_if: WhatIf


def kept_what_ifs(answers: Path) -> list[KeptWhatIf]:
    """Return what is kept for an answers file; what cannot be read is left out."""
    for folder in state_folders(make=False):
        with suppress(OSError, ValueError, RecursionError):
            data = json.loads((folder / _FOLDER / _file(answers)).read_bytes())
            found = map(_read, data if isinstance(data, list) else ())
            return [item for item in found if item is not None][:MOST_KEPT]
    return []


def keep_what_ifs(answers: Path, kept: Iterable[KeptWhatIf]) -> bool:
    """Keep what-ifs for an answers file, those and no others; tell whether there is a place."""
    data = json.dumps([_written(item) for item in kept], ensure_ascii=False, indent=1)
    for folder in state_folders():
        with suppress(OSError):
            place = folder / _FOLDER / _file(answers)
            place.parent.mkdir(exist_ok=True)
            replace_file(place, data.encode())
            return True
    return False


def _file(answers: Path) -> str:
    return f"{stem_of(answers)}.json"


def _written(item: KeptWhatIf) -> dict[str, Any]:
    tried = item.what_if
    steps = {"excluded": tried.excluded, "done": tried.done}
    return {
        "name": item.name,
        "values": as_data(dict(tried.values)),
        "capacity": dict(tried.capacity),
        **{name: None if some is None else sorted(some) for name, some in steps.items()},
        "strict": tried.strict,
    }


def _read(data: Any) -> KeptWhatIf | None:
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        steps = {name: _steps(data[name]) for name in ("excluded", "done")}
        capacity = {str(role): float(fte) for role, fte in data["capacity"].items()}
        values = {name: _VALUES[name](value) for name, value in data["values"].items()}
        strict = data["strict"] is True
        what_if = WhatIf(values=values, capacity=capacity, strict=strict, **steps)
        return KeptWhatIf(name=str(data["name"]), what_if=what_if)
    return None


def _steps(some: Any) -> frozenset[str] | None:
    return None if some is None else frozenset(map(str, some))


def _day(text: Any) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _number(value: Any) -> int | None:
    return None if value is None else int(value)


_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "level": _number,
    "by": _day,
    "start": _day,
    "share": float,
    "holidays": lambda days: tuple(map(date.fromisoformat, days)),
    "parallel": _number,
}
