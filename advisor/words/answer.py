"""What the parts of an answers file are called, and what they hold."""

from typing import Any

from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, KpiValue
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.words.evidence import say_given
from advisor.words.exclusion import yes_or_no
from advisor.words.titles import Titles


def say_answered(level: int | str | None) -> str:
    """Return an answer in a word or two."""
    if level is None:
        return sentence("open again")
    if level == UNKNOWN:
        return sentence("unknown")
    if level == NOT_APPLICABLE:
        return sentence("not applicable")
    return sentence("level {level}", level=level)


def say_part(rubric: Rubric, part: tuple[str, ...]) -> str:
    """Return what a part of an assessment is called."""
    section, name, titles = part[0], part[-1], Titles(rubric)
    if section == "target" and part[1] != name:
        return sentence("the level to reach in {part}", part=titles.parts[name])
    titled: dict[str, dict[str, str]] = {
        "answers": titles.practices,
        "team": titles.profile,
        "kpis": titles.kpis,
        "capacity": titles.roles,
    }
    return titled.get(section, {}).get(name) or _own_part(name)


def _own_part(name: str) -> str:
    return {
        "name": sentence("the team's name"),
        "level": sentence("the level to reach"),
        "by": sentence("the day to reach it"),
        "start": sentence("the first day of work"),
        "share": sentence("the share of the time"),
        "holidays": sentence("the days off"),
        "parallel": sentence("the steps at a time"),
        "exclude": sentence("the steps left out"),
        "done": sentence("the steps done"),
        "models": sentence("the models spoken of"),
        "critical": sentence("the critical models"),
        "note": sentence("what is to be known of the scope"),
        "criticality": sentence("how much depends on the models"),
    }.get(name) or sentence("the day of the assessment")


def say_value(rubric: Rubric, part: tuple[str, ...], value: Any) -> str:
    """Return what a part holds, an answer with all that goes with its level."""
    section, name = part[0], part[-1]
    if section == "answers":
        return sentence("nothing") if value is None else _say_answer(value)
    if section == "team" and isinstance(value, str):
        options = next((field.options for field in rubric.profile if field.id == name), ())
        return next((option.title for option in options if option.id == value), value)
    return _say_plain(value)


def _say_plain(value: object) -> str:
    """Return a value that no title goes with."""
    match value:
        case None:
            return sentence("empty")
        case bool():
            return yes_or_no(value)
        case KpiValue(current=now, target=target):
            return sentence(
                "{now} now, {target} as target", now=_number(now), target=_number(target)
            )
        case tuple():
            return ", ".join(map(str, value))
        case float():
            return _number(value)
    return str(value)


def say_lists(answer: Answer) -> str:
    """Return which criteria an answer names, and what it says of each; nothing for none."""
    told = {
        sentence("met"): answer.met,
        sentence("not met"): answer.unmet,
        sentence("unknown"): answer.unknown,
        sentence("waived"): tuple(waiver.criterion for waiver in answer.waived),
    }
    return "; ".join(f"{state}: {', '.join(names)}" for state, names in told.items() if names)


def _say_answer(answer: Answer) -> str:
    lists = say_lists(answer)
    said = [say_answered(answer.level)] if answer.level is not None else []
    said += [lists] if lists else []
    said = said or [sentence("open")]
    if answer.by:
        said.append(sentence("said by {name}", name=answer.by))
    if answer.flag:
        said.append(sentence("flagged"))
    if answer.urgent:
        said.append(sentence("urgent"))
    if answer.reason:
        said.append(sentence("reason: {text}", text=answer.reason))
    if answer.note:
        said.append(sentence("note: {text}", text=answer.note))
    if answer.evidence:
        given = "; ".join(say_given(item) for item in answer.evidence)
        said.append(sentence("evidence: {text}", text=given))
    return ", ".join(said)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
