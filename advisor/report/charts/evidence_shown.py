"""How much of what is claimed evidence shows, by dimension."""

from collections.abc import Iterator, Mapping

from advisor.report.charts.drawing import Drawing, Picture, Rect, Shape, Text
from advisor.report.charts.frame import Frame
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import Basis
from advisor.words.chart import say_backing, say_backing_chart
from advisor.words.phrase import shortened
from advisor.words.titles import Titles

_WIDE = Frame(width=680, left=168, right=590, row=20, letters=27)
_NARROW = Frame(width=360, left=140, right=262, row=26, letters=21)
_BAR = 13


def backing(card: Scorecard) -> Picture:
    """Return a bar for each dimension: the criteria met in it, those that evidence shows filled."""
    return Picture(wide=_drawn(card, _WIDE), narrow=_drawn(card, _NARROW))


def backed(card: Scorecard) -> dict[str, str]:
    """Return by the title of each dimension how many of the criteria met are shown by evidence."""
    titles = Titles(card).dimensions
    return {titles[name]: say_backing(*counts) for name, counts in _counts(card).items()}


def _counts(card: Scorecard) -> Mapping[str, tuple[int, int]]:
    """Return how much is claimed and shown in each dimension, over its practices of all sides."""
    counts = {}
    for dimension in card.dimensions:
        own = [practice for practice in card.practices if practice.dimension == dimension.id]
        counts[dimension.id] = (
            sum(_claimed(practice, "claimed") for practice in own),
            sum(_claimed(practice, "supported") for practice in own),
        )
    return counts


def _claimed(practice: PracticeScore, basis: Basis) -> int:
    """Return the criteria met, or the level where a result of schema 1 has no criteria."""
    if not practice.criteria:
        return practice.level(basis) or 0
    return sum(criterion.met(basis) for criterion in practice.criteria)


def _drawn(card: Scorecard, frame: Frame) -> Drawing:
    counts = _counts(card)
    scale = (frame.right - frame.left) / max((*(claimed for claimed, _ in counts.values()), 1))
    shapes: list[Shape] = []
    for index, part in enumerate(card.dimensions):
        shapes += _row(part.title, *counts[part.id], frame, frame.row * index + 3, scale)
    return Drawing(
        width=frame.width,
        height=frame.row * len(card.dimensions) + 4,
        shapes=tuple(shapes),
        text=say_backing_chart(backed(card)),
    )


def _row(
    title: str, claimed: int, supported: int, frame: Frame, y: float, scale: float
) -> Iterator[Shape]:
    foot = y + 11
    yield Text(role="label", x=0, y=foot, text=shortened(title, frame.letters))
    middle = frame.left + supported * scale
    if claimed > supported:
        yield _bar("unbacked", middle, y, (claimed - supported) * scale)
    if supported:
        yield _bar("backed", frame.left, y, supported * scale)
    yield Text(role="muted", x=frame.right + 8, y=foot, text=say_backing(claimed, supported))


def _bar(role: str, x: float, y: float, width: float) -> Rect:
    return Rect(role=role, x=round(x, 1), y=y, width=round(width, 1), height=_BAR)
