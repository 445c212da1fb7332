"""An assessment as the text of an answers file."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from advisor.assessment.model import Answer, Assessment
from advisor.assessment.parts import ANSWER, ANSWERS_FILE
from advisor.document.emit import entry
from advisor.plain_text import one_line, plain_json
from advisor.rubric.model import Rubric

_RULE = 98


def answers_yaml(rubric: Rubric, assessment: Assessment) -> str:
    """Return YAML that reads back as `assessment`, its answers in the rubric's order."""
    return "\n".join([*_sections(rubric, assessment), ""])


def _sections(rubric: Rubric, assessment: Assessment) -> Iterator[str]:
    for field, value in ANSWERS_FILE.filled(assessment).items():
        written = field.shape.written(value)
        if field.name == "rubric":
            yield f"rubric: {written}"
        elif field.name == "answers":
            yield from ("", "answers:")
            yield from _answers(rubric, assessment)
        elif isinstance(written, dict):
            yield f"{field.name}:"
            yield from _fields(written, "  ")
        else:
            yield from _fields({field.name: written}, "")


def _answers(rubric: Rubric, assessment: Assessment) -> Iterator[str]:
    for dimension in rubric.dimensions:
        practices = [p for p in rubric.practices if p.dimension == dimension.id]
        asked = [practice for practice in practices if practice.id in assessment.answers]
        if asked:
            yield ""
            yield f"  # ── {one_line(dimension.title)} ".ljust(_RULE, "─")
        for practice in asked:
            yield from _answer(practice.id, assessment.answers[practice.id])


def _answer(practice: str, answer: Answer) -> Iterator[str]:
    written = ANSWER.written(answer)
    if not isinstance(written, dict):
        yield f"  {practice}:" if written is None else f"  {practice}: {written}"
        return
    yield f"  {practice}:"
    level = written.pop("level", None)
    yield "    level:" if level is None else f"    level: {level}"
    # A list of mappings takes lines of its own, and so comes last.
    last = {name: value for name, value in written.items() if _is_list_of_mappings(value)}
    yield from _fields({k: value for k, value in written.items() if k not in last}, "    ")
    for name, items in last.items():
        yield f"    {name}:"
        for item in items:
            yield from _item(item)


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


def _item(data: Mapping[str, Any]) -> Iterator[str]:
    start = "      - "
    for line in _fields(data, ""):
        yield start + line
        start = " " * len(start)


def _fields(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in data.items():
        if isinstance(value, str) and "\n" in value:
            yield from entry(_key(name), value, len(indent))
        else:
            yield f"{indent}{_key(name)}: {_inline(value)}"


def _key(name: str) -> str:
    """Return a key; an id of digits alone would be read as a number."""
    return name if name[:1].isalpha() else _json(name)


def _inline(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(name)}: {_inline(item)}' for name, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return _json(int(value) if isinstance(value, float) and value.is_integer() else value)


def _json(value: object) -> str:
    """Return a value as JSON, which YAML reads as written, whatever the text looks like."""
    return plain_json(json.dumps(value, ensure_ascii=False))
