"""What an answers file holds, once: reading, JSON Schema, template, changes and writing follow.

To add a field, such as how critical the team's models are, touch three files:

1. `model.py`: an attribute of the same name, `criticality: str | None = None` in `Assessment`;
2. here: `Field("criticality", Text(), help="What a fault would do.", example="high")` in
   `ANSWERS_FILE` (a field of an answer goes into `ANSWER`, and so on);
3. where it matters, such as `scoring/`.

It is then read and judged, completed by editors, shown in the template, changed, undone, merged
and saved. A value with rules of its own is a new `Shape` in `shape/`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from advisor.assessment.model import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Assessment,
    Evidence,
    KpiValue,
    Planning,
    Target,
    Team,
)
from advisor.assessment.shape.containers import Field, Items, Keyed, Record
from advisor.assessment.shape.rubric_values import (
    AnswerLevel,
    EvidenceKind,
    Figure,
    Level,
    ProfileValue,
    RubricReference,
    StepId,
)
from advisor.assessment.shape.values import Count, Day, Number, Share, Text, Truth
from advisor.document.parse import Path_
from advisor.document.reader import Reader
from advisor.plain_text import one_line
from advisor.rubric.model import Rubric

_REASON_GOES_WITH_NOT_APPLICABLE = {
    "if": {"required": ["level"], "properties": {"level": {"const": NOT_APPLICABLE}}},
    "then": {"required": ["reason"], "properties": {"reason": {"type": "string"}}},
    "else": {"properties": {"reason": {"type": "null"}}},
}


def _check_evidence(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    observed, expires = values.get("observed_on"), values.get("expires_on")
    if observed and expires and expires < observed:
        message = f"it expires on {expires}, before it was observed on {observed}"
        reader.refuse((*path, "expires_on"), message, "Correct one of the two dates.")


def _check_answer(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    """Note a reason that is missing or goes with another level."""
    level, reason = values.get("level"), values.get("reason")
    if level == NOT_APPLICABLE and not reason and reader.usable((*path, "reason")):
        reader.refuse(path, "not_applicable needs a reason", "Add `reason:` below `level:`.")
    if reason and level != NOT_APPLICABLE and reader.usable((*path, "level")):
        reader.refuse((*path, "reason"), "a reason goes with not_applicable", "Use `note:`.")


def _check_planning(reader: Reader, path: Path_, values: Mapping[str, Any]) -> None:
    excluded, done = values.get("exclude", ()), values.get("done", ())
    for name in {*excluded} & {*done}:
        message = f"`{name}` is both done and left out"
        at = (*path, "exclude", excluded.index(name))
        reader.refuse(at, message, "Take one of them out.")


def _kind_example(rubric: Rubric, _day: date) -> str:
    kinds = [kind.id for kind in rubric.evidence_kinds]
    return f"{kinds[-1]}   # {', '.join(kinds)}" if kinds else ""


def _target_example(rubric: Rubric, day: date) -> str:
    return f"{{level: {rubric.top}, by: {day.year + 1}-12-31}}"


def _capacity_example(rubric: Rubric, _day: date) -> str:
    given = ", ".join(f"{role.id}: 0.5" for role in rubric.roles)
    return f"{{{given}}}" if given else ""


def _planning_example(rubric: Rubric, day: date) -> str:
    first = (day + timedelta(days=7)).isoformat()
    holidays = f"[{day.year}-12-25]"
    given = f"{{start: {first}, share: 80, holidays: {holidays}, parallel: 4}}"
    return given if rubric.roles else ""


def _kpis_example(rubric: Rubric, _day: date) -> str:
    return "".join(
        f"\n  {kpi.id}: {{current: , target: }}   # {one_line(f'{kpi.unit}; {kpi.title}')}"
        for kpi in rubric.kpis
    )


def _lines(notes: Sequence[str | None]) -> str | None:
    return "\n".join(dict.fromkeys(note for note in notes if note)) or None


def _all_evidence(lists: Sequence[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """Return all evidence, what an earlier respondent gave already left out."""
    found: list[Evidence] = []
    for given in lists:
        known = frozenset(found)
        found += [item for item in given if item not in known]
    return tuple(found)


def _days(found: Any) -> tuple[date, ...]:
    return tuple(sorted(set(found)))


def _names(found: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


class _LevelOrUnknown(AnswerLevel):
    """What may stand alone for an answer: not_applicable cannot, as it needs a reason."""

    words = (UNKNOWN,)


EVIDENCE = Record(
    Evidence,
    Field("kind", EvidenceKind(), required="artifact", example=_kind_example),
    Field("ref", Text(), required="where to find it", example="where to find it"),
    Field("observed_on", Day(), example="2026-01-31"),
    Field("expires_on", Day(), example="2026-07-31"),
    check=_check_evidence,
)
ANSWER = Record(
    Answer,
    Field("level", AnswerLevel(), help="Or not_applicable, with a reason: below it.", example="1"),
    Field("reason", Text(), help="Why it is not applicable.", goes_with="level"),
    Field("note", Text(), example="who does it, and since when", joined=_lines),
    Field("evidence", Items(EVIDENCE), joined=_all_evidence),
    Field("flag", Truth(), help="To be discussed.", example="true", joined=any),
    Field(
        "urgent",
        Truth(),
        help="It hurt lately: its step comes first.",
        example="true",
        joined=any,
    ),
    short=_LevelOrUnknown(),
    check=_check_answer,
    checked=_REASON_GOES_WITH_NOT_APPLICABLE,
)
TEAM = Record(
    Team,
    Field("name", Text(), required="Churn prediction"),
    rest=Field(
        "profile",
        Keyed("profile", "a field here", ProfileValue(), lambda f: {"description": f.question}),
    ),
)
TARGET = Record(
    Target,
    Field("level", Level()),
    Field("by", Day()),
    Field(
        "dimensions",
        Keyed(
            "dimensions", "one of the rubric's dimensions", Level(), lambda d: {"title": d.title}
        ),
    ),
    Field(
        "stages",
        Keyed("stages", "one of the rubric's stages", Level(), lambda s: {"title": s.title}),
    ),
)
PLANNING = Record(
    Planning,
    Field("start", Day(), help="The first day of work on the plan."),
    Field("share", Share(), help="How much of the capacity goes into the plan: 80, 80% or 0.8."),
    Field("holidays", Items(Day(), _days), help="Days off."),
    Field("parallel", Count(), help="How many steps may be open at once."),
    Field("exclude", Items(StepId(), _names), help="Steps not to take."),
    Field("done", Items(StepId(), _names), help="Steps that are done."),
    check=_check_planning,
)
KPI = Record(KpiValue, Field("current", Figure()), Field("target", Figure()))
ANSWERS_FILE = Record(
    Assessment,
    Field("rubric", RubricReference(), required="mlops-devops@1"),
    Field("team", TEAM, required="{name: Churn prediction}"),
    Field("assessed_on", Day(), required="2026-01-31", joined=max),
    Field(
        "target",
        TARGET,
        help="The level to reach, and by when (optional; otherwise the next level).",
        example=_target_example,
    ),
    Field(
        "capacity",
        Keyed(
            "roles",
            "a role of this rubric",
            Number(low=0),
            lambda role: {"description": role.title},
        ),
        help="People for this work, in full-time equivalents (optional).",
        example=_capacity_example,
    ),
    Field(
        "planning",
        PLANNING,
        help="When the work starts, how much of that time it gets (percent), days off, and how "
        "many steps may be open at once (all optional); `exclude:` and `done:` take steps' ids.",
        example=_planning_example,
    ),
    Field(
        "kpis",
        Keyed(
            "kpis",
            "a KPI of this rubric",
            KPI,
            lambda kpi: {"description": f"{kpi.title}, in {kpi.unit}"},
        ),
        help="Figures the team follows (optional); the rubric declares the ids.",
        example=_kpis_example,
    ),
    Field(
        "answers",
        Keyed(
            "practices",
            "a practice of this rubric",
            ANSWER,
            lambda practice: {"description": practice.question},
        ),
    ),
)
