"""A result of schema 1 as schema 2 can hold it: without criteria, features and waivers."""

from typing import Any

Data = dict[str, Any]
_STATES = {"not_applicable": "left-out"}
_LEVELS = ("guarded", "ceiling", "possible")


def upgrade(data: Data) -> Data:
    """Return the data of a result of schema 1 in the form of schema 2.

    What is malformed stays as it is, for validation to refuse.
    """
    practices = _each(data.get("practices"), lambda item: _practice(item, _top(data)))
    level = data.get("level")
    return {
        **data,
        "schema_version": "2.0",
        "as_of": data.get("assessed_on"),
        "scope": {},
        "waivers": [],
        "features": [],
        "level": _level(level) if isinstance(level, dict) else level,
        "toward": dict.fromkeys(data["sides"]) if isinstance(data.get("sides"), dict) else {},
        "coverage": {"value": data.get("coverage"), "defining": _defining(data)},
        "counts": _counts(data.get("counts")),
        "dimensions": _each(data.get("dimensions"), _without_levels),
        "stages": _each(data.get("stages"), _without_levels),
        "levels": _each(data.get("levels"), lambda item: {**item, "features": []}),
        "practices": practices,
        "blockers": _each(data.get("blockers"), _blocker),
        "supported_blockers": _each(data.get("supported_blockers"), _blocker),
        "roadmap": _roadmap(data.get("roadmap")),
    }


def _each(items: Any, change: Any) -> Any:
    if not isinstance(items, list):
        return items
    return [change(item) if isinstance(item, dict) else item for item in items]


def _top(data: Data) -> int:
    levels = data.get("levels")
    return len(levels) - 1 if isinstance(levels, list) else 0


def _level(level: Data) -> Data:
    """Return the levels with nothing said of what was not asked then."""
    sides = [key.removesuffix("_claimed") for key in level if key.endswith("_claimed")]
    new = dict.fromkeys(_LEVELS) | {f"{side}_{name}": None for side in sides for name in _LEVELS}
    return {**new, **level}


def _defining(data: Data) -> float | None:
    """Return the share of gated practices of the deciding side that are answered."""
    rubric, practices = data.get("rubric"), data.get("practices")
    if not isinstance(rubric, dict) or not isinstance(practices, list):
        return None
    gated = [
        practice
        for practice in practices
        if isinstance(practice, dict)
        and practice.get("gates")
        and practice.get("side") == rubric.get("primary_side")
        and practice.get("state") != "not_applicable"
    ]
    answered = sum(practice.get("state") == "answered" for practice in gated)
    return round(answered / len(gated), 4) if gated else None


def _counts(counts: Any) -> Any:
    new = {"partly": 0, "waived": 0, "criteria": 0, "met": 0, "unmet": 0}
    return {**new, **counts} if isinstance(counts, dict) else counts


def _without_levels(parts: Data) -> Data:
    """Return standings by name with their scores only: parts of the rubric have no levels now."""
    return {
        key: {name: value for name, value in item.items() if name not in {"level", "supported"}}
        if isinstance(item, dict) and "score" in item
        else item
        for key, item in parts.items()
    }


def _roadmap(roadmap: Any) -> Any:
    if not isinstance(roadmap, dict):
        return roadmap
    points = ("projection", "months")
    known = {key: item for key, item in roadmap.items() if key != "status"}
    outcome = {"outcome": roadmap["status"]} if "status" in roadmap else {}
    projected = {n: _each(roadmap[n], _projected) for n in points if n in roadmap}
    return {**known, **outcome, **projected}


def _projected(point: Data) -> Data:
    parts = (name for name in ("dimensions", "stages") if isinstance(point.get(name), dict))
    return {**point, **{name: _without_levels(point[name]) for name in parts}}


def _practice(practice: Data, top: int) -> Data:
    """Return a practice whose value is its level."""
    state, claimed = practice.get("state"), practice.get("claimed")
    out = state == "not_applicable"
    highest = 0 if out else top
    return {
        **practice,
        "state": _STATES.get(str(state), state),
        "value": claimed,
        "supported_value": practice.get("supported"),
        "high": highest if claimed is None else claimed,
        "criteria": [],
        "waiver": None,
    }


def _blocker(blocker: Data) -> Data:
    kept = {key: item for key, item in blocker.items() if key != "reason"}
    why = "lacking" if blocker.get("kind") == "below" else "not-known"
    return {**kept, "criterion": None, "text": None, "feature": None, "why": why}
