"""All there is to say about a step: when, by whom, what it raises, how, and why it is there."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from advisor.roadmap.evidence_step import evidence_step
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import Step
from advisor.tui.screens.roadmap.gantt_bars import BLOCKER, URGENT, kind_of
from advisor.tui.widgets.text import line
from advisor.words.quantity import say_day, say_days
from advisor.words.step import say_each_raised, say_efforts, say_tool
from advisor.words.step_reason import why_here
from advisor.words.titles import Titles

_KINDS = {URGENT: "urgent", BLOCKER: "removes a blocker"}


def details(rubric: Rubric, roadmap: Roadmap, step: Step | RoadmapStep) -> Iterator[Content]:
    """Yield the lines about a step of the plan, or about one that is left out of it."""
    titles = Titles(rubric)
    yield line((step.title, "bold $accent"))
    if isinstance(step, RoadmapStep):
        yield _when(roadmap, step)
    yield line(step.why)
    yield from _list("Raises", say_each_raised(step, titles))
    if isinstance(step, RoadmapStep):
        yield from _list("Why it is here", why_here(roadmap, step))
    yield from _list("Effort", say_efforts(step, titles))
    if isinstance(step, Step):
        yield from _list(
            "Needs first", [titles.criteria.get(n) or titles.steps[n] for n in step.requires]
        )
    tasks = step.tasks if isinstance(step, RoadmapStep) else [task.do for task in step.tasks]
    yield from _list("Tasks", tasks)
    yield from _list("Done when", step.done_when)
    yield from _list("Tools", map(say_tool, step.tools))
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
