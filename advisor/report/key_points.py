"""What a page tells in a few points: what is strong, what is lacking, and what is not known."""

from collections.abc import Iterator

from advisor.report.chapter_model import Point
from advisor.result.basis import blockers_of, unguarded_of
from advisor.result.model import Result
from advisor.scoring.model import Blocker, DimensionScore
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import PracticeScore
from advisor.words.blocker import say_short_of
from advisor.words.coverage import as_range
from advisor.words.practice import say_strength
from advisor.words.titles import Titles


def strengths(result: Result, most: int) -> Iterator[Point]:
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
    for score, dimension in scored[:most]:
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
    hurt = {p.id for p in result.practices if p.urgent and not p.ahead}
    ordered = sorted(groups.values(), key=lambda found: all(b.practice not in hurt for b in found))
    titles = Titles(result).features
    for found in ordered:
        found.sort(key=lambda blocker: blocker.practice not in hurt)
        title = titles[found[0].feature] if found[0].feature else found[0].title
        hurts = why == "lacking" and found[0].practice in hurt
        yield Point(title=title, text=say_short_of(found, hurts=hurts))
