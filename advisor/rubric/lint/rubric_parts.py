"""Dimensions and stages: each can be asked for and holds enough practices to be judged."""

from collections import Counter
from collections.abc import Iterator
from statistics import median

from advisor.document.parse import Path_
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric
from advisor.translation import counted, sentence

# What `advisor explain` calls the sum of all practices.
OVERALL = "overall"


def unreachable_parts(rubric: Rubric) -> Iterator[Finding]:
    """No side, dimension or stage has the name by which `explain` finds something else."""
    sides = {side.id for side in rubric.sides}
    for kind, taken in (("sides", {OVERALL}), ("dimensions", sides | {OVERALL})):
        yield from _taken(rubric, kind, taken)
    yield from _taken(rubric, "stages", sides | {OVERALL})


def _taken(rubric: Rubric, kind: str, taken: set[str]) -> Iterator[Finding]:
    for path, part in identified(rubric, kind):
        if part.id in taken:
            owner = sentence("the overall result") if part.id == OVERALL else "a side"
            yield Finding(
                rule="unreachable-part",
                message=sentence(
                    "`advisor explain` takes `{part}` for {owner}", part=part.id, owner=owner
                ),
                hint=sentence("Choose another id."),
                path=(*path, "id"),
            )


def thin_parts(rubric: Rubric) -> Iterator[Finding]:
    """Each side of a dimension, and each stage, has practices, at least half the usual number.

    The usual number is the median of its peers, so the rule fits a rubric of any size.
    """
    sided = Counter((practice.dimension, practice.side) for practice in rubric.practices)
    for side in rubric.sides:
        yield from _thin(
            [
                (
                    path,
                    sentence(
                        "side `{side}` of `{dimension}`", side=side.id, dimension=dimension.id
                    ),
                    sided[dimension.id, side.id],
                )
                for path, dimension in identified(rubric, "dimensions")
                if side.id in dimension.sides
            ]
        )
    staged = Counter(practice.stage for practice in rubric.practices)
    stages = identified(rubric, "stages")
    yield from _thin([(path, f"stage `{stage.id}`", staged[stage.id]) for path, stage in stages])


def _thin(parts: list[tuple[Path_, str, int]]) -> Iterator[Finding]:
    usual = median([count for _, _, count in parts] or [0])
    for path, name, count in parts:
        if count == 0 or count < usual / 2:
            yield Finding(
                rule="thin-part",
                message=counted(
                    "{name} has {n} practice; its peers have {usual:g}",
                    "{name} has {n} practices; its peers have {usual:g}",
                    count,
                    name=name,
                    usual=usual,
                ),
                hint=sentence(
                    "Add practices or merge it with another, so that its score means something."
                ),
                path=path,
                severity="warning",
            )
