"""Rubrics and their elements as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from advisor.cli.output import faint, heading, wrapped
from advisor.plain_text import counted, plain
from advisor.rubric.model import Practice, Rubric, Step


def rubric_lines(chosen: Rubric) -> Iterator[str]:
    """Yield what the whole rubric holds: levels, features and practices."""
    yield heading(f"{chosen.title} ({chosen.id} {chosen.version})")
    yield from wrapped(chosen.summary)
    yield ""
    for level in chosen.levels:
        yield heading(f"Level {level.level}  {level.title}")
        yield from wrapped(level.summary)
        for feature in level.features:
            yield from wrapped(f"{feature.title}: {feature.summary}", first="  • ", indent="    ")
    for dimension in chosen.dimensions:
        yield ""
        yield heading(dimension.title)
        for practice in chosen.practices:
            if practice.dimension == dimension.id:
                yield f"  {plain(practice.id)}  {faint(f'{practice.side}, {practice.stage}')}"
    yield ""
    yield (
        f"{counted(len(chosen.practices), 'practice')}, {counted(len(chosen.steps), 'step')}, "
        f"{counted(len(chosen.kpis), 'KPI')}. Show one with: advisor rubric show ID"
    )


def element_lines(chosen: Rubric, element: Any) -> Iterator[str]:
    """Yield all that the rubric says of one of its elements."""
    if isinstance(element, Practice):
        return _practice(chosen, element)
    return _step(element) if isinstance(element, Step) else _part(chosen, element)


def _practice(chosen: Rubric, practice: Practice) -> Iterator[str]:
    yield heading(practice.title)
    yield faint(f"{practice.id}  ·  {practice.side}, {practice.dimension}, {practice.stage}")
    yield from wrapped(practice.question)
    yield from wrapped(practice.why, first="  Why:  ", indent="        ")
    yield from wrapped(practice.risk, first="  Risk: ", indent="        ")
    for level, text in sorted(practice.levels.items()):
        yield ""
        yield from wrapped(text, first=f"  {level}  ", indent="     ")
        examples = practice.evidence.get(level)
        if examples:
            for mark, items in (
                ("convinces", examples.sufficient),
                ("not yet", examples.insufficient),
            ):
                for item in items:
                    yield from wrapped(item, first=f"     {mark}: ", indent="       ")
    yield ""
    for gate, need in sorted(practice.gates.items()):
        yield f"  To hold level {gate}, at least {need}."
    yield from wrapped(f"Weight {practice.weight:g}. {practice.weight_reason or ''}")
    if practice.features:
        yield from wrapped(f"Features: {', '.join(practice.features)}")
    steps = [step.id for step in chosen.steps if practice.id in step.raises]
    yield from wrapped(f"Steps: {', '.join(steps) or 'none'}")


def _step(step: Step) -> Iterator[str]:
    yield heading(step.title)
    raises = ", ".join(f"{practice} to {level}" for practice, level in step.raises.items())
    yield faint(f"{step.id}  ·  raises {raises}")
    yield from wrapped(step.why)
    for role, effort in step.effort.items():
        yield f"  {plain(role)}: {effort.low:g} to {effort.high:g} days, likely {effort.likely:g}"
    yield f"  At least {counted(step.calendar_days, 'working day')}."
    if step.requires:
        yield from wrapped(f"After: {', '.join(step.requires)}")
    for title, items in (("Tasks", step.tasks), ("Done when", step.done_when)):
        yield ""
        yield heading(f"  {title}")
        for number, item in enumerate(items, 1):
            yield from wrapped(item, first=f"  {number}. ", indent="     ")
    yield ""
    for tool in step.tools:
        text = f"{tool.name} ({tool.licence}): {tool.choose_when}"
        yield from wrapped(text, first="  • ", indent="    ")
    for title, note in (("Carries over", step.carries_over), ("Starts fresh", step.starts_fresh)):
        if note:
            yield from wrapped(f"{title}: {note}")
    for pitfall in step.pitfalls:
        yield from wrapped(f"Goes wrong: {pitfall}")


def _part(chosen: Rubric, part: Any) -> Iterator[str]:
    yield heading(part.title)
    for field in ("summary", "challenge", "how"):
        if hasattr(part, field):
            yield from wrapped(getattr(part, field))
    for side, text in getattr(part, "sides", {}).items():
        yield from wrapped(f"{side}: {text}")
    for feature in getattr(part, "features", ()):
        yield from wrapped(f"{feature.id}: {feature.summary}", first="  • ", indent="    ")
    for practice in chosen.practices:
        if part.id in {practice.dimension, practice.stage, *practice.features}:
            yield f"  {plain(practice.id)}  {faint(practice.side)}"
