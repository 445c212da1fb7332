"""What an answers file holds, once: reading, JSON Schema, template, changes and writing follow.

To add a field, such as where the team works, touch three files:

1. `model.py`: an attribute of the same name, `site: str | None = None` in `Assessment`;
2. here: `FileField("site", TextValue(), help="Where the team works.", example="Bonn")` in
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
    Person,
    Planning,
    Rates,
    Scope,
    Target,
    Team,
    Urgent,
    Waiver,
)
from advisor.assessment.shape.containers import FileField, Items, Keyed, Record, TrueOr
from advisor.assessment.shape.rubric_values import (
    AnswerLevel,
    CriterionId,
    EvidenceKindName,
    Figure,
    LevelValue,
    ProfileValue,
    RoleId,
    RubricReference,
    StepId,
)
from advisor.assessment.shape.values import (
    Count,
    Day,
    DayOrMonth,
    Identifier,
    Number,
    Share,
    TextValue,
    Truth,
)
from advisor.translation import sentence


def _lines(notes: Sequence[str | None]) -> str | None:
    return "\n".join(dict.fromkeys(note for note in notes if note)) or None


def _all_evidence(lists: Sequence[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """Return all evidence, what an earlier respondent gave already left out."""
    found: list[Evidence] = []
    for given in lists:
        known = frozenset(found)
        found += [item for item in given if item not in known]
    return tuple(found)


def _people(names: Sequence[str | None]) -> str | None:
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _worst(hurts: Sequence[Urgent | None]) -> Urgent | None:
    """Return the first that says what happened, or else any."""
    given = [hurt for hurt in hurts if hurt]
    return next((hurt for hurt in given if hurt != Urgent()), next(iter(given), None))


def _days(days: Any) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


def _names(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class _LevelOrUnknown(AnswerLevel):
    """What may stand alone for an answer: not_applicable cannot, as it needs a reason."""

    words = (UNKNOWN,)


CRITERIA = Items(CriterionId(), _names)
EVIDENCE = Record(
    Evidence,
    FileField("kind", EvidenceKindName(), required="artifact", example=examples.kind_example),
    FileField("ref", TextValue(), required="where to find it", example="where to find it"),
    FileField(
        "shows", CRITERIA, help=sentence("Which criteria; without it, every one that is met.")
    ),
    FileField("by", TextValue()),
    FileField("observed_on", Day(), example="2026-01-31"),
    FileField("expires_on", Day(), example="2026-07-31"),
    FileField(
        "found_by",
        TextValue(),
        help=sentence("The detector of a scan that found it, or `agent:` and an agent's name."),
    ),
    FileField("commit", TextValue(), help=sentence("The state of the repository it was found in.")),
    FileField(
        "digest", TextValue(), help=sentence("SHA-256 of what stood there, as the scan noted it.")
    ),
    check=contradictions.check_evidence,
)
WAIVER = Record(
    Waiver,
    FileField("criterion", CriterionId(), required="its id", example=examples.waived_example),
    FileField(
        "reason", TextValue(), required="why it does not apply", example="why it does not apply"
    ),
    FileField("by", TextValue(), example="who says so"),
    FileField(
        "approved_by",
        TextValue(),
        help=sentence("Only when somebody else approves it, it counts."),
        example="somebody else",
    ),
    FileField("until", Day(), example="2026-12-31"),
    form="{criterion: its id, reason: why it does not apply, by: who says so, "
    "approved_by: somebody else, until: 2027-06-30}",
)
URGENT = TrueOr(
    Urgent,
    FileField("what", TextValue(), help=sentence("What happened.")),
    FileField("cost", TextValue()),
    FileField("date", DayOrMonth()),
    form="true, or {what: what happened, cost: 310000 EUR, date: 2026-03-17}",
)
ANSWER = Record(
    Answer,
    FileField(
        "level",
        AnswerLevel(),
        help=sentence("Or not_applicable, with a reason: below it."),
        example="1",
    ),
    FileField(
        "met",
        CRITERIA,
        help=sentence("Criteria that are met, whatever the level."),
        goes_with="level",
        example=examples.met_example,
    ),
    FileField(
        "unmet",
        CRITERIA,
        help=sentence("Those that are not."),
        goes_with="level",
        example=examples.unmet_example,
    ),
    FileField(
        "unknown",
        CRITERIA,
        help=sentence("Those nobody could tell."),
        goes_with="level",
        example=examples.unknown_example,
    ),
    FileField(
        "waived",
        Items(WAIVER),
        help=sentence("Those that do not apply, each with its reason."),
        goes_with="level",
    ),
    FileField("reason", TextValue(), help=sentence("Why it is not applicable."), goes_with="level"),
    FileField(
        "approved_by",
        TextValue(),
        help=sentence("Who agreed to not_applicable."),
        goes_with="level",
    ),
    FileField("until", Day(), help=sentence("When not_applicable ends."), goes_with="level"),
    FileField("by", TextValue(), help=sentence("Who said so."), joined=_people),
    FileField("note", TextValue(), example="who does it, and since when", joined=_lines),
    FileField("evidence", Items(EVIDENCE), joined=_all_evidence),
    FileField("flag", Truth(), help=sentence("To be discussed."), example="true", joined=any),
    FileField(
        "urgent",
        URGENT,
        help=sentence("It hurt lately: true, or {{what, cost, date}}."),
        example="true",
        joined=_worst,
    ),
    short=_LevelOrUnknown(),
    check=contradictions.check_answer,
    checked=contradictions.WHAT_GOES_WITH_NOT_APPLICABLE,
)
SCOPE = Record(
    Scope,
    FileField("models", Items(TextValue(), _names)),
    FileField(
        "critical", Items(TextValue(), _names), help=sentence("Those whose failure hurts most.")
    ),
    FileField("note", TextValue(), joined=_lines),
)
PERSON = Record(
    Person,
    FileField("name", TextValue(), required="Lena"),
    FileField("share", Share(), help=sentence("Of a full-time week: 30, 30% or 0.3.")),
    FileField("roles", Items(RoleId(), _names), required="[…]"),
    FileField(
        "helps",
        Items(RoleId(), _names),
        help=sentence(
            "Further roles of whose work they take parts where that saves time: [] for none; "
            "without it the rubric says who helps whom."
        ),
    ),
    form="{name: Lena, share: 30, roles: […]}",
)
RATES = Record(
    Rates,
    FileField("currency", TextValue()),
    rest=FileField(
        "roles",
        Keyed(
            "roles",
            sentence("a field here"),
            Number(low=0),
            lambda role: {"description": role.title},
        ),
    ),
)
TEAM = Record(
    Team,
    FileField("name", TextValue(), required="Churn prediction"),
    FileField(
        "id",
        Identifier(),
        help=sentence("By it what was exported is found again when the team has another name."),
    ),
    rest=FileField(
        "profile",
        Keyed(
            "profile",
            sentence("a field here"),
            ProfileValue(),
            lambda f: {"description": f.question},
        ),
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
            sentence("one of the rubric's dimensions"),
            LevelValue(),
            lambda d: {"title": d.title},
        ),
    ),
    FileField(
        "stages",
        Keyed(
            "stages",
            sentence("one of the rubric's stages"),
            LevelValue(),
            lambda s: {"title": s.title},
        ),
    ),
)
PLANNING = Record(
    Planning,
    FileField("start", Day(), help=sentence("The first day of work on the plan.")),
    FileField(
        "share",
        Share(),
        help=sentence("How much of the capacity goes into the plan: 80, 80% or 0.8."),
    ),
    FileField("holidays", Items(Day(), _days), help=sentence("Days off.")),
    FileField("parallel", Count(), help=sentence("How many steps may be open at once.")),
    FileField("exclude", Items(StepId(), _names), help=sentence("Steps not to take.")),
    FileField("done", Items(StepId(), _names), help=sentence("Steps that are done.")),
    check=contradictions.check_planning,
)
KPI = Record(KpiValue, FileField("current", Figure()), FileField("target", Figure()))
ANSWERS_FILE = Record(
    Assessment,
    FileField("rubric", RubricReference(), required="mlops-devops@2"),
    FileField("team", TEAM, required="{name: Churn prediction}"),
    FileField(
        "scope",
        SCOPE,
        help=sentence(
            "Which models the answers speak of, and which of them are critical (optional)."
        ),
        example="{models: [churn-v3, uplift-v1], critical: [churn-v3]}",
    ),
    FileField("assessed_on", Day(), required="2026-01-31", joined=max),
    FileField(
        "target",
        TARGET,
        help=sentence("The level to reach, and by when (optional; otherwise the next level)."),
        example=examples.target_example,
    ),
    FileField(
        "capacity",
        Keyed(
            "roles",
            sentence("a role of this rubric"),
            Number(low=0),
            lambda role: {"description": role.title},
        ),
        help=sentence("People for this work, in full-time equivalents (optional)."),
        example=examples.capacity_example,
    ),
    FileField(
        "people",
        Items(PERSON, _names),
        help=sentence("Or the same by name: what share of a full-time week, in which roles."),
        example=examples.people_example,
    ),
    FileField(
        "planning",
        PLANNING,
        help=sentence(
            "When the work starts, how much of that time it gets (percent), days off, and "
            "how many steps may be open at once (all optional); `exclude:` and `done:` "
            "take steps' ids."
        ),
        example=examples.planning_example,
    ),
    FileField(
        "kpis",
        Keyed(
            "kpis",
            sentence("a KPI of this rubric"),
            KPI,
            lambda kpi: {"description": f"{kpi.title}, in {kpi.unit}"},
        ),
        help=sentence("Figures the team follows (optional); the rubric declares the ids."),
        example=examples.kpis_example,
    ),
    FileField("rates", RATES, help=sentence("What a day of each role costs (optional).")),
    FileField(
        "criticality", TextValue(), help=sentence("How much depends on the models (optional).")
    ),
    FileField(
        "next_assessment",
        Day(),
        help=sentence("When to assess again (optional)."),
        example=examples.next_example,
        joined=lambda days: min(filter(None, days), default=None),
    ),
    FileField(
        "answers",
        Keyed(
            "practices",
            sentence("a practice of this rubric"),
            ANSWER,
            lambda practice: {"description": practice.question},
        ),
    ),
    check=contradictions.check_people,
    checked=contradictions.CAPACITY_OR_PEOPLE,
)
