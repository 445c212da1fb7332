"""What an answers file holds, once: reading, JSON Schema, template, changes and writing follow.

To add a field, such as how critical the team's models are, touch three files:

1. `model.py`: an attribute of the same name, `criticality: str | None = None` in `Assessment`;
2. here: `Field("criticality", Text(), help="What a fault would do.", example="high")` in
   `ANSWERS_FILE` (a field of an answer goes into `ANSWER`, and so on);
3. where it matters, such as `scoring/`.

It is then read and judged, completed by editors, shown in the template, changed, undone, merged
and saved. A value with rules of its own is a new `Shape` in `shape/`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from advisor.assessment import contradictions, examples
from advisor.assessment.model import (
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
    Field("kind", EvidenceKind(), required="artifact", example=examples.kind_example),
    Field("ref", Text(), required="where to find it", example="where to find it"),
    Field("observed_on", Day(), example="2026-01-31"),
    Field("expires_on", Day(), example="2026-07-31"),
    check=contradictions.check_evidence,
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
    check=contradictions.check_answer,
    checked=contradictions.REASON_GOES_WITH_NOT_APPLICABLE,
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
    check=contradictions.check_planning,
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
        example=examples.target_example,
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
        example=examples.capacity_example,
    ),
    Field(
        "planning",
        PLANNING,
        help="When the work starts, how much of that time it gets (percent), days off, and how "
        "many steps may be open at once (all optional); `exclude:` and `done:` take steps' ids.",
        example=examples.planning_example,
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
        example=examples.kpis_example,
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
