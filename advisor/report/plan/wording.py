"""Sentences on a roadmap: what is reached, when, and what stands against it."""

from collections.abc import Iterator
from datetime import date

from advisor.plain_text import counted, sentence
from advisor.report import wording
from advisor.report.wording import say_date
from advisor.result.model import Result
from advisor.roadmap.model import Feasible, Milestone, RoadmapStep
from advisor.scoring.number import show_share

_PERCENT = 100
LOAD = "Person-days planned, of those there are"
LOAD_PEAK = "the busiest week"
HURT = "What hurt lately"


def headline(result: Result) -> str:
    """Return in one sentence what the roadmap leads to and when."""
    roadmap = result.roadmap
    goal = wording.say_target(result)
    number = len(roadmap.steps)
    steps = counted(number, "step")
    by = "" if not roadmap.target or not roadmap.target.by else say_date(roadmap.target.by)
    held = _held_on(result)
    end = "" if held is None else say_date(held)
    can_be_done = f"{steps} can be done until then" if number else "nothing can be done until then"
    return {
        "scheduled": f"{steps} to {goal}, reached on {end}{f', by {by} as asked' if by else ''}."
        + _after(result, held),
        "late": f"{steps} to {goal}, reached on {end}, after {by}.",
        "partial": f"No further level is reached by {by}; {can_be_done}.",
        "ordered": f"{steps} to {goal}, in an order in which they can be done.",
        "unstaffed": f"{steps} to {goal}, for which people are missing.",
        "reached": "Nothing is left to do for this target.",
        "unreachable": f"{goal[:1].upper()}{goal[1:]} is out of reach"
        + (f"; {steps} {'leads' if number == 1 else 'lead'} towards it." if number else "."),
    }[roadmap.status]


def _after(result: Result, held: date | None) -> str:
    """Return how many steps end after the target is held, and when the last of them does."""
    ends = [step.end for step in result.roadmap.steps if held and step.end and step.end > held]
    if not ends:
        return ""
    if len(ends) == 1:
        return f" Of these, 1 step ends later, on {say_date(ends[0])}."
    return f" Of these, {len(ends)} steps end later, the last on {say_date(max(ends))}."


def _held_on(result: Result) -> date | None:
    """Return when the target is held; older results say so of a level alone."""
    roadmap = result.roadmap
    target = roadmap.target
    if roadmap.held_on is not None:
        return roadmap.held_on
    if target is None or target.level is None or target.dimensions or target.stages:
        return roadmap.end
    held = [
        reached.date
        for reached in roadmap.milestones
        if reached.level == target.level and not (reached.dimension or reached.stage)
    ]
    return next((day for day in held if day), roadmap.end)


def remarks(result: Result) -> Iterator[str]:
    """Yield what else there is to say: confidence, proof, what is missing, what was assumed."""
    roadmap = result.roadmap
    if roadmap.confidence:
        sure = say_confidence(roadmap.confidence.p50, roadmap.confidence.p85)
        what = "it is reached" if roadmap.aim == "level" else "everything is done"
        yield f"With effort as uncertain as the steps say, {what} {sure}."
    if roadmap.bound is not None and roadmap.steps:
        yield _proof(result, roadmap.bound)
    for missing in roadmap.missing:
        if missing.kind != "step":  # these are named together below
            yield sentence(missing.message)
    by = roadmap.target.by if roadmap.target else None
    if by and roadmap.start and roadmap.start > by:
        yield f"Work starts only after {say_date(by)}."
    yield from _feasible(result)
    if roadmap.unreached:
        yield f"No step is left for {wording.practice_titles(result, roadmap.unreached)}."
    yield from _assumed(result)


def _proof(result: Result, bound: float) -> str:
    verbs = {
        "level": ("is there earlier", "be there earlier"),
        "date": ("raises more practices by then", "raise more practices by then"),
    }[result.roadmap.aim]
    if bound == 0:
        return f"No plan with these people {verbs[0]}: that is proved."
    return f"Another plan with these people might {verbs[1]}, by at most {bound * _PERCENT:.1f} %."


def _feasible(result: Result) -> Iterator[str]:
    feasible, target = result.roadmap.feasible, result.roadmap.target
    if feasible is None or target is None:
        return
    when = f"By {say_date(target.by)}" if target.by else "As things are"
    if had := list(_levels_had(result, feasible)):
        yield f"{when} {wording.join_words(had)} can be held."
    elif feasible.level is not None or feasible.dimensions or feasible.stages:
        yield f"{when} no further level can be held."
    if feasible.date is not None:
        yield f"The nearest date is {say_date(feasible.date)}."


def _levels_had(result: Result, feasible: Feasible) -> Iterator[str]:
    """Yield the levels that can be had and are not held yet."""
    basis = "supported" if result.strict else "claimed"
    held = result.level[basis]
    if feasible.level is not None and (held is None or feasible.level > held):
        yield f"level {feasible.level}"
    parts = {part.id: part for part in (*result.dimensions, *result.stages)}
    for name, level in (*feasible.dimensions.items(), *feasible.stages.items()):
        standing = parts[name].sides[result.rubric.primary_side]
        there = standing.supported if result.strict else standing.level
        if there is None or level > there:
            yield f"level {level} in {parts[name].title}"


def _assumed(result: Result) -> Iterator[str]:
    roadmap, given = result.roadmap, result.roadmap.conditions
    if roadmap.start is None:
        return
    titles = {role.id: role.title for role in result.rubric.roles}
    people = [f"{titles[role]} {fte:g} FTE" for role, fte in given.capacity.items() if fte]
    share = "" if given.share == _PERCENT else f", {show_share(given.share / _PERCENT)} of it"
    yield f"Work starts on {say_date(roadmap.start)} with {wording.join_words(people)}{share}."
    if given.holidays:
        yield f"Left out: weekends and {counted(len(given.holidays), 'day')} off."
    if given.parallel:
        yield f"At most {counted(given.parallel, 'step')} at a time."
    for words, steps in (("Counted as done", given.done), ("Excluded", given.excluded)):
        if steps:
            yield f"{words}: {', '.join(steps)}."


def say_confidence(half: date, surer: date) -> str:
    """Return by when something is done with 50 % and with 85 % confidence."""
    if half == surer:
        return f"by {say_date(half)}, with 85 % confidence or more"
    return f"by {say_date(half)} with 50 % and by {say_date(surer)} with 85 % confidence"


def milestone(result: Result, reached: Milestone) -> str:
    """Return a milestone in a few words: `level 1`, or `level 1 in Testing`."""
    titles = {part.id: part.title for part in (*result.dimensions, *result.stages)}
    part = reached.dimension or reached.stage
    return f"level {reached.level}" + (f" in {titles[part]}" if part else "")


def milestones(result: Result) -> Iterator[tuple[str, date, str]]:
    """Yield each level that gets a date, the day it is reached, and how sure that is."""
    for reached in result.roadmap.milestones:
        if reached.date:
            sure = say_confidence(reached.p50, reached.p85) if reached.p50 and reached.p85 else ""
            name = milestone(result, reached)
            yield name[:1].upper() + name[1:], reached.date, sure


def reached_by(result: Result) -> dict[str, tuple[Milestone, ...]]:
    """Return for each step with which levels are reached, overall or in parts, all of them."""
    found: dict[str, tuple[Milestone, ...]] = {}
    for reached in result.roadmap.milestones:
        found[reached.step] = (*found.get(reached.step, ()), reached)
    return found


def projected(result: Result) -> str:
    """Return what the cells of a projection are, without a full stop."""
    dated = "today, at month ends and at the end of the plan"
    when = dated if result.roadmap.months else "today and after the last step"
    return f"Score and level held (L) {when}"


def people(result: Result, step: RoadmapStep) -> str:
    """Return who spends how many likely days on a step."""
    titles = {role.id: role.title for role in result.rubric.roles}
    return ", ".join(f"{titles[role]} {days.likely:g}" for role, days in step.effort.items())
