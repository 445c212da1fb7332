"""The executive summary: what is strong, lacking, not known, carries over, and comes first."""

from collections.abc import Iterator, Sequence
from itertools import chain

from advisor.frozen import dataclass
from advisor.report.carried import carries_over
from advisor.report.chapters.model import Chapter, Fact, Point
from advisor.report.chapters.plan import plan_in_brief
from advisor.result.basis import basis_of, blockers_of, unguarded_of
from advisor.result.model import Result
from advisor.scoring.model import Blocker, DimensionScore
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import FeatureState
from advisor.words.blocker import say_short_of, say_short_titles
from advisor.words.catalogue import sentence
from advisor.words.gap import say_ahead
from advisor.words.held import as_range
from advisor.words.practice import say_strength
from advisor.words.step_reason import say_place
from advisor.words.summary import summary
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
        tiles=() if result.thin else tuple(plan_in_brief(result)),
        challenge=meaning,
        parts=parts,
        density=density((*sentences, meaning), points),
    )


def _parts(result: Result) -> Iterator[SummaryPart]:
    if not result.thin:
        yield SummaryPart(title=sentence("Strengths"), points=tuple(strengths(result)))
    lacking, unknown = say_short_titles(blockers_of(result), unguarded_of(result))
    yield SummaryPart(title=lacking, points=tuple(gaps(result)))
    yield SummaryPart(title=unknown, points=tuple(to_find_out(result)))
    if result.thin:
        return
    if side := result.rubric.compared_side:
        titles = Titles(result).sides
        primary = titles[result.rubric.primary_side]
        title = sentence("What {side} already gives {primary}", side=titles[side], primary=primary)
        yield SummaryPart(title=title, points=tuple(carried(result)))
    yield SummaryPart(
        title=sentence("Where to start"), points=tuple(first_steps(result)), wide=True
    )


def density(sentences: Sequence[str], points: Sequence[Point]) -> str:
    """Return how closely a summary is to be set: "open", "dense" or "denser"."""
    length = sum(map(len, sentences)) + sum(len(point.title + point.text) for point in points)
    return "open" if length < _MUCH else "dense" if length < _VERY_MUCH else "denser"


def strengths(result: Result) -> Iterator[Point]:
    """Yield the dimensions that stand highest on the deciding side, at level 1 or more.

    What lacks something of the next level is no strength.
    """
    side = result.rubric.primary_side
    if as_range(result):
        return
    lacking = {
        result.practice(blocker.practice).dimension
        for blocker in (*blockers_of(result), *unguarded_of(result))
        if blocker.why == "lacking"
    }
    scored = [(d.sides[side].score or 0, d) for d in result.dimensions if d.id not in lacking]
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
    """Yield the features of the next level, or of the guard of the top, that lack something."""
    return _short_of(result, "lacking")


def to_find_out(result: Result) -> Iterator[Point]:
    """Yield the features of the next level of which something is not known."""
    return _short_of(result, "not-known")


def _short_of(result: Result, why: str) -> Iterator[Point]:
    """Yield what is short of criteria, with the first of them and how many more there are."""
    groups: dict[str, list[Blocker]] = {}
    for blocker in blockers_of(result) or unguarded_of(result):
        if blocker.why == why:
            groups.setdefault(blocker.feature or blocker.practice, []).append(blocker)
    hurt = {practice.id for practice in result.practices if practice.urgent}
    ordered = sorted(groups.values(), key=lambda found: all(b.practice not in hurt for b in found))
    titles = Titles(result).features
    for found in ordered[:_FEW]:
        found.sort(key=lambda blocker: blocker.practice not in hurt)
        title = titles[found[0].feature] if found[0].feature else found[0].title
        yield Point(title=title, text=say_short_of(found, hurts=found[0].practice in hurt))


def carried(result: Result) -> Iterator[Point]:
    """Yield what the compared side, where it is ahead, already gives the deciding one."""
    if as_range(result):
        return
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


def challenge(result: Result) -> str:
    """Return what the level held is hard pressed by, while nothing of the next one is there.

    Of level 0 it is said only where the team shows a trait of it.
    """
    held = result.held(basis_of(result))
    if held is None or result.thin or (held == 0 and not result.levels[0].traits):
        return ""
    beyond = (feature for feature in result.features if feature.level == held + 1)
    some = any(feature.state is FeatureState.HELD for feature in beyond)
    return "" if some or not result.has_criteria else result.levels[held].challenge


def first_steps(result: Result) -> Iterator[Point]:
    """Yield the first steps of the roadmap with the reason for their place."""
    for step in result.roadmap.steps[:_FEW]:
        blocked = {blocker.practice for blocker in blockers_of(result)}
        lifted = sum(practice in blocked for practice in step.raises)
        waiting = sum(step.id in other.depends_on for other in result.roadmap.steps)
        yield Point(title=step.title, text=say_place(step, lifted, waiting))


CHAPTER = Chapter(id="summary", title="Summary", data=_summary)
