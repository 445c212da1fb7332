"""What an answers file holds, once: reading, JSON Schema, template, changes and writing follow.

To add a field, such as how critical the team's models are, touch three files:

1. `model.py`: an attribute of the same name, `criticality: str | None = None` in `Assessment`;
2. here: `FileField("criticality", TextValue(), help="What a fault would do.", example="high")` in
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
from advisor.assessment.shape.containers import FileField, Items, Keyed, Record
from advisor.assessment.shape.rubric_values import (
    AnswerLevel,
    EvidenceKindName,
    Figure,
    LevelValue,
    ProfileValue,
    RubricReference,
    StepId,
)
from advisor.assessment.shape.values import Count, Day, Number, Share, TextValue, Truth


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
    FileField("kind", EvidenceKindName(), required="artifact", example=examples.kind_example),
    FileField("ref", TextValue(), required="where to find it", example="where to find it"),
    FileField("observed_on", Day(), example="2026-01-31"),
    FileField("expires_on", Day(), example="2026-07-31"),
    check=contradictions.check_evidence,
)
ANSWER = Record(
    Answer,
    FileField(
        "level", AnswerLevel(), help="Or not_applicable, with a reason: below it.", example="1"
    ),
    FileField("reason", TextValue(), help="Why it is not applicable.", goes_with="level"),
    FileField("note", TextValue(), example="who does it, and since when", joined=_lines),
    FileField("evidence", Items(EVIDENCE), joined=_all_evidence),
    FileField("flag", Truth(), help="To be discussed.", example="true", joined=any),
    FileField(
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
    FileField("name", TextValue(), required="Churn prediction"),
    rest=FileField(
        "profile",
        Keyed("profile", "a field here", ProfileValue(), lambda f: {"description": f.question}),
    ),
)
TARGET = Record(
    Target,
    FileField("level", LevelValue()),
    FileField("by", Day()),
    FileField(
        "dimensions",
        Keyed(
            "dimensions",
            "one of the rubric's dimensions",
            LevelValue(),
            lambda d: {"title": d.title},
        ),
    ),
    FileField(
        "stages",
        Keyed("stages", "one of the rubric's stages", LevelValue(), lambda s: {"title": s.title}),
    ),
)
PLANNING = Record(
    Planning,
    FileField("start", Day(), help="The first day of work on the plan."),
    FileField(
        "share", Share(), help="How much of the capacity goes into the plan: 80, 80% or 0.8."
    ),
    FileField("holidays", Items(Day(), _days), help="Days off."),
    FileField("parallel", Count(), help="How many steps may be open at once."),
    FileField("exclude", Items(StepId(), _names), help="Steps not to take."),
    FileField("done", Items(StepId(), _names), help="Steps that are done."),
    check=contradictions.check_planning,
)
KPI = Record(KpiValue, FileField("current", Figure()), FileField("target", Figure()))
ANSWERS_FILE = Record(
    Assessment,
    FileField("rubric", RubricReference(), required="mlops-devops@1"),
    FileField("team", TEAM, required="{name: Churn prediction}"),
    FileField("assessed_on", Day(), required="2026-01-31", joined=max),
    FileField(
        "target",
        TARGET,
        help="The level to reach, and by when (optional; otherwise the next level).",
        example=examples.target_example,
    ),
    FileField(
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
    FileField(
        "planning",
        PLANNING,
        help="When the work starts, how much of that time it gets (percent), days off, and how "
        "many steps may be open at once (all optional); `exclude:` and `done:` take steps' ids.",
        example=examples.planning_example,
    ),
    FileField(
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
    FileField(
        "answers",
        Keyed(
            "practices",
            "a practice of this rubric",
            ANSWER,
            lambda practice: {"description": practice.question},
        ),
    ),
)
