"""How a rubric's practices relate to what other published frameworks ask for."""

from dataclasses import field
from typing import Literal

from advisor.document.checked import DottedId, Frozen, Id, LevelNumber, Points, Text
from advisor.frozen import dataclass
from advisor.rubric.profile_condition import AppliesWhen
from advisor.translation import sentence

Relation = Literal["equal", "subset", "superset", "intersects"]
Kind = Literal["levels", "points", "capabilities"]


@dataclass(frozen=True, kw_only=True)
class CrosswalkMap(Frozen):
    """What a practice at level `at` says about an item of the framework.

    `relation` is the item's, seen from the practice: it asks for the same (`equal`), for less
    (`subset`), for more (`superset`), or overlaps (`intersects`). `points` are what the framework
    gives for it, where it gives points: a part of it (`superset`) is worth half a point at most, an
    overlap nothing.
    """

    practice: DottedId
    at: LevelNumber
    relation: Relation
    rationale: Text
    points: Points | None = None


@dataclass(frozen=True, kw_only=True)
class CrosswalkItem(Frozen):
    """One thing the framework asks for; without `maps` the rubric does not ask about it."""

    id: Id
    title: Text
    level: LevelNumber | None = None
    section: Id | None = None
    maps: tuple[CrosswalkMap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CrosswalkLevel(Frozen):
    """A level of the framework, or a band of its points, which begins `above` a number of them."""

    level: LevelNumber
    title: Text
    above: Points | None = None


@dataclass(frozen=True, kw_only=True)
class Crosswalk(Frozen):
    """A published framework, item by item.

    `kind` tells how it places a team: on the highest of its `levels` up to which nothing lacks,
    by the points of its weakest section, or by the share of its capabilities. It is told only of
    teams whom it concerns.
    """

    id: Id
    title: Text
    edition: Text
    source: Text
    kind: Kind
    note: Text
    levels: tuple[CrosswalkLevel, ...] = ()
    applies_when: AppliesWhen = field(default_factory=dict)
    items: tuple[CrosswalkItem, ...]

    def __post_init__(self) -> None:
        place = {"levels": "level", "points": "section"}.get(self.kind)
        if place and any(getattr(item, place) is None for item in self.items):
            raise ValueError(
                sentence(
                    "every item of a crosswalk of kind `{kind}` has a `{place}`",
                    kind=self.kind,
                    place=place,
                )
            )
        if place and not self.levels:
            raise ValueError(
                sentence("a crosswalk of kind `{kind}` names its `levels`", kind=self.kind)
            )
        maps = [found for item in self.items for found in item.maps]
        if self.kind != "points" and any(found.points is not None for found in maps):
            raise ValueError(
                sentence("`points` belong to the maps of a crosswalk of kind `points`")
            )
        proving = [found for found in maps if found.relation != "intersects"]
        if self.kind == "points" and any(found.points is None for found in proving):
            raise ValueError(
                sentence("every map says its `points`, but for those that only `intersects`")
            )
