"""Taking every mention of what a rubric leaves out away from the rest of it."""

from collections.abc import Iterable, Iterator
from typing import Any

Data = dict[str, Any]


def forget(data: Data, gone: set[str]) -> None:
    """Take mentions of practices, criteria, features and steps that are gone from a rubric's data.

    A step that raises nothing more goes as well.
    """
    if not gone:
        return
    data["steps"] = list(_steps(data.get("steps", ()), gone))
    data["crosswalks"] = [_crosswalk(crosswalk, gone) for crosswalk in data.get("crosswalks", ())]
    data["editions"] = [
        {**edition, "criteria": dict(_carried_over(edition.get("criteria", {}), gone))}
        for edition in data.get("editions", ())
    ]
    for practice in data["practices"]:
        _without(practice, "features", gone)
        for criterion in practice.get("criteria", ()):
            _without(criterion, "defines", gone)
    for level in data["levels"]:
        for feature in level.get("features", ()):
            _without(feature, "shown_when_unmet", gone)


def _without(owner: Data, field: str, gone: set[str]) -> None:
    if isinstance(owner.get(field), list):
        owner[field] = _kept(owner[field], gone)


def _kept(names: Iterable[Any], gone: set[str]) -> list[Any]:
    """Return the names of what is left; a criterion goes with its practice."""
    return [name for name in names if not {name, str(name).partition("/")[0]} & gone]


def _steps(steps: list[Data], gone: set[str]) -> Iterator[Data]:
    left = []
    for step in steps:
        raises = {name: level for name, level in step.get("raises", {}).items() if name not in gone}
        if raises:
            left.append({**step, "raises": raises})
    lost = gone | ({str(s.get("id")) for s in steps} - {str(s.get("id")) for s in left})
    for step in left:
        _without(step, "requires", lost)
        yield step


def _crosswalk(crosswalk: Data, gone: set[str]) -> Data:
    items = [
        {**item, "maps": [m for m in item.get("maps", ()) if m["practice"] not in gone]}
        for item in crosswalk["items"]
    ]
    return {**crosswalk, "items": items}


def _carried_over(criteria: Data, gone: set[str]) -> Iterator[tuple[str, Data]]:
    """Yield what levels of an earlier edition become, by practice, of what is left."""
    for practice, levels in criteria.items():
        kept = {
            level: [n for n in names if _kept([n if "/" in n else f"{practice}/{n}"], gone)]
            for level, names in levels.items()
        }
        if any(kept.values()):
            yield practice, kept
