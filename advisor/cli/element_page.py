"""Practices, each with its steps, as Markdown for the page of a rubric."""

from collections.abc import Iterable, Iterator

from advisor.cli.element_text import conditions, needed_for
from advisor.cli.page_syntax import anchor, bullets, link, named_link
from advisor.plain_text import counted
from advisor.plain_text import plain_markdown as shown
from advisor.rubric.model import Practice, Rubric, Step


def practice_lines(chosen: Rubric, practice: Practice) -> Iterator[str]:
    """Yield a practice with its question, levels, evidence and the steps that raise it.

    A step that raises several practices stands below the first of them; the others link to it.
    """
    yield anchor(practice.id)
    yield f"#### {shown(practice.title)}"
    yield ""
    yield f"`{practice.id}` · {' · '.join(_facts(chosen, practice))}"
    yield ""
    yield f"**{shown(practice.question)}**"
    yield ""
    yield f"*Why:* {shown(practice.why)} *Risk:* {shown(practice.risk)}"
    yield ""
    yield from _levels(practice)
    yield ""
    steps = [step for step in chosen.steps if practice.id in step.raises]
    own = [step for step in steps if next(iter(step.raises)) == practice.id]
    elsewhere = [named_link(step) for step in steps if step not in own]
    if elsewhere:
        yield f"*See also:* {', '.join(elsewhere)}"
        yield ""
    for step in own:
        yield from _step(chosen, step)


def _facts(chosen: Rubric, practice: Practice) -> Iterator[str]:
    yield next(shown(side.title) for side in chosen.sides if side.id == practice.side)
    yield next(shown(stage.title) for stage in chosen.stages if stage.id == practice.stage)
    reason = f" ({shown(practice.weight_reason).rstrip('.')})" if practice.weight_reason else ""
    yield f"weight {practice.weight:g}{reason}"
    if practice.quick:
        yield "quick assessment"
    yield from map(shown, conditions(practice))
    features = {feature.id: feature.title for level in chosen.levels for feature in level.features}
    if practice.features:
        covered = (link(features[name], f"feature-{name}") for name in practice.features)
        yield f"covers {', '.join(covered)}"


def _levels(practice: Practice) -> Iterator[str]:
    for level, text in sorted(practice.levels.items()):
        needed = needed_for(practice, level)
        yield f"- **Level {level}**{f' ({needed})' if needed else ''}: {shown(text)}"
        examples = practice.evidence.get(level)
        if examples:
            yield from bullets((f"*Convinces:* {shown(e)}" for e in examples.sufficient), indent=2)
            yield from bullets((f"*Not yet:* {shown(e)}" for e in examples.insufficient), indent=2)


def _step(chosen: Rubric, step: Step) -> Iterator[str]:
    # What carries over and what goes wrong stays with `rubric show ID`: sites that show Markdown
    # stop at 512 kB, and the shipped rubric would pass that with them.
    yield anchor(step.id)
    yield f"##### {shown(step.title)}"
    yield ""
    yield f"`{step.id}` · {' · '.join(_costs(chosen, step))}"
    yield ""
    yield shown(step.why)
    yield ""
    for number, task in enumerate(step.tasks, 1):
        yield f"{number}. {shown(task)}"
    yield ""
    yield from _listed("Done when", step.done_when)
    yield from _listed("Tools", (f"{t.name} ({t.licence}): {t.choose_when}" for t in step.tools))
    kpis = {kpi.id: kpi.title for kpi in chosen.kpis}
    if step.kpis:
        yield f"- *Moves:* {', '.join(shown(kpis[name]) for name in step.kpis)}"
    yield ""


def _costs(chosen: Rubric, step: Step) -> Iterator[str]:
    practices = {practice.id: practice for practice in chosen.practices}
    yield f"to level {next(iter(step.raises.values()))}"
    for name, level in list(step.raises.items())[1:]:
        yield f"{named_link(practices[name])} to level {level}"
    roles = {role.id: role.title for role in chosen.roles}
    for role, days in step.effort.items():
        yield f"{shown(roles[role])} {days.low:g}–{days.high:g} days, likely {days.likely:g}"
    yield f"at least {counted(step.calendar_days, 'working day')}"
    steps = {other.id: other for other in chosen.steps}
    if step.requires:
        yield f"after {', '.join(named_link(steps[name]) for name in step.requires)}"


def _listed(label: str, items: Iterable[str]) -> Iterator[str]:
    known = [shown(item) for item in items]
    if len(known) == 1:
        yield f"- *{label}:* {known[0]}"
    elif known:
        yield f"- *{label}:*"
        yield from bullets(known, indent=2)
