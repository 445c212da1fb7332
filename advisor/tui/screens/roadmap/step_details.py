"""All there is to say about a step: when, by whom, what it meets, how, and why it is there."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.evidence_step import evidence_step
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import Step
from advisor.translation import sentence
from advisor.tui.screens.roadmap.gantt_bars import BLOCKER, URGENT, kind_of
from advisor.tui.widgets.text import line
from advisor.words.horizon import say_people
from advisor.words.quantity import say_day, say_days
from advisor.words.step import say_doers, say_each_raised, say_efforts, say_seen_later, say_tool
from advisor.words.step_reason import why_here
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt_by

FIRST_AID = "first-aid:"  # what the id of such a row begins with; a practice follows
_KINDS = {URGENT: "urgent", BLOCKER: sentence("removes a blocker")}


def details(rubric: Rubric, roadmap: Roadmap, name: str) -> Iterator[Content]:
    """Yield the lines about a row of the list, by its id."""
    for aid in roadmap.first_aid:
        if name == f"{FIRST_AID}{aid.practice}":
            yield from _first_aid(rubric, roadmap, aid)
    step = step_named(rubric, roadmap, name)
    if step is not None:
        yield from _step(rubric, roadmap, step)


def _step(rubric: Rubric, roadmap: Roadmap, step: Step | RoadmapStep) -> Iterator[Content]:
    """Yield the lines about a step of the plan, or about one that is left out of it."""
    titles = Titles(rubric)
    yield line((step.title, "bold $accent"))
    if isinstance(step, RoadmapStep):
        yield _when(roadmap, step)
    yield line(step.why)
    if isinstance(step, RoadmapStep):
        yield from _list(sentence("Who does it"), say_doers(roadmap, step, titles))
        yield from _list(sentence("Why it is here"), why_here(roadmap, step))
    yield from _list("Meets", (titles.criteria.get(name, name) for name in _met_by(step)))
    if isinstance(step, RoadmapStep):
        yield from _list(sentence("Not to be seen at once"), say_seen_later(step, titles))
    yield from _list("Raises", say_each_raised(step, titles))
    yield from _list("Effort", say_efforts(step, titles))
    if isinstance(step, Step):
        yield from _list(
            sentence("Needs first"),
            [titles.criteria.get(n) or titles.steps[n] for n in step.requires],
        )
        yield from _list(
            sentence("After, where planned"),
            [titles.criteria.get(n) or titles.steps[n] for n in step.after],
        )
    tasks = step.tasks if isinstance(step, RoadmapStep) else [task.do for task in step.tasks]
    yield from _list("Tasks", tasks)
    yield from _list(sentence("Done when"), _signs(step))
    yield from _list("Tools", map(say_tool, step.tools))
    yield from _list(sentence("Carries over"), [step.carries_over] if step.carries_over else [])
    yield from _list(sentence("Starts fresh"), [step.starts_fresh] if step.starts_fresh else [])
    yield from _list("Pitfalls", step.pitfalls)


def _first_aid(rubric: Rubric, roadmap: Roadmap, aid: FirstAidLine) -> Iterator[Content]:
    """Yield the lines about a measure of first aid."""
    titles = Titles(rubric)
    yield line((aid.do, "bold $accent"))
    on = [say_day(aid.on)] if aid.on else []
    yield line((" · ".join([*on, say_days(aid.days)]), "bold"))
    who = [aid.person] if aid.person else aid.roles
    yield from _list(
        sentence("Who does it") if aid.person else sentence("Nobody for it"),
        [say_people(who, titles)],
    )
    hurt = [say_hurt_by(aid)] if aid.urgent else []
    after = [step.title for step in roadmap.steps if aid.practice in step.raises]
    yield from _list(sentence("Why it is here"), [*hurt, titles.practices[aid.practice]])
    yield from _list(sentence("Mended by"), after)


def _signs(step: Step | RoadmapStep) -> Iterable[str]:
    if isinstance(step, RoadmapStep):
        return step.done_when
    return [sign.text for sign in step.done_when]


def _met_by(step: Step | RoadmapStep) -> Iterable[str]:
    if isinstance(step, RoadmapStep):
        return step.meets
    return dict.fromkeys(name for task in step.tasks for name in task.meets)


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


def step_named(rubric: Rubric, roadmap: Roadmap, name: str) -> Step | RoadmapStep | None:
    """Return a step as the plan has it, or as the rubric has it where it is not planned."""
    planned = next((step for step in roadmap.steps if step.id == name), None)
    return planned or step_of(rubric, name)


def step_of(rubric: Rubric, name: str) -> Step | None:
    """Return a step of the rubric, or one that shows what a team already does, by its id."""
    own = next((step for step in rubric.steps if step.id == name), None)
    return own or evidence_step(rubric, name)
