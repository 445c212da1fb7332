"""What blocks the next level, and the steps that are recommended."""

from collections.abc import Iterator, Sequence

from advisor.plain_text import counted, sentence
from advisor.report import wording
from advisor.report.view.model import BlockerRow, StepSection
from advisor.report.wording import say_days, say_effort, say_level
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.model import Blocker


def blocked_level(result: Result) -> str:
    """Return the level that is blocked, with its title."""
    blockers = wording.blockers_of(result)
    return say_level(result, blockers[0].level) if blockers else ""


def nothing_blocks(result: Result) -> str:
    """Return why no practice blocks a level, where none does."""
    if result.held(wording.basis_of(result)) is None:
        return "No level can be held: no practice that applies has a gate."
    return "Nothing blocks: there is no level above the one held."


def blockers(result: Result) -> Iterator[BlockerRow]:
    """Yield each practice that keeps the team from the next level."""
    return _rows(result, wording.blockers_of(result))


def unsupported(result: Result) -> Iterator[BlockerRow]:
    """Yield each practice whose evidence keeps a claimed level from being supported."""
    return _rows(result, wording.unsupported_of(result))


def _rows(result: Result, found: Sequence[Blocker]) -> Iterator[BlockerRow]:
    numbers = _step_numbers(result)
    for blocker in found:
        lifting = [
            str(numbers[step.id])
            for step in result.roadmap.steps
            if step.raises.get(blocker.practice) == blocker.need
        ]
        yield BlockerRow(
            practice=blocker.practice,
            title=blocker.title,
            have="?" if blocker.have is None else str(blocker.have),
            need=str(blocker.need),
            reason=sentence(blocker.reason),
            needed=result.practice(blocker.practice).levels[blocker.need],
            step=lifting[0] if lifting else "",
        )


def _step_numbers(result: Result) -> dict[str, int]:
    return {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}


def roadmap_intro(result: Result) -> str:
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


def steps(result: Result) -> Iterator[StepSection]:
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
    numbers = _step_numbers(result)
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
