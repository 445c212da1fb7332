"""Taking every mention of what a rubric leaves out away from the rest of it."""

from collections.abc import Iterable, Iterator
from typing import Any

Data = dict[str, Any]
_SERVES = ("meets", "prepares")


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
    data["not_now"] = [rule for rule in data.get("not_now", ()) if _still_holds(rule, gone)]
    for practice in data["practices"]:
        _without(practice, "features", gone)
        _first_aid(practice, gone)
        for criterion in practice.get("criteria", ()):
            _without(criterion, "defines", gone)
    for level in data["levels"]:
        for feature in level.get("features", ()):
            _without(feature, "shown_when_unmet", gone)


def _without(owner: Data, field: str, gone: set[str]) -> None:
    if isinstance(owner.get(field), list):
        owner[field] = _names_left(owner[field], gone)


def _names_left(names: Iterable[Any], gone: set[str]) -> list[Any]:
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
        _without(step, "after", lost)
        for field, text in (("tasks", "do"), ("done_when", "text")):
            if isinstance(step.get(field), list):
                step[field] = _meeting(step[field], gone, text)
        yield step


def _meeting(items: list[Any], gone: set[str], text: str) -> list[Any]:
    """Return tasks, or signs that they are done, without those that served only what is gone.

    Where none were left all stay, and meet nothing.
    """
    kept = []
    for item in items:
        named = {} if isinstance(item, str) else {f: item[f] for f in _SERVES if item.get(f)}
        left = {field: _names_left(names, gone) for field, names in named.items()}
        if not named:
            kept.append(item)
        elif any(left.values()):
            kept.append({**item, **left})
    return kept or [item[text] if isinstance(item, dict) else item for item in items]


def _first_aid(practice: Data, gone: set[str]) -> None:
    """Take away what nothing calls for any more."""
    if "first_aid" in practice:
        practice["first_aid"] = _still_called_for(practice, practice["first_aid"], gone)
    if isinstance(practice.get("further_aid"), list):
        left = (_still_called_for(practice, aid, gone) for aid in practice["further_aid"])
        practice["further_aid"] = [aid for aid in left if aid]


def _still_called_for(practice: Data, aid: Any, gone: set[str]) -> Any:
    if not isinstance(aid, dict):
        return aid
    _without(aid, "presumes", gone)
    _without(aid, "spared_by", gone)
    if not isinstance(aid.get("unless"), list) or not aid["unless"]:
        return aid
    unless = [n for n in aid["unless"] if f"{practice.get('id')}/{n}" not in gone]
    return {**aid, "unless": unless} if unless else None


def _still_holds(rule: Any, gone: set[str]) -> bool:
    """Tell whether a rule speaks of nothing that is gone."""
    if not isinstance(rule, dict):
        return True
    fields = ("practices", "criteria", "while_met", "while_unmet")
    named = [rule.get(field) or [] for field in fields]
    return all(_names_left(names, gone) == list(names) for names in named)


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
            level: [n for n in names if _names_left([n if "/" in n else f"{practice}/{n}"], gone)]
            for level, names in levels.items()
        }
        if any(kept.values()):
            yield practice, kept
