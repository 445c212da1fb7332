"""Detectors that were read before, so that a scan need not parse and judge their YAML again."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from inspect import getfile
from pathlib import Path
from typing import Any

from msgspec import MsgspecError, msgpack

from advisor.document import checked, file_cache, parse
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.scan import detector, fact, literals, match, table
from advisor.scan.detector import Activity, Detector
from advisor.scan.literals import KNOWN, Literals, literals_of


@dataclass(frozen=True, kw_only=True)
class KeptDetectors:
    """All detectors of a rubric without their fixtures, and the digest they were read under.

    `literals` are those of their patterns.
    """

    activities: tuple[Activity, ...]
    detectors: tuple[Detector, ...]
    sha256: str
    literals: dict[str, Literals | None]


def key_of(texts: Mapping[Path, str], rubric: Rubric) -> str:
    """Return a digest of detector files and of the rubric whose criteria they name."""
    told = (rubric.sha256, *(part for path, text in texts.items() for part in (str(path), text)))
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def recall(key: str) -> KeptDetectors | None:
    """Return the detectors that were kept under a key, if they were."""
    data = file_cache.recall(_name(key), _source(key))
    try:
        kept = None if data is None else msgpack.decode(data, type=KeptDetectors)
    except (MsgspecError, RecursionError):
        return None
    if kept is not None:
        KNOWN.update(kept.literals)
    return kept


def keep(key: str, detectors: KeptDetectors) -> None:
    """Keep sound detectors for the next time."""
    with suppress(TypeError, OverflowError, RecursionError):  # values that msgpack has no form for
        file_cache.keep(_name(key), _source(key), msgpack.encode(detectors))


def literals_within(
    activities: Iterable[Activity], detectors: Iterable[Detector]
) -> dict[str, Literals | None]:
    """Return the literals of each pattern that is asked for."""
    clauses = [c for d in detectors for c in (*d.find, *d.along_with, *d.without, *d.in_use)]
    clauses += [c for a in activities for c in (*a.files, *a.commands, *a.without)]
    patterns = {p for c in clauses for written in c.where.values() for p in _patterns(written)}
    return {pattern: literals_of({"matches": pattern}) for pattern in sorted(patterns)}


def _patterns(written: Any) -> Iterator[str]:
    if isinstance(written, dict):
        if isinstance(written.get("matches"), str):
            yield written["matches"]
        written = list(written.values())
    for item in written if isinstance(written, list) else ():
        yield from _patterns(item)


def _name(key: str) -> str:
    return f"detectors-{key}.msgpack"


def _source(key: str) -> str:
    """Return what kept detectors were made from: their files, and the code they were read by."""
    modules = (checked, detector, fact, literals, match, parse, table)
    code = b"".join(Path(getfile(module)).read_bytes() for module in modules)
    return sha256(key.encode() + code).hexdigest()
