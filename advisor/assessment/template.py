"""An empty answers file that a person can fill in with an editor."""

import json
import textwrap
from collections.abc import Iterator
from datetime import date

from advisor.assessment.criteria import has_only_level_criteria, quick_criteria
from advisor.assessment.parts import ANSWER, ANSWERS_FILE
from advisor.assessment.shape.containers import FileField, Items, Record
from advisor.plain_text import one_line, plain
from advisor.rubric.model import Criterion, Practice, ProfileField, Rubric
from advisor.rubric.profile_condition import ANY, AppliesWhen, NumberRange
from advisor.translation import sentence

_WIDTH = 98
_REMARK = 32


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
    title = rubric.title
    if quick:
        title = sentence("{rubric}: quick assessment", rubric=rubric.title)
    yield from _comment(f"{title}. {rubric.summary}")
    yield "#"
    yield from _how_to_answer(rubric, quick)
    yield "#"
    yield from _long_form(rubric, day)
    yield ""
    yield f"rubric: {rubric.reference}"
    yield "team:"
    yield f"  name: {_quoted(team)}"
    for field in rubric.profile:
        yield from _profile(field)
    yield f"assessed_on: {day.isoformat()}"
    yield ""
    for part in ANSWERS_FILE.fields:
        if example := part.example_for(rubric, day):
            yield from _comment(part.help)
            yield from _indented(_key(part.name, example), "# ")


def _how_to_answer(rubric: Rubric, quick: bool) -> Iterator[str]:
    if any(_listed(practice, quick) for practice in rubric.practices):
        yield from _comment(
            sentence(
                "Put the name of each criterion into one of the lists: met, unmet, or unknown "
                "where nobody could tell. What stands in no list is open."
            )
        )
        yield "#"
        yield from _comment(
            sentence(
                "A practice may instead have a level that speaks of all its criteria, a note "
                "and evidence, or say why it does not apply:"
            )
        )
        return
    yield from _comment(
        sentence("Choose the highest level of which every sentence is true; if none is, 0.")
    )
    yield "#"
    yield from _comment(
        sentence(
            "Write after each practice a level (0 to {top}), unknown, or nothing to leave "
            "it open. The long form names single criteria, adds a note and evidence, or "
            "says why it does not apply:",
            top=rubric.top,
        )
    )


def _listed(practice: Practice, quick: bool) -> bool:
    """Tell whether a practice is asked by single criteria, which need the long form."""
    return quick and bool(quick_criteria(practice)) and not has_only_level_criteria(practice)


def _long_form(rubric: Rubric, day: date) -> Iterator[str]:
    yield f"#   {rubric.practices[0].id}:"
    # A list takes lines of its own, and so comes last.
    for field in sorted(ANSWER.fields, key=lambda field: isinstance(field.shape, Items)):
        if isinstance(field.shape, Items) and isinstance(field.shape.item, Record):
            yield from _indented(_list(field, field.shape.item, rubric, day), "#     ")
        elif example := field.example_for(rubric, day):
            said = f"#     {_key(field.name, example)}"
            said = said if not field.help else f"{said:<{_REMARK}}  # {_remark(field.help)}"
            yield said


def _list(field: FileField, item: Record, rubric: Rubric, day: date) -> str:
    """Return a list of one item as an example, or nothing where it does not fit the rubric."""
    shown = [(inner, inner.example_for(rubric, day)) for inner in item.fields]
    if not all(example for inner, example in shown if inner.required):
        return ""
    lines = [_key(inner.name, example) for inner, example in shown if example]
    return "\n".join([f"{field.name}:", f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])


def _key(name: str, example: str) -> str:
    return f"{name}:{example}" if example.startswith("\n") else f"{name}: {example}"


def _remark(help_: str) -> str:
    return help_[:1].lower() + help_[1:].removesuffix(".")


def _indented(lines: str, margin: str) -> list[str]:
    return [f"{margin}{line}" for line in lines.splitlines()]


def _profile(field: ProfileField) -> Iterator[str]:
    values = ", ".join(option.id for option in field.options) or sentence("true, false")
    values = "a number" if field.type == "number" else values
    values = sentence("one or several of {values}", values=values) if field.many else values
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
            yield f"  # ── {one_line(dimension.title)} ".ljust(_WIDTH, "─")
        for practice in practices:
            yield ""
            yield from _practice(practice, quick)


def _practice(practice: Practice, quick: bool) -> Iterator[str]:
    yield from _comment(f"{practice.title}: {practice.question}", indent="  ")
    if _listed(practice, quick):
        for criterion in quick_criteria(practice):
            yield from _criterion(criterion, practice, "  #   ")
    elif has_only_level_criteria(practice):
        for level, text in sorted(practice.levels.items()):
            yield from _comment(text, indent="  ", first=f"  #   {level}  ", rest="  #      ")
    else:
        yield from _levels(practice)
    if practice.applies_when:
        only = sentence(
            "Only for teams with {conditions}.", conditions=conditions(practice.applies_when)
        )
        yield from _comment(only, indent="  ")
    yield f"  {practice.id}:"
    if _listed(practice, quick):
        yield from ("    met: []", "    unmet: []", "    unknown: []")


def _levels(practice: Practice) -> Iterator[str]:
    """Yield what is often seen at level 0, and the criteria of each level from 1 on."""
    for level in sorted({0, *(criterion.level for criterion in practice.criteria)}):
        start = f"  #   {level}  "
        if level == 0:
            yield from _comment(practice.levels[0], first=start, rest="  #      ")
        for criterion in practice.criteria:
            if criterion.level == level:
                yield from _criterion(criterion, practice, start)
                start = "  #      "


def _criterion(criterion: Criterion, practice: Practice, start: str) -> list[str]:
    text = f"{criterion.id}: {criterion.text}"
    if criterion.applies_when and criterion.applies_when != practice.applies_when:
        text += sentence(
            " (Only with {conditions}.)", conditions=conditions(criterion.applies_when)
        )
    return _comment(text, first=start, rest=f"  #{' ' * (len(start) - 1)}")


def conditions(applies_when: AppliesWhen) -> str:
    """Return conditions on the profile in words."""
    return sentence(" and ").join(
        sentence(" or ").join(f"({conditions(one)})" for one in wanted if isinstance(one, dict))  # type: ignore[arg-type] # alternatives are conditions
        if field == ANY and isinstance(wanted, tuple)
        else _condition(field, wanted)
        for field, wanted in applies_when.items()
    )


def _condition(field: str, wanted: object) -> str:
    if isinstance(wanted, NumberRange):
        ends = ((sentence("at least"), wanted.min), (sentence("at most"), wanted.max))
        limits = sentence(" and ").join(f"{word} {end:g}" for word, end in ends if end is not None)
        return f"{field}: {limits}"
    values = wanted if isinstance(wanted, tuple) else ()
    return f"{field}: {sentence(' or ').join(str(value).lower() for value in values)}"


def _comment(
    text: str, *, indent: str = "", first: str | None = None, rest: str | None = None
) -> list[str]:
    start = f"{indent}# "
    return textwrap.wrap(
        one_line(text),
        width=_WIDTH,
        initial_indent=start if first is None else first,
        subsequent_indent=start if rest is None else rest,
        break_on_hyphens=False,
    )


def _quoted(text: str) -> str:
    return json.dumps(plain(text), ensure_ascii=False)
