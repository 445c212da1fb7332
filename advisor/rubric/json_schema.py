"""JSON Schemas from which editors complete and check rubric and answers files."""

from typing import Any

from advisor.document.share import PERCENT_PATTERN, SHARE_PATTERN
from advisor.rubric.evidence_name import evidence_names
from advisor.rubric.model import PERCENT, Kpi, Practice, ProfileField, Rubric
from advisor.rubric.profile import profile_values

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REASON_GOES_WITH_NOT_APPLICABLE = {
    "if": {"required": ["level"], "properties": {"level": {"const": "not_applicable"}}},
    "then": {"required": ["reason"], "properties": {"reason": {"type": "string"}}},
    "else": {"properties": {"reason": {"type": "null"}}},
}
_OPTIONAL_TEXT = {"type": ["string", "null"]}
_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_OPTIONAL_DATE = {**_DATE, **_OPTIONAL_TEXT}


def rubric_schema() -> dict[str, Any]:
    """Return the schema of a rubric in a single file, whole or extending another one."""
    from pydantic import TypeAdapter  # noqa: PLC0415 slow to load

    from advisor.rubric.extend import Extension  # noqa: PLC0415 validated by pydantic alone

    schema = TypeAdapter(Rubric | Extension).json_schema()
    for kind, computed in (
        ("Rubric", ("sha256", "extends", "ignored")),
        ("Extension", ("sha256",)),
    ):
        for name in computed:
            schema["$defs"][kind]["properties"].pop(name)
    return {"$schema": _DIALECT, **schema, "title": "Rubric"}


def answers_schema(rubric: Rubric) -> dict[str, Any]:
    """Return the schema of answers files for one rubric, with every practice it may answer."""
    return {
        "$schema": _DIALECT,
        "title": f"Answers for {rubric.reference}",
        "type": "object",
        "additionalProperties": False,
        "required": ["rubric", "team", "assessed_on"],
        "properties": {
            "rubric": {"const": rubric.reference, "description": rubric.title},
            "team": _team(rubric),
            "assessed_on": _DATE,
            "answers": _closed({p.id: _answer(rubric, p) for p in rubric.practices}),
            "kpis": _closed({kpi.id: _kpi(kpi) for kpi in rubric.kpis}),
            "capacity": _closed(
                {
                    role.id: {"type": ["number", "null"], "minimum": 0, "description": role.title}
                    for role in rubric.roles
                }
            ),
            "target": _target(rubric),
            "planning": _planning(rubric),
        },
    }


def _target(rubric: Rubric) -> dict[str, Any]:
    level = _level_number(rubric)
    return _closed(
        {
            "level": level,
            "by": _OPTIONAL_DATE,
            "dimensions": _closed({d.id: {**level, "title": d.title} for d in rubric.dimensions}),
            "stages": _closed({s.id: {**level, "title": s.title} for s in rubric.stages}),
        }
    )


def _planning(rubric: Rubric) -> dict[str, Any]:
    ids = [*(step.id for step in rubric.steps), *evidence_names(rubric)]
    steps = {"type": ["array", "null"], "items": {"enum": ids}}
    return _closed(
        {
            "start": {**_OPTIONAL_DATE, "description": "The first day of work on the plan."},
            "share": {
                "anyOf": [
                    {"type": "number", "minimum": 0.01, "exclusiveMaximum": 1},
                    {"type": "number", "minimum": 2, "maximum": 100},
                    {"type": "string", "pattern": SHARE_PATTERN},
                    {"type": "null"},
                ],
                "description": "How much of the capacity goes into the plan: 80, 80% or 0.8.",
            },
            "holidays": {"type": ["array", "null"], "items": _OPTIONAL_DATE},
            "parallel": {
                "type": ["integer", "null"],
                "minimum": 1,
                "description": "How many steps may be open at once.",
            },
            "exclude": {**steps, "description": "Steps not to take."},
            "done": {**steps, "description": "Steps that are done."},
        }
    )


def _closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
        **more,
    }


def _team(rubric: Rubric) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": {"type": "string", "minLength": 1}}
    for field in rubric.profile:
        fields[field.id] = {"description": field.question, **_profile_value(field)}
    return _closed(fields, type="object", required=["name"])


def _profile_value(field: ProfileField) -> dict[str, Any]:
    if field.type == "number":
        return {"type": ["number", "null"]}
    values = list(profile_values(field))
    if not field.many:
        return {"enum": [*values, None]}
    return {"anyOf": [{"enum": [*values, None]}, {"type": "array", "items": {"enum": values}}]}


def _level_number(rubric: Rubric) -> dict[str, Any]:
    return {"type": ["integer", "null"], "minimum": 0, "maximum": rubric.top}


def _answer(rubric: Rubric, practice: Practice) -> dict[str, Any]:
    levels = [
        {"const": level, "description": text} for level, text in sorted(practice.levels.items())
    ]
    short = [*levels, {"const": "unknown"}, {"type": "null"}]
    long_form = _closed(
        {
            "level": {"anyOf": [*short, {"const": "not_applicable"}]},
            "reason": {**_OPTIONAL_TEXT, "description": "Why it is not applicable."},
            "note": _OPTIONAL_TEXT,
            "evidence": {"type": ["array", "null"], "items": _evidence(rubric)},
            "flag": {"type": ["boolean", "null"], "description": "To be discussed."},
            "urgent": {
                "type": ["boolean", "null"],
                "description": "What is missing here hurt lately: its step comes first.",
            },
        },
        type="object",
        **_REASON_GOES_WITH_NOT_APPLICABLE,
    )
    return {"description": practice.question, "anyOf": [*short, long_form]}


def _evidence(rubric: Rubric) -> dict[str, Any]:
    kinds = [
        {"const": kind.id, "description": f"{kind.summary} Supports up to level {kind.caps}."}
        for kind in rubric.evidence_kinds
    ]
    return _closed(
        {
            "kind": {"anyOf": kinds} if kinds else {"type": "string"},
            "ref": {"type": "string", "minLength": 1},
            "observed_on": _OPTIONAL_DATE,
            "expires_on": _OPTIONAL_DATE,
        },
        type="object",
        required=["kind", "ref"],
    )


def _kpi(kpi: Kpi) -> dict[str, Any]:
    limits = dict(zip(("minimum", "maximum"), kpi.limits, strict=True))
    figure: dict[str, Any] = {
        "type": ["number", "null"],
        **{name: limit for name, limit in limits.items() if limit is not None},
    }
    if kpi.unit == PERCENT:
        figure = {"anyOf": [figure, {"type": "string", "pattern": PERCENT_PATTERN}]}
    return _closed({"current": figure, "target": figure}, description=f"{kpi.title}, in {kpi.unit}")
