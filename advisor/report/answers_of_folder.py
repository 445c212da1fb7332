"""Which answers the reports of a folder were made from, as this user's state remembers.

A report does not name the file it was made from: it is sent around, and the same answers give the
same bytes wherever they lie.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from advisor.assessment.state_folder import state_folders
from advisor.document.save import replace_file
from advisor.frozen import dataclass

MOST = 200
_NAME = "reports.json"


@dataclass(frozen=True, kw_only=True)
class Made:
    """A report file: the digest of its bytes, and of the answers it was made from."""

    sha256: str
    answers: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The answers file that the reports in a folder were made from, and those reports by name."""

    source: str = ""
    files: Mapping[str, Made] = field(default_factory=dict)


def digest(data: bytes) -> str:
    """Return what tells contents apart."""
    return sha256(data).hexdigest()


def origin_of(folder: Path) -> Origin:
    """Return what is remembered of a folder; nothing when nothing is."""
    for place in _places(make=False):
        found = _read(place).get(os.path.realpath(folder))
        if found is not None:
            return found
    return Origin()


def remember(folder: Path, origin: Origin) -> None:
    """Remember where the reports of a folder come from, which matters too little to fail for."""
    for place in _places(make=True):
        known = _read(place)
        known.pop(os.path.realpath(folder), None)
        kept = {name: item for name, item in known.items() if Path(name).is_dir()}
        latest = {os.path.realpath(folder): origin, **kept}
        data = {name: asdict(latest[name]) for name in list(latest)[:MOST]}
        with suppress(OSError):
            replace_file(place, json.dumps(data, indent=1).encode())
            return


def _places(*, make: bool) -> Iterator[Path]:
    return (folder / _NAME for folder in state_folders(make=make))


def _read(place: Path) -> dict[str, Origin]:
    try:
        data = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    found = {}
    for name, item in data.items() if isinstance(data, dict) else ():
        with suppress(TypeError, KeyError, AttributeError):
            found[name] = _origin(item)
    return found


def _origin(item: Any) -> Origin:
    files = {
        str(name): Made(sha256=str(made["sha256"]), answers=str(made["answers"]))
        for name, made in item["files"].items()
    }
    return Origin(source=str(item["source"]), files=files)
