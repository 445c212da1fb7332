"""The steps that are recommended, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.plain_text import counted
from advisor.report import wording
from advisor.report.chapters.model import Chapter
from advisor.report.wording import say_days, say_effort
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep


@dataclass(frozen=True, kw_only=True)
class StepSection:
    """One recommended step."""

    id: str
    number: int
    title: str
    why: str
    facts: str
    tasks: tuple[str, ...]
    done_when: tuple[str, ...]
    tools: tuple[str, ...]
    remarks: tuple[str, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StepsData:
    """The steps, and where they lead; `dated` where the plan shows them over time."""

    intro: str
    steps: tuple[StepSection, ...]
    dated: bool


def _steps(result: Result) -> StepsData:
    return StepsData(
        intro=_intro(result),
        steps=tuple(_sections(result)),
        dated=any(step.start and step.end for step in result.roadmap.steps),
    )


def step_numbers(result: Result) -> dict[str, int]:
    """Return the number of each step by its id."""
    return {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}


def _intro(result: Result) -> str:
    """Return how many steps there are, to where, and at what effort."""
    roadmap = result.roadmap
    held = result.held(wording.basis_of(result))
    if held is None:
        return "No practice that applies has a gate, so there is no level to lead to."
    if roadmap.status == "reached":
        if held < result.top:
            return "Nothing is left to do for this target."
        return "Nothing is left to do in this rubric: the highest level is held."
    if roadmap.target is None:
        return ""
    several = len(roadmap.steps) > 1
    order = ", in an order in which they can be done: what a step needs stands before it"
    intro = (
        f"{counted(len(roadmap.steps), 'step')} to {wording.say_target(result)}, "
        f"likely {say_days(wording.total_days(roadmap.steps))}{order if several else ''}."
    )
    if roadmap.unreached:
        intro += (
            f" The rubric has no step for {wording.practice_titles(result, roadmap.unreached)}."
        )
    return intro


def _sections(result: Result) -> Iterator[StepSection]:
    """Yield the recommended steps in order."""
    for number, step in enumerate(result.roadmap.steps, 1):
        yield StepSection(
            id=step.id,
            number=number,
            title=step.title,
            why=step.why,
            facts=" ".join(_step_facts(result, step)),
            tasks=step.tasks,
            done_when=step.done_when,
            tools=tuple(f"{t.name} ({t.licence}): {t.choose_when}" for t in step.tools),
            remarks=tuple(_step_remarks(result, step)),
            owners=tuple(_owners(result, step)),
        )


def _owners(result: Result, step: RoadmapStep) -> Iterator[str]:
    """Yield who has a part in a step, for a name to be filled in."""
    titles = {role.id: role.title for role in result.rubric.roles}
    for role, days in step.effort.items():
        if days.likely:
            yield f"{titles[role]}, likely {wording.counted_number(days.likely, 'day')}"


def _step_facts(result: Result, step: RoadmapStep) -> Iterator[str]:
    """Yield what a step raises, what it follows, what it costs and where it leads."""
    titles = {practice.id: practice.title for practice in result.practices}
    raises = [
        f"{wording.quoted(titles[name])} to level {level}" for name, level in step.raises.items()
    ]
    if step.start and step.end:
        yield f"{wording.say_date(step.start)} to {wording.say_date(step.end)}."
    yield f"Raises {wording.join_words(raises)}."
    if step.urgent:
        yield "Its lack hurt the team lately."
    numbers = step_numbers(result)
    if step.depends_on:
        before = [str(number) for number in sorted(numbers[name] for name in step.depends_on)]
        yield f"After step {wording.join_words(before)}."
    roles = {role.id: role.title for role in result.rubric.roles}
    effort = [f"{roles[role]} {say_effort(days)}" for role, days in step.effort.items()]
    calendar = f"at least {counted(step.calendar_days, 'working day')}"
    yield f"{'; '.join([*effort, calendar])}."
    then = result.roadmap.projection[numbers[step.id] - 1]
    yield f"Then: {_then(then.level, then.toward, then.blockers_left)}"


def _then(level: int | None, toward: int | None, left: int) -> str:
    if toward is None:
        return f"level {0 if level is None else level} is held overall."
    if left == 0 and level is not None and level >= toward:
        return f"Level {level} is reached."
    stand = "practice stands" if left == 1 else "practices stand"
    return f"{left} {stand} before level {toward}."


def _step_remarks(result: Result, step: RoadmapStep) -> Iterator[str]:
    if step.carries_over:
        yield f"Carries over: {step.carries_over}"
    if step.starts_fresh:
        yield f"Starts fresh: {step.starts_fresh}"
    for pitfall in step.pitfalls:
        yield f"Goes wrong: {pitfall}"
    if step.kpis:
        titles = {kpi.id: kpi.title for kpi in result.rubric.kpis}
        yield f"Should move: {wording.join_words([titles[name] for name in step.kpis])}."


CHAPTER = Chapter(id="steps", title="Recommended steps", data=_steps)
