"""The executive summary: what is strong, what lacks, what carries over, and what to do first."""

from collections import Counter
from collections.abc import Iterator

from advisor.plain_text import counted
from advisor.report import wording
from advisor.report.result import Result
from advisor.report.view.model import Point
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.model import DimensionScore, PracticeScore
from advisor.scoring.number import show_score

_FEW = 3
_WORTH_CARRYING = 0.25


def strengths(result: Result) -> Iterator[Point]:
    """Yield the dimensions that stand highest on the deciding side, at level 1 or more."""
    side = result.rubric.primary_side
    scored = [(d.sides[side].score or 0, d) for d in result.dimensions]
    scored.sort(key=lambda pair: -pair[0])
    for score, dimension in scored[:_FEW]:
        best = _best_practices(result, dimension)
        if score >= 1 and best:
            yield Point(title=dimension.title, text=_say_strength(result, score, best))


def _best_practices(result: Result, dimension: DimensionScore) -> list[PracticeScore]:
    own = [
        practice
        for practice in result.practices
        if practice.dimension == dimension.id and practice.side == result.rubric.primary_side
        if practice.claimed
    ]
    highest = max((practice.claimed or 0 for practice in own), default=0)
    best = [practice for practice in own if practice.claimed == highest]
    return sorted(best, key=lambda p: (-(p.supported or 0), -p.weight))


def _say_strength(result: Result, score: float, best: list[PracticeScore]) -> str:
    level = best[0].claimed or 0
    backed = [p for p in best if (p.supported or 0) >= level]
    shown = backed or best
    stands = "stands" if len(shown) == 1 else "stand"
    proof = "with evidence that backs it" if backed else "as claimed, evidence still missing"
    names = wording.few([wording.within(practice.title) for practice in shown], _FEW)
    names = names[:1].upper() + names[1:]
    return f"{show_score(score)} of {result.top}. {names} {stands} at level {level}, {proof}."


def gaps(result: Result) -> Iterator[Point]:
    """Yield the dimensions that hold the team back most, with what the worst lack puts at risk."""
    blockers = wording.blockers_of(result)
    practices = {practice.id: practice for practice in result.practices}
    places = Counter(practices[blocker.practice].dimension for blocker in blockers)
    titles = {dimension.id: dimension.title for dimension in result.dimensions}
    for place, number in places.most_common(_FEW):
        here = [practices[b.practice] for b in blockers if practices[b.practice].dimension == place]
        worst = max(here, key=lambda p: (p.urgent, p.weight, -(p.claimed or 0)))
        blocks = "blocks" if number == 1 else "block"
        yield Point(
            title=titles[place],
            text=f"{counted(number, 'practice')} {blocks} level {blockers[0].level}, "
            f"{wording.within(worst.title)} above all: {worst.risk}",
        )


def carried(result: Result) -> Iterator[Point]:
    """Yield what the compared side, where it is ahead, already gives the deciding one."""
    ahead = [
        (dimension.gap, dimension)
        for dimension in result.dimensions
        if dimension.gap is not None and dimension.gap >= _WORTH_CARRYING
    ]
    ahead.sort(key=lambda pair: -pair[0])
    for gap, dimension in ahead[:_FEW]:
        yield Point(
            title=dimension.title, text=f"Ahead by {show_score(gap)}. {dimension.carries_over}"
        )


def change(result: Result) -> Iterator[Point]:
    """Yield the features of the next level that the team lacks, those it lacks most first."""
    blockers = wording.blockers_of(result)
    if not blockers:
        return
    features = [
        feature
        for feature in result.levels[blockers[0].level].features
        if feature.state in {"missing", "not_shown"}
    ]
    features.sort(key=lambda feature: -len(feature.lacking))
    for feature in features[:_FEW]:
        yield Point(title=feature.title, text=feature.summary)


def first_steps(result: Result) -> Iterator[Point]:
    """Yield the first steps of the roadmap with the reason for their place."""
    for step in result.roadmap.steps[:_FEW]:
        reasons = wording.join_words(list(_reasons(result, step)))
        yield Point(
            title=step.title,
            text=f"{step.why} {reasons[:1].upper()}{reasons[1:]}; "
            f"likely {wording.say_days(step.likely_days)}.",
        )


def _reasons(result: Result, step: RoadmapStep) -> Iterator[str]:
    if step.urgent:
        yield "its lack hurt the team lately"
    blocked = {blocker.practice for blocker in wording.blockers_of(result)}
    lifted = [practice for practice in step.raises if practice in blocked]
    if lifted:
        yield f"it lifts {counted(len(lifted), 'blocker')}"
    waiting = sum(step.id in other.depends_on for other in result.roadmap.steps)
    if waiting:
        waits = "waits" if waiting == 1 else "wait"
        yield f"{counted(waiting, 'later step')} {waits} for it"
    if not (step.urgent or lifted or waiting):
        yield "it leads to the target"
