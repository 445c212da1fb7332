"""Sentences on a roadmap: what is reached, when, and what stands against it."""

from collections.abc import Iterator
from datetime import date

from advisor.plain_text import counted
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
    held = _held_on(result)
    end = "" if held is None else say_date(held)
    further = ""
    if held and roadmap.end and roadmap.end > held:
        further = f" Of the steps some go beyond it; the last ends on {say_date(roadmap.end)}."
    return {
        "scheduled": f"{steps} to {goal}, reached on {end}{f', by {by} as asked' if by else ''}."
        + further,
        "late": f"{steps} to {goal}, reached on {end}, after {by}.",
        "partial": f"No further level is reached by {by}; {steps} can be done until then.",
        "ordered": f"{steps} to {goal}, in an order in which they can be done.",
        "unstaffed": f"{steps} to {goal}, for which people are missing.",
        "reached": "Nothing is left to do for this target.",
        "unreachable": f"{goal[:1].upper()}{goal[1:]} is out of reach; {steps} lead towards it.",
    }[roadmap.status]


def _held_on(result: Result) -> date | None:
    """Return when the target's own level is held; the end, where the target is not that alone."""
    roadmap = result.roadmap
    target = roadmap.target
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
        yield f"With effort as uncertain as the steps say, everything is done {sure}."
    if roadmap.bound is not None:
        yield _proof(roadmap.bound, _aim(result))
    for missing in roadmap.missing:
        yield wording.say_missing(result, missing)
    yield from _feasible(result)
    if roadmap.unreached:
        yield f"No step is left for {wording.practice_titles(result, roadmap.unreached)}."
    yield from _assumed(result)


def _aim(result: Result) -> str:
    """Return what the end was made early for: more than the level, if what hurt is mended too."""
    roadmap = result.roadmap
    hurt = roadmap.aim == "level" and any(step.urgent for step in roadmap.steps)
    return "level and hurt" if hurt else roadmap.aim


def _proof(bound: float, aim: str) -> str:
    whose, verbs = {
        "level": ("with these people", ("ends earlier", "end earlier")),
        "level and hurt": (
            "that also mends what hurt lately",
            ("is done earlier", "be done earlier"),
        ),
        "date": (
            "with these people",
            ("raises more practices by then", "raise more practices by then"),
        ),
    }[aim]
    if bound == 0:
        return f"No plan {whose} {verbs[0]}: that is proved."
    return f"Another plan {whose} might {verbs[1]}, by at most {bound * _PERCENT:.1f} %."


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


def people(result: Result, step: RoadmapStep) -> str:
    """Return who spends how many likely days on a step."""
    titles = {role.id: role.title for role in result.rubric.roles}
    return ", ".join(f"{titles[role]} {days.likely:g}" for role, days in step.effort.items())
