"""Detectors that were read before, so that a scan need not parse and judge their YAML again."""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from inspect import getfile
from pathlib import Path

from msgspec import MsgspecError, msgpack

from advisor.document import checked, file_cache, parse
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.scan import detector, fact, match, table
from advisor.scan.detector import Activity, Detector


@dataclass(frozen=True, kw_only=True)
class KeptDetectors:
    """All detectors of a rubric without their fixtures, and the digest they were read under."""

    activities: tuple[Activity, ...]
    detectors: tuple[Detector, ...]
    sha256: str


def key_of(texts: Mapping[Path, str], rubric: Rubric) -> str:
    """Return a digest of detector files and of the rubric whose criteria they name."""
    told = (rubric.sha256, *(part for path, text in texts.items() for part in (str(path), text)))
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def recall(key: str) -> KeptDetectors | None:
    """Return the detectors that were kept under a key, if they were."""
    data = file_cache.recall(_name(key), _source(key))
    try:
        return None if data is None else msgpack.decode(data, type=KeptDetectors)
    except (MsgspecError, RecursionError):
        return None


def keep(key: str, detectors: KeptDetectors) -> None:
    """Keep sound detectors for the next time."""
    with suppress(TypeError, OverflowError, RecursionError):  # values that msgpack has no form for
        file_cache.keep(_name(key), _source(key), msgpack.encode(detectors))


def _name(key: str) -> str:
    return f"detectors-{key}.msgpack"


def _source(key: str) -> str:
    """Return what kept detectors were made from: their files, and the code they were read by."""
    modules = (checked, detector, fact, match, parse, table)
    code = b"".join(Path(getfile(module)).read_bytes() for module in modules)
    return sha256(key.encode() + code).hexdigest()
