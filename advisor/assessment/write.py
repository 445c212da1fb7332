"""An assessment as the text of an answers file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from advisor.assessment.model import Answer, Assessment, Evidence, Planning
from advisor.document.emit import entry
from advisor.document.share import written_share
from advisor.plain_text import plain, plain_json
from advisor.rubric.model import Rubric

_RULE = 98


def answers_yaml(rubric: Rubric, assessment: Assessment) -> str:
    """Return YAML that reads back as `assessment`, its answers in the rubric's order."""
    return "\n".join([*_head(assessment), "", *_answers(rubric, assessment), ""])


def _head(assessment: Assessment) -> Iterator[str]:
    yield f"rubric: {assessment.rubric}"
    yield "team:"
    yield from _fields({"name": assessment.team.name, **assessment.team.profile}, "  ")
    yield f"assessed_on: {assessment.assessed_on.isoformat()}"
    kpis = {name: vars(kpi) for name, kpi in assessment.kpis.items()}
    planning = {
        field.name: value
        for field in fields(Planning)
        if (value := getattr(assessment.planning, field.name)) != field.default
    }
    if "share" in planning:
        planning["share"] = written_share(assessment.planning.share)
    sections = {
        "target": vars(assessment.target),
        "capacity": assessment.capacity,
        "planning": planning,
        "kpis": kpis,
    }
    for name, held in sections.items():
        if given := _filled(held):
            yield f"{name}:"
            yield from _fields(given, "  ")


def _answers(rubric: Rubric, assessment: Assessment) -> Iterator[str]:
    if not assessment.answers:
        return
    yield "answers:"
    for dimension in rubric.dimensions:
        practices = [p for p in rubric.practices if p.dimension == dimension.id]
        asked = [practice for practice in practices if practice.id in assessment.answers]
        if asked:
            yield ""
            title = " ".join(plain(dimension.title).split())
            yield f"  # ── {title} ".ljust(_RULE, "─")
        for practice in asked:
            yield from _answer(practice.id, assessment.answers[practice.id])


def _answer(practice: str, answer: Answer) -> Iterator[str]:
    if answer == Answer(level=answer.level):
        yield f"  {practice}:" if answer.level is None else f"  {practice}: {answer.level}"
        return
    yield f"  {practice}:"
    yield "    level:" if answer.level is None else f"    level: {answer.level}"
    given = {"reason": answer.reason, "note": answer.note}
    marks = {name: True for name in ("flag", "urgent") if getattr(answer, name)}
    yield from _fields(_filled(given | marks), "    ")
    if answer.evidence:
        yield "    evidence:"
        for evidence in answer.evidence:
            yield from _evidence(evidence)


def _evidence(evidence: Evidence) -> Iterator[str]:
    start = "      - "
    for line in _fields(_filled(vars(evidence)), ""):
        yield start + line
        start = " " * len(start)


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None and value != {}}


def _fields(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in data.items():
        # An id of digits alone would be read as a number.
        key = name if name[:1].isalpha() else _json(name)
        if isinstance(value, dict):
            inner = ", ".join(_fields(_filled(value), ""))
            yield f"{indent}{key}: {{{inner}}}"
        elif isinstance(value, str) and "\n" in value:
            yield from entry(key, value, len(indent))
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _scalar(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    return _json(int(value) if isinstance(value, float) and value.is_integer() else value)


def _json(value: object) -> str:
    """Return a value as JSON, which YAML reads as written, whatever the text looks like."""
    return plain_json(json.dumps(value, ensure_ascii=False))
