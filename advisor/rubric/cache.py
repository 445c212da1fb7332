"""Rubrics that were read before, so that a command need not parse their YAML again."""

from hashlib import sha256
from inspect import getfile
from pathlib import Path

from msgspec import MsgspecError, msgpack

from advisor.document import file_cache
from advisor.rubric import crosswalk, implied_criteria, model, profile_condition, step_model
from advisor.rubric.model import Rubric


def recall(digest: str) -> Rubric | None:
    """Return the rubric whose files have this digest, if it was kept."""
    data = file_cache.recall(_name(digest), _source(digest))
    try:
        return None if data is None else msgpack.decode(data, type=Rubric)
    except (MsgspecError, RecursionError):
        return None


def keep(rubric: Rubric) -> None:
    """Keep a sound rubric for the next time."""
    file_cache.keep(_name(rubric.sha256), _source(rubric.sha256), msgpack.encode(rubric))


def _name(digest: str) -> str:
    return f"rubric-{digest}.msgpack"


def _source(digest: str) -> str:
    """Return what a kept rubric was made from: its files, and the code they were read by."""
    modules = (profile_condition, model, step_model, crosswalk, implied_criteria)
    code = b"".join(Path(getfile(module)).read_bytes() for module in modules)
    return sha256(digest.encode() + code).hexdigest()
