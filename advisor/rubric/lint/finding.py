"""What a lint rule reports."""

from collections.abc import Iterator
from typing import Any, Literal

from advisor.document.parse import Path_
from advisor.frozen import dataclass
from advisor.rubric.model import FirstAid, Practice, Rubric


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault in a rubric; `path` leads to it from the rubric's root.

    `level` is the one to which a practice is not raised, where that is the fault.
    """

    rule: str
    message: str
    path: Path_
    hint: str | None = None
    severity: Literal["error", "warning"] = "error"
    level: int | None = None


def identified(rubric: Rubric, *kinds: str) -> Iterator[tuple[Path_, Any]]:
    """Yield path and element of the named collections ("practices", "steps", …) in order."""
    for kind in kinds:
        for index, element in enumerate(getattr(rubric, kind)):
            yield (kind, index), element


def each_aid(path: Path_, practice: Practice) -> Iterator[tuple[Path_, FirstAid]]:
    """Yield path and measure of a practice's first aid and of what takes its place."""
    if practice.first_aid is not None:
        yield (*path, "first_aid"), practice.first_aid
    for index, aid in enumerate(practice.further_aid):
        yield (*path, "further_aid", index), aid
