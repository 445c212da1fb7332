"""Practices and steps as lines for a terminal."""

from collections.abc import Iterable, Iterator

from advisor.cli.output import cell, columns, faint, heading, labelled, wrapped
from advisor.plain_text import counted, plain
from advisor.rubric.model import Practice, Rubric, Step


def practice_lines(chosen: Rubric, practice: Practice) -> Iterator[str]:
    """Yield all that the rubric says of a practice."""
    yield heading(practice.title)
    yield faint(f"practice {practice.id}")
    yield ""
    yield from wrapped(practice.question)
    yield ""
    yield from labelled("Why", practice.why)
    yield from labelled("Risk", practice.risk)
    yield from labelled("Place", f"{practice.side}, {practice.dimension}, {practice.stage}")
    for text in conditions(practice):
        yield from labelled("Concerns", text)
    yield from labelled("Weight", f"{practice.weight:g}. {practice.weight_reason or ''}")
    if practice.quick:
        yield from labelled("Quick", "Part of the quick assessment.")
    for level, text in sorted(practice.levels.items()):
        yield ""
        needed = needed_for(practice, level)
        yield heading(f"Level {level}") + (f"  {faint(needed)}" if needed else "")
        yield from wrapped(text)
        yield from _evidence(practice, level)
    features = (feature for level in chosen.levels for feature in level.features)
    covered = [feature for feature in features if feature.id in practice.features]
    yield from _listed("Features", (f"{feature.id}: {feature.summary}" for feature in covered))
    steps = [step for step in chosen.steps if practice.id in step.raises]
    yield from _listed("Steps", (f"{step.id}: {step.title}" for step in steps))


def conditions(practice: Practice) -> Iterator[str]:
    """Yield for each profile condition which teams it lets in."""
    for field, values in practice.applies_when.items():
        yield f"teams with {field}: {' or '.join(str(value).lower() for value in values)}"


def needed_for(practice: Practice, level: int) -> str:
    """Return which maturity levels are held only with `practice` at `level`, if any."""
    held = [str(gate) for gate, need in sorted(practice.gates.items()) if need == level]
    return f"needed to hold level {' and '.join(held)}" if held else ""


def _evidence(practice: Practice, level: int) -> Iterator[str]:
    examples = practice.evidence.get(level)
    if examples:
        for mark, items in (("Convinces", examples.sufficient), ("Not yet", examples.insufficient)):
            for item in items:
                yield from labelled(mark, item, start=4)


def step_lines(chosen: Rubric, step: Step) -> Iterator[str]:
    """Yield all that the rubric says of a step."""
    yield heading(step.title)
    yield faint(f"step {step.id}")
    yield ""
    yield from wrapped(step.why)
    yield ""
    for practice, level in step.raises.items():
        yield from labelled("Raises", f"{practice} to level {level}")
    after = [other.id for other in chosen.steps if step.id in other.requires]
    for label, names in (("After", step.requires), ("Before", after), ("Moves", step.kpis)):
        if names:
            yield from labelled(label, ", ".join(names))
    yield from labelled("Time", f"at least {counted(step.calendar_days, 'working day')}")
    yield ""
    yield heading("Effort")
    yield from _effort(step)
    yield from _listed("Tasks", step.tasks, numbered=True)
    yield from _listed("Done when", step.done_when)
    tools = (f"{tool.name} ({tool.licence}): {tool.choose_when}" for tool in step.tools)
    yield from _listed("Tools", tools)
    for title, note in (("Carries over", step.carries_over), ("Starts fresh", step.starts_fresh)):
        if note:
            yield ""
            yield heading(title)
            yield from wrapped(note)
    yield from _listed("What goes wrong", step.pitfalls)


def _effort(step: Step) -> Iterator[str]:
    width = max((columns(plain(role)) for role in step.effort), default=0)
    for role, days in step.effort.items():
        yield f"  {cell(role, width)}  {days.low:g} to {days.high:g} days, likely {days.likely:g}"


def _listed(title: str, items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        if number == 1:
            yield ""
            yield heading(title)
        mark = f"{number}." if numbered else "•"
        yield from wrapped(item, first=f"  {mark} ", indent=" " * (len(mark) + 3))
