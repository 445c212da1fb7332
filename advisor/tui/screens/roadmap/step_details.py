"""All there is to say about a step: when, by whom, what it raises, how, and why it is there."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from advisor.plain_text import counted
from advisor.report.wording import say_days, say_effort
from advisor.roadmap.evidence import evidence_step
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Rubric, Step
from advisor.tui.outcome import say_day
from advisor.tui.screens.roadmap.gantt_bars import BLOCKER, URGENT, kind_of
from advisor.tui.widgets.text import line

_KINDS = {URGENT: "urgent", BLOCKER: "removes a blocker"}


def details(rubric: Rubric, roadmap: Roadmap, step: Step | RoadmapStep) -> Iterator[Content]:
    """Yield the lines about a step of the plan, or about one that is left out of it."""
    titles = {practice.id: practice.title for practice in rubric.practices}
    roles = {role.id: role.title for role in rubric.roles}
    yield line((step.title, "bold $accent"))
    if isinstance(step, RoadmapStep):
        yield _when(roadmap, step)
    yield line(step.why)
    yield from _list("Raises", [f"{titles[n]} to level {to}" for n, to in step.raises.items()])
    if isinstance(step, RoadmapStep):
        yield from _list("Why it is here", _reasons(roadmap, step))
    efforts = [f"{roles.get(role, role)}: {say_effort(e)}" for role, e in step.effort.items()]
    least = counted(step.calendar_days, "working day")
    yield from _list("Effort", [*efforts, f"at least {least} on the calendar"])
    if isinstance(step, Step):
        steps = {other.id: other.title for other in rubric.steps}
        yield from _list("Needs first", [steps[name] for name in step.requires])
    yield from _list("Tasks", step.tasks)
    yield from _list("Done when", step.done_when)
    tools = [f"{tool.name} ({tool.licence}): {tool.choose_when}" for tool in step.tools]
    yield from _list("Tools", tools)
    yield from _list("Carries over", [step.carries_over] if step.carries_over else [])
    yield from _list("Starts fresh", [step.starts_fresh] if step.starts_fresh else [])
    yield from _list("Pitfalls", step.pitfalls)


def _when(roadmap: Roadmap, step: RoadmapStep) -> Content:
    said = [say_days(step.likely_days)]
    if step.start and step.end:
        said.insert(0, f"{say_day(step.start)} – {say_day(step.end)}")
    if kind := _KINDS.get(kind_of(step)):
        said.append(kind)
    if step.id in roadmap.critical_path:
        said.append("critical")
    return line((" · ".join(said), "bold"))


def _reasons(roadmap: Roadmap, step: RoadmapStep) -> Iterator[str]:
    number = {other.id: place for place, other in enumerate(roadmap.steps, 1)}
    title = {other.id: other.title for other in roadmap.steps}
    if step.urgent:
        yield "It makes up for what hurt lately, so it comes early."
    if step.toward is not None:
        yield f"Level {step.toward} needs it."
    for name in sorted(step.depends_on, key=lambda name: number.get(name, 0)):
        if name in number:
            yield f"It comes after {number[name]}, {title[name]}"
    later = [number[other.id] for other in roadmap.steps if step.id in other.depends_on]
    if later:
        waiting = ", ".join(map(str, later))
        yield f"{'Step' if len(later) == 1 else 'Steps'} {waiting} cannot begin before it is done."
    if step.id in roadmap.critical_path:
        yield "It is on the critical path: a day lost here is a day lost at the end."
    after = next((found for found in roadmap.projection if found.step == step.id), None)
    if after and after.toward is not None:
        yield f"It leaves {counted(after.blockers_left, 'blocker')} of level {after.toward}."


def _list(heading: str, items: Iterable[str]) -> Iterator[Content]:
    listed = list(items)
    if listed:
        yield Content("")
        yield line((heading, "bold"))
        for item in listed:
            yield line(("· ", "bold $accent"), item)


def step_of(rubric: Rubric, name: str) -> Step | None:
    """Return a step of the rubric, or one that shows what a team already does, by its id."""
    own = next((step for step in rubric.steps if step.id == name), None)
    return own or evidence_step(rubric, name)
