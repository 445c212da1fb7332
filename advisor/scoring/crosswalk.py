"""Where a team stands in other frameworks, inferred from its answers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Literal, NamedTuple

from advisor.document.checked import Frozen
from advisor.frozen import dataclass
from advisor.rubric.crosswalk import Crosswalk, CrosswalkItem, CrosswalkLevel, CrosswalkMap
from advisor.rubric.model import Rubric
from advisor.rubric.profile import whole_profile
from advisor.scoring.concern import Concern
from advisor.scoring.model import Scorecard
from advisor.scoring.number import rounded_down
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import Basis

ItemState = Literal["held", "partly", "missing", "open", "outside", "not_applicable"]
_SHOWN = frozenset({"held", "partly"})
_NOT_ASKED = frozenset({"outside", "not_applicable"})
_DECIDED = _SHOWN | {"missing"}
_PROVES = frozenset({"equal", "subset"})
_NEEDED = frozenset({"equal", "superset"})
_PART = 0.5
Met = Callable[[CrosswalkMap], bool | None]
Maps = Sequence[tuple[CrosswalkMap, bool | None]]


@dataclass(frozen=True, kw_only=True)
class MapStatus(Frozen):
    """One practice a verdict rests on; `met` is None while it has no answer."""

    practice: str
    at: int
    relation: str
    rationale: str
    met: bool | None


@dataclass(frozen=True, kw_only=True)
class ItemStatus(Frozen):
    """What the answers say about one item of the framework.

    `held`: shown. `partly`: all that is asked here is shown, and the item asks for more.
    `open`: not answered. `outside`: the rubric does not ask about it.
    """

    id: str
    title: str
    level: int | None
    section: str | None
    state: ItemState
    points: float | None
    maps: tuple[MapStatus, ...]


class _ItemResult(NamedTuple):
    """An item with what the answers say about it, before anything is told."""

    item: CrosswalkItem
    level: int | None
    section: str | None
    state: ItemState
    points: float | None
    maps: Maps


@dataclass(frozen=True, kw_only=True)
class CrosswalkPlace(Frozen):
    """A place in a framework: its level or band, its points, and how many items are held."""

    level: int | None
    level_title: str | None
    points: float | None
    held: int


@dataclass(frozen=True, kw_only=True)
class CrosswalkStatus(Frozen):
    """The inferred position in one framework.

    `level` is the framework's level or band, `points` the points of the weakest of `sections`, with
    every open criterion unmet; `high` is the position with every open one met. `coverage` is the
    share of its items that the answers decide; `next_missing` are the items that lack before the
    framework's next level, `next_open` those of which not enough is known. `attainable` is the most
    that any answers to the practices that apply could show: points, a level, or how many are held.
    """

    id: str
    title: str
    edition: str
    source: str
    kind: str
    note: str
    inferred: bool = True
    level: int | None
    level_title: str | None
    points: float | None
    sections: dict[str, float]
    coverage: float | None
    counts: dict[str, int]
    next_level: int | None
    next_missing: tuple[str, ...]
    next_open: tuple[str, ...] = ()
    next_title: str | None = None
    attainable: int | float | None = None
    high: CrosswalkPlace | None = None
    items: tuple[ItemStatus, ...]


def crosswalks(rubric: Rubric, card: Scorecard, basis: Basis) -> tuple[CrosswalkStatus, ...]:
    """Return the inferred position in each framework of the rubric that concerns the team."""
    given = {name: value for name, value in card.team.items() if name != "name"}
    concern = Concern(whole_profile(rubric.profile, given))
    practices = {practice.id: practice for practice in card.practices if practice.applicable}

    def met(entry: CrosswalkMap) -> bool | None:
        return _reached(practices[entry.practice], entry.at, basis)

    return tuple(
        _status(crosswalk, practices.keys(), met)
        for crosswalk in rubric.crosswalks
        if not concern(crosswalk.applies_when)
    )


def _reached(practice: PracticeScore, level: int, basis: Basis) -> bool | None:
    """Tell whether a practice is at a level; None while something open decides it."""
    held = practice.level(basis)
    if held is not None and held >= level:
        return True
    barred = any(c.unmet and c.level <= level for c in practice.criteria)
    return False if barred else None


def _status(crosswalk: Crosswalk, applicable: AbstractSet[str], met: Met) -> CrosswalkStatus:
    items = _items(crosswalk, applicable, met)
    place = _place(crosswalk, items)
    best = _items(crosswalk, applicable, lambda found: met(found) is not False)
    following = next(
        (x for x in crosswalk.levels if place.level is None or x.level > place.level), None
    )
    asked = sum(item.state != "not_applicable" for item in items)
    decided = sum(item.state in _DECIDED for item in items)
    return CrosswalkStatus(
        id=crosswalk.id,
        title=crosswalk.title,
        edition=crosswalk.edition,
        source=crosswalk.source,
        kind=crosswalk.kind,
        note=crosswalk.note,
        level=place.level,
        level_title=place.level_title,
        points=place.points,
        sections=_sections(items) if crosswalk.kind == "points" else {},
        coverage=rounded_down(Fraction(decided, asked)) if asked else None,
        counts=dict(Counter(item.state for item in items)),
        next_level=following.level if following else None,
        next_missing=tuple(_titles(items, following, "missing")),
        next_open=tuple(_titles(items, following, "open")),
        next_title=following.title if following else None,
        attainable=_attainable(crosswalk, _items(crosswalk, applicable, lambda _: True)),
        high=_place(crosswalk, best),
        items=tuple(map(_item_status, items)),
    )


def _place(crosswalk: Crosswalk, items: Sequence[_ItemResult]) -> CrosswalkPlace:
    points = min(_sections(items).values(), default=None) if crosswalk.kind == "points" else None
    level = _held(crosswalk, items) if points is None else _band(crosswalk.levels, points)
    return CrosswalkPlace(
        level=level.level if level else None,
        level_title=level.title if level else None,
        points=points,
        held=sum(item.state == "held" for item in items),
    )


def _attainable(crosswalk: Crosswalk, best: Sequence[_ItemResult]) -> int | float | None:
    """Return the position of the `best` items, those of a team that meets every map."""
    place = _place(crosswalk, best)
    if crosswalk.kind == "capabilities":
        return place.held
    return place.level if place.points is None else place.points


def _titles(
    items: Iterable[_ItemResult], level: CrosswalkLevel | None, state: ItemState
) -> Iterator[str]:
    """Yield the items in a state that stand before a level of the framework."""
    for item in items:
        if level and item.level is not None and item.level <= level.level and item.state == state:
            yield item.item.title


def _items(crosswalk: Crosswalk, applicable: AbstractSet[str], met: Met) -> tuple[_ItemResult, ...]:
    pointed = crosswalk.kind == "points"
    return tuple(_item(item, applicable, met, pointed=pointed) for item in crosswalk.items)


def _item(
    item: CrosswalkItem, applicable: AbstractSet[str], met: Met, *, pointed: bool
) -> _ItemResult:
    maps = [(found, met(found)) for found in item.maps if found.practice in applicable]
    points = _points(maps) if pointed and item.maps else None
    return _ItemResult(item, item.level, item.section, _state(item, maps, points), points, maps)


def _item_status(result: _ItemResult) -> ItemStatus:
    return ItemStatus(
        id=result.item.id,
        title=result.item.title,
        level=result.level,
        section=result.section,
        state=result.state,
        points=result.points,
        maps=tuple(
            MapStatus(
                practice=entry.practice,
                at=entry.at,
                relation=entry.relation,
                rationale=entry.rationale,
                met=met,
            )
            for entry, met in result.maps
        ),
    )


def _state(item: CrosswalkItem, maps: Maps, points: float | None) -> ItemState:
    if not maps:
        return "not_applicable" if item.maps else "outside"
    if points:
        return "held" if points == 1 else "partly"
    if points is None and any(met is False and m.relation in _NEEDED for m, met in maps):
        return "missing"
    if points is None and any(met and m.relation in _PROVES for m, met in maps):
        return "held"
    all_met = [met for _, met in maps]
    if None in all_met:
        return "open"
    return "partly" if True in all_met else "missing"


def _points(maps: Maps) -> float:
    """Return the most any met practice is worth.

    One that proves a part of the item is worth half at most, one that only overlaps nothing.
    """
    return max((_worth(entry) for entry, met in maps if met), default=0.0)


def _worth(entry: CrosswalkMap) -> float:
    if entry.relation == "intersects":
        return 0.0
    points = entry.points or 0.0
    return points if entry.relation in _PROVES else min(points, _PART)


def _sections(items: Iterable[_ItemResult]) -> dict[str, float]:
    sections: dict[str, float] = {}
    for item in items:
        if item.section:
            sections[item.section] = sections.get(item.section, 0.0) + (item.points or 0.0)
    return sections


def _band(bands: Iterable[CrosswalkLevel], points: float) -> CrosswalkLevel | None:
    reached = [band for band in bands if band.above is None or points > band.above]
    return reached[-1] if reached else None


def _held(crosswalk: Crosswalk, items: Iterable[_ItemResult]) -> CrosswalkLevel | None:
    """Return the last level up to which nothing lacks and something was asked."""
    held = None
    for level in crosswalk.levels:
        own = [item for item in items if item.level == level.level]
        lacking = any(item.state not in _SHOWN | _NOT_ASKED for item in own)
        unasked = bool(own) and all(item.state in _NOT_ASKED for item in own)
        if lacking or unasked:
            break
        held = level
    return held
