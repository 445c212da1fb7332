"""What changes of an assessment led to, in words."""

from collections.abc import Sequence
from typing import Any

from advisor.assessment.change import Change
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Evidence
from advisor.assessment.parts import ANSWER
from advisor.rubric.model import Rubric

AGAIN = " again"
_OWN = {
    "assessed_on": "the day of the assessment",
    "name": "the team's name",
    "level": "the level to reach",
    "by": "the day to reach it",
    "start": "the first day of work",
    "share": "the share of the time",
    "holidays": "the days off",
    "parallel": "the steps at a time",
    "exclude": "the steps left out",
    "done": "the steps done",
}
_PARTS = {
    "note": "note",
    "evidence": "evidence",
    "flag": "flag",
    "urgent": "urgency",
    "reason": "reason",
}


def say_level(level: int | str | None) -> str:
    """Return an answer in a word or two."""
    if level is None:
        return "open again"
    if level == UNKNOWN:
        return "unknown"
    return "not applicable" if level == NOT_APPLICABLE else f"level {level}"


def say_changes(rubric: Rubric, made: Sequence[Change], how: str) -> str:
    """Return what the first part that changed is now and how many follow: `… is 1 again`."""
    if not made:
        return "nothing was left to change"
    rest = f", and {len(made) - 1} more" if len(made) > 1 else ""
    return _say(rubric, made[0], how) + rest


def _say(rubric: Rubric, change: Change, how: str) -> str:
    section, name = change.part[0], change.part[-1]
    if section == "answers":
        return _say_answer(say_part(rubric, change.part), change, how)
    value = _value(rubric, section, name, change.after)
    return f"{say_part(rubric, change.part)} is {value}{how}"


def _say_answer(title: str, change: Change, how: str) -> str:
    before, after = change.before or Answer(), change.after or Answer()
    if before.level != after.level:
        if after.level is None:
            return f"{title} is open{how}"
        said = after.level if isinstance(after.level, int) else say_level(after.level)
        return f"{title} is {said}{how}"
    moved = [
        _PARTS.get(field.name, field.name)
        for field in ANSWER.fields
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    verb = "as it was" if how == AGAIN else "changed"
    return f"{title}: {' and '.join(moved) or 'answer'} {verb}"


def say_part(rubric: Rubric, part: tuple[str, ...]) -> str:
    """Return what a part of an assessment is called."""
    section, name = part[0], part[-1]
    titled: dict[str, Any] = {
        "answers": rubric.practices,
        "team": rubric.profile,
        "kpis": rubric.kpis,
        "capacity": rubric.roles,
    }
    if section == "target" and part[1] != name:
        return f"the level to reach in {rubric.part_titles.get(name, name)}"
    found = next((item.title for item in titled.get(section, ()) if item.id == name), None)
    return found or _OWN.get(name, name)


def say_value(rubric: Rubric, part: tuple[str, ...], value: Any) -> str:
    """Return what a part holds, an answer with all that goes with its level."""
    if part[0] != "answers":
        return _value(rubric, part[0], part[-1], value)
    if value is None:
        return "nothing"
    more = {
        "reason": value.reason,
        "note": value.note,
        "evidence": "; ".join(say_evidence(item) for item in value.evidence),
    }
    return ", ".join(
        [
            "open" if value.level is None else say_level(value.level),
            *(word for word, on in (("flagged", value.flag), ("urgent", value.urgent)) if on),
            *(f"{name}: {text}" for name, text in more.items() if text),
        ]
    )


def say_evidence(item: Evidence) -> str:
    """Return where evidence is, of which kind, and its days."""
    days = (("seen", item.observed_on), ("until", item.expires_on))
    return ", ".join([f"{item.ref} ({item.kind})", *(f"{word} {day}" for word, day in days if day)])


def _value(rubric: Rubric, section: str, name: str, value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if section == "team":
        options = next((field.options for field in rubric.profile if field.id == name), ())
        return next((option.title for option in options if option.id == value), str(value))
    if section == "kpis":
        return f"{_number(value.current)} now, {_number(value.target)} as target"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
