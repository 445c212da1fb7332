"""The executive summary: what is strong, what lacks, what carries over, and what to do first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from advisor.report.carried import carries_over
from advisor.report.chapters.model import Chapter, Fact, Point
from advisor.report.chapters.plan import plan_in_brief
from advisor.result.basis import basis_of, blockers_of
from advisor.result.model import Result
from advisor.scoring.model import DimensionScore, PracticeScore
from advisor.scoring.number import show_score
from advisor.words.catalogue import sentence
from advisor.words.feature import say_takes
from advisor.words.gap import say_ahead
from advisor.words.phrase import first_sentence
from advisor.words.practice import say_strength, say_wanting
from advisor.words.step_reason import say_place
from advisor.words.summary import summary
from advisor.words.target import next_level
from advisor.words.titles import Titles

_FEW = 3
_MUCH, _VERY_MUCH = 2300, 3000  # characters; the summary is to fit a page of paper
_WORTH_CARRYING = 0.25


@dataclass(frozen=True, kw_only=True)
class SummaryPart:
    """A few thoughts under one title; `wide` where they take the whole width of a page."""

    title: str
    points: tuple[Point, ...]
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class SummaryData:
    """The summary: what holds, what the plan takes, what the level means, and thoughts on it.

    `density` says how closely it is to be set.
    """

    sentences: tuple[str, ...]
    tiles: tuple[Fact, ...]
    challenge: str
    parts: tuple[SummaryPart, ...]
    density: str


def _summary(result: Result) -> SummaryData:
    sentences, meaning = tuple(summary(result)), challenge(result)
    parts = tuple(part for part in _parts(result) if part.points)
    points = [*chain.from_iterable(part.points for part in parts)]
    return SummaryData(
        sentences=sentences,
        tiles=tuple(plan_in_brief(result)),
        challenge=meaning,
        parts=parts,
        density=density((*sentences, meaning), points),
    )


def _parts(result: Result) -> Iterator[SummaryPart]:
    yield SummaryPart(title=sentence("Strengths"), points=tuple(strengths(result)))
    yield SummaryPart(title=sentence("Gaps"), points=tuple(gaps(result)))
    if side := result.rubric.compared_side:
        titles = Titles(result).sides
        primary = titles[result.rubric.primary_side]
        title = sentence("What {side} already gives {primary}", side=titles[side], primary=primary)
        yield SummaryPart(title=title, points=tuple(carried(result)))
    if level := next_level(result):
        title = sentence("What {level} would change", level=level)
        yield SummaryPart(title=title, points=tuple(change(result)))
    yield SummaryPart(
        title=sentence("Where to start"), points=tuple(first_steps(result)), wide=True
    )


def density(sentences: Sequence[str], points: Sequence[Point]) -> str:
    """Return how closely a summary is to be set: "open", "dense" or "denser"."""
    length = sum(map(len, sentences)) + sum(len(point.title + point.text) for point in points)
    return "open" if length < _MUCH else "dense" if length < _VERY_MUCH else "denser"


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
    titles = [practice.title for practice in backed or best]
    return say_strength(show_score(score), result.top, titles, level, backed=bool(backed))


def gaps(result: Result) -> Iterator[Point]:
    """Yield the dimensions that hold the team back most, and what is wanting there above all."""
    blockers = blockers_of(result)
    practices = {practice.id: practice for practice in result.practices}
    places = Counter(practices[blocker.practice].dimension for blocker in blockers)
    titles = Titles(result).dimensions
    for place, number in places.most_common(_FEW):
        here = [practices[b.practice] for b in blockers if practices[b.practice].dimension == place]
        worst = max(here, key=lambda p: (p.urgent, p.weight, -(p.claimed or 0)))
        text = say_wanting(worst, blockers[0].level, number)
        yield Point(title=titles[place], text=text)


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
            title=dimension.title,
            text=say_ahead(gap, carries_over(result, dimension, named=True)),
        )


def change(result: Result) -> Iterator[Point]:
    """Yield the features of the next level that the team lacks, those it lacks most first.

    Where it lacks none, the practices that block the level, and what will be seen of them.
    """
    blockers = blockers_of(result)
    if not blockers:
        return
    titles = Titles(result).practices
    features = [
        feature
        for feature in result.levels[blockers[0].level].features
        if feature.state in {"missing", "not_shown"}
    ]
    features.sort(key=lambda feature: -len(feature.lacking))
    for feature in features[:_FEW]:
        yield Point(
            title=feature.title,
            text=say_takes(feature, [titles[name] for name in feature.lacking]),
        )
    if not features:
        for blocker in blockers[:_FEW]:
            seen = result.practice(blocker.practice).levels[blocker.need]
            yield Point(title=blocker.title, text=first_sentence(seen))


def challenge(result: Result) -> str:
    """Return what the level held is hard pressed by, while nothing of the next one is there."""
    held = result.held(basis_of(result))
    if held is None or not result.counts.answered:
        return ""
    beyond = result.levels[held + 1].features if held < result.top else ()
    some = any(feature.state == "held" for feature in beyond)
    return "" if some else result.levels[held].challenge


def first_steps(result: Result) -> Iterator[Point]:
    """Yield the first steps of the roadmap with the reason for their place."""
    for step in result.roadmap.steps[:_FEW]:
        blocked = {blocker.practice for blocker in blockers_of(result)}
        lifted = sum(practice in blocked for practice in step.raises)
        waiting = sum(step.id in other.depends_on for other in result.roadmap.steps)
        yield Point(title=step.title, text=say_place(step, lifted, waiting))


CHAPTER = Chapter(id="summary", title="Summary", data=_summary)
