"""Sentences on a roadmap: what is reached, when, and what stands against it."""

from collections.abc import Iterator

from advisor.plain_text import counted, sentence
from advisor.report import wording
from advisor.report.result import Result
from advisor.report.wording import say_date
from advisor.roadmap.model import Milestone, RoadmapStep
from advisor.scoring.number import show_share

_PERCENT = 100


def headline(result: Result) -> str:
    """Return in one sentence what the roadmap leads to and when."""
    roadmap = result.roadmap
    goal = wording.say_target(result)
    steps = counted(len(roadmap.steps), "step")
    by = "" if not roadmap.target or not roadmap.target.by else say_date(roadmap.target.by)
    end = "" if roadmap.end is None else say_date(roadmap.end)
    return {
        "scheduled": f"{steps} to {goal}, reached on {end}{f', by {by} as asked' if by else ''}.",
        "late": f"{steps} to {goal}, reached on {end}, after {by}.",
        "partial": f"No further level is reached by {by}; {steps} can be done until then.",
        "ordered": f"{steps} to {goal}, in an order in which they can be done.",
        "unstaffed": f"{steps} to {goal}, for which people are missing.",
        "reached": "Nothing is left to do for this target.",
        "unreachable": f"{goal[:1].upper()}{goal[1:]} is out of reach; {steps} lead towards it.",
    }[roadmap.status]


def remarks(result: Result) -> Iterator[str]:
    """Yield what else there is to say: confidence, proof, what is missing, what was assumed."""
    roadmap = result.roadmap
    if roadmap.confidence:
        sure, surer = roadmap.confidence.p50, roadmap.confidence.p85
        yield (
            f"With effort as uncertain as the steps say, everything is done by {say_date(sure)} "
            f"with 50 % and by {say_date(surer)} with 85 % confidence."
        )
    if roadmap.bound is not None:
        yield _proof(roadmap.bound, roadmap.aim)
    for missing in roadmap.missing:
        yield sentence(missing.message)
    yield from _feasible(result)
    if roadmap.unreached:
        yield f"No step is left for {wording.join_words(roadmap.unreached)}."
    yield from _assumed(result)


def _proof(bound: float, aim: str) -> str:
    if bound == 0:
        better = "ends earlier" if aim == "level" else "raises more practices by then"
        return f"No plan with these people {better}: that is proved."
    might = "end earlier" if aim == "level" else "raise more practices by then"
    return f"Another plan might {might}, by at most {bound * _PERCENT:.1f} %."


def _feasible(result: Result) -> Iterator[str]:
    feasible, target = result.roadmap.feasible, result.roadmap.target
    if feasible is None or target is None:
        return
    if feasible.level is not None and target.by:
        yield f"By {say_date(target.by)} level {feasible.level} can be held."
    if feasible.date is not None:
        yield f"The nearest date is {say_date(feasible.date)}."


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


def milestone(result: Result, reached: Milestone) -> str:
    """Return a milestone in a few words: `level 1`, or `level 1 in Testing`."""
    titles = {part.id: part.title for part in (*result.dimensions, *result.stages)}
    part = reached.dimension or reached.stage
    return f"level {reached.level}" + (f" in {titles[part]}" if part else "")


def people(result: Result, step: RoadmapStep) -> str:
    """Return who spends how many likely days on a step."""
    titles = {role.id: role.title for role in result.rubric.roles}
    return ", ".join(f"{titles[role]} {days.likely:g}" for role, days in step.effort.items())
