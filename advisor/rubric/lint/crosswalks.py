"""Crosswalks: what a map says counts."""

from collections.abc import Iterator

from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric
from advisor.translation import sentence


def idle_points(rubric: Rubric) -> Iterator[Finding]:
    """A practice that only overlaps with an item earns none of its points, so it names none."""
    for path, crosswalk in identified(rubric, "crosswalks"):
        for index, item in enumerate(crosswalk.items):
            for number, found in enumerate(item.maps):
                if found.points and found.relation == "intersects":
                    yield Finding(
                        rule="idle-points",
                        message=sentence(
                            "the points of `{practice}` for `{id}` count nothing",
                            practice=found.practice,
                            id=item.id,
                        ),
                        hint=sentence(
                            "Remove them, or say `superset` if it shows a part of the item."
                        ),
                        path=(*path, "items", index, "maps", number, "points"),
                        severity="warning",
                    )
