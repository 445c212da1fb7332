"""What a spreadsheet was made from: the rubric and what it asked, and the answers there were.

With the answers as they were, what a person changed in the spreadsheet is told from what changed
in the answers file meanwhile, and what no column shows is not lost.
"""

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from advisor.assessment.model import Assessment
from advisor.assessment.parts import ANSWERS_FILE
from advisor.assessment.read import read_assessment
from advisor.assessment.sheet.columns import FORMAT, PACKED
from advisor.document.data import as_data
from advisor.document.parse import Document
from advisor.document.read import LARGEST
from advisor.document.reader import Reader
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric

_CHUNK = 30_000
_EDITION = re.compile(r"(?P<reference>\S+@[0-9]+) \((?P<version>[^()]*)\)")
_NO_TEAM = {"team": {"name": "any"}, "assessed_on": "2000-01-01"}


@dataclass(frozen=True, kw_only=True)
class MadeFrom:
    """Which rubric a spreadsheet asks by, what of it, and the answers as packed lines."""

    reference: str
    version: str
    asked: str
    packed: tuple[str, ...]


def asked(rubric: Rubric) -> str:
    """Return the digest of what a spreadsheet asks by a rubric."""
    told = [
        [practice.id, practice.question, [[c.id, c.level, c.text] for c in practice.criteria]]
        for practice in rubric.practices
    ]
    profile = [[field.id, field.question] for field in rubric.profile]
    return f"sha256:{sha256(json.dumps([told, profile]).encode()).hexdigest()}"


def origin_rows(rubric: Rubric, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what a spreadsheet keeps of its origin; `data` is what the answers file holds."""
    yield "Format", FORMAT
    yield "Rubric", f"{rubric.reference} ({rubric.version})"
    yield "Asked", asked(rubric)
    plain = json.dumps(as_data(dict(data)), separators=(",", ":"))
    packed = b64encode(zlib.compress(plain.encode(), 9)).decode()
    for start in range(0, len(packed), _CHUNK):
        yield "Answers", f"{PACKED}{packed[start : start + _CHUNK]}"


def origin_of(rows: list[tuple[str, str]]) -> MadeFrom | None:
    """Return the origin that a spreadsheet keeps, None where it is not all there."""
    kept = dict(rows)
    edition = _EDITION.fullmatch(kept.get("Rubric", ""))
    packed = tuple(value for name, value in rows if name == "Answers")
    if kept.get("Format") != FORMAT or edition is None or "Asked" not in kept or not packed:
        return None
    return MadeFrom(
        reference=edition["reference"],
        version=edition["version"],
        asked=kept["Asked"],
        packed=packed,
    )


def answers_before(packed: tuple[str, ...], rubric: Rubric) -> Assessment | None:
    """Return the answers a spreadsheet was made from, None where they were changed.

    A spreadsheet for a new team has neither name nor date.
    """
    data = _unpacked(packed)
    if data is None:
        return None
    named = {**_NO_TEAM["team"], **(data.get("team") or {})}  # type: ignore[dict-item]
    filled = {**_NO_TEAM, **data, "team": named, "rubric": rubric.reference}
    found = read_assessment(Reader(Document("", filled, {})), rubric)
    if found is None or "name" in (data.get("team") or {}):
        return found
    return replace(found, team=replace(found.team, name=""))


def _unpacked(packed: tuple[str, ...]) -> dict[str, Any] | None:
    if not all(line.startswith(PACKED) for line in packed):
        return None
    text = "".join(line.removeprefix(PACKED) for line in packed)
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(b64decode(text, validate=True), LARGEST)
        data = json.loads(plain) if unpacking.eof else None
    except (ValueError, zlib.error, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def data_of(assessment: Assessment) -> dict[str, Any]:
    """Return what an answers file with these answers holds."""
    found: dict[str, Any] = ANSWERS_FILE.written(assessment)
    return found
