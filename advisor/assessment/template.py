"""An empty answers file that a person can fill in with an editor."""

import json
import textwrap
from collections.abc import Iterator
from datetime import date, timedelta

from advisor.plain_text import plain
from advisor.rubric.model import Practice, ProfileField, Rubric

_WIDTH = 98


def answers_template(
    rubric: Rubric, *, day: date, team: str, schema: str | None = None, quick: bool = False
) -> str:
    """Return commented YAML with every practice, or those of the quick assessment, left open.

    `schema` is the path of a JSON Schema from which editors complete the file.
    """
    return "\n".join([*_head(rubric, day, team, schema, quick), *_answers(rubric, quick), ""])


def _head(rubric: Rubric, day: date, team: str, schema: str | None, quick: bool) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    yield from _comment(f"{rubric.title}{': quick assessment' if quick else ''}. {rubric.summary}")
    yield "#"
    yield from _comment("Choose the highest level of which every sentence is true; if none is, 0.")
    yield "#"
    yield from _comment(
        f"Write after each practice a level (0 to {rubric.top}), unknown, or nothing to leave it "
        "open. The long form adds a note and evidence, or says why it does not apply:"
    )
    yield "#"
    yield from _long_form(rubric)
    yield ""
    yield f"rubric: {rubric.reference}"
    yield "team:"
    yield f"  name: {_quoted(team)}"
    for field in rubric.profile:
        yield from _profile(field)
    yield f"assessed_on: {day.isoformat()}"
    yield ""
    yield from _comment("The level to reach, and by when (optional; otherwise the next level).")
    yield f"# target: {{level: {rubric.top}, by: {day.year + 1}-12-31}}"
    if rubric.roles:
        yield from _comment("People for this work, in full-time equivalents (optional).")
        yield f"# capacity: {{{', '.join(f'{role.id}: 0.5' for role in rubric.roles)}}}"
        yield from _comment(
            "When the work starts, how much of that time it gets (percent), days off, and how many "
            "steps may be open at once (all optional); `exclude:` and `done:` take steps' ids."
        )
        first = (day + timedelta(days=7)).isoformat()
        holidays = f"[{day.year}-12-25]"
        yield f"# planning: {{start: {first}, share: 80, holidays: {holidays}, parallel: 4}}"
    if rubric.kpis:
        yield from _comment("Figures the team follows (optional); the rubric declares the ids.")
        yield "# kpis:"
        for kpi in rubric.kpis:
            yield f"#   {kpi.id}: {{current: , target: }}   # {_line(f'{kpi.unit}; {kpi.title}')}"


def _long_form(rubric: Rubric) -> Iterator[str]:
    practice = rubric.practices[0].id
    kinds = ", ".join(kind.id for kind in rubric.evidence_kinds)
    yield f"#   {practice}:"
    yield "#     level: 1                    # or not_applicable, with a reason: below it"
    yield "#     note: who does it, and since when"
    yield "#     flag: true                  # to be discussed"
    yield "#     urgent: true                # it hurt lately: its step comes first"
    if kinds:
        yield "#     evidence:"
        yield f"#       - kind: {rubric.evidence_kinds[-1].id}   # {kinds}"
        yield "#         ref: where to find it"
        yield "#         observed_on: 2026-01-31"
        yield "#         expires_on: 2026-07-31"


def _profile(field: ProfileField) -> Iterator[str]:
    values = ", ".join(option.id for option in field.options) or "true, false"
    yield from _comment(f"{field.question} ({values})", indent="  ")
    yield f"  {field.id}:"


def _answers(rubric: Rubric, quick: bool) -> Iterator[str]:
    yield ""
    yield "answers:"
    for dimension in rubric.dimensions:
        practices = [
            p for p in rubric.practices if p.dimension == dimension.id and (p.quick or not quick)
        ]
        if practices:
            yield ""
            yield f"  # ── {_line(dimension.title)} ".ljust(_WIDTH, "─")
        for practice in practices:
            yield ""
            yield from _practice(practice)


def _practice(practice: Practice) -> Iterator[str]:
    yield from _comment(f"{practice.title}: {practice.question}", indent="  ")
    for level, text in sorted(practice.levels.items()):
        yield from _comment(text, indent="  ", first=f"  #   {level}  ", rest="  #      ")
    if practice.applies_when:
        yield from _comment(f"Only for teams with {_conditions(practice)}.", indent="  ")
    yield f"  {practice.id}:"


def _conditions(practice: Practice) -> str:
    return " and ".join(
        f"{field}: {' or '.join(str(value).lower() for value in values)}"
        for field, values in practice.applies_when.items()
    )


def _comment(
    text: str, *, indent: str = "", first: str | None = None, rest: str | None = None
) -> list[str]:
    start = f"{indent}# "
    return textwrap.wrap(
        _line(text),
        width=_WIDTH,
        initial_indent=start if first is None else first,
        subsequent_indent=start if rest is None else rest,
        break_on_hyphens=False,
    )


def _line(text: str) -> str:
    """Return text on one line that a comment may hold."""
    return " ".join(plain(text).split())


def _quoted(text: str) -> str:
    return json.dumps(plain(text), ensure_ascii=False)
