"""Two scores a row, joined by a bar: the sides beside each other in every dimension or stage."""

from collections.abc import Iterator, Sequence

from advisor.frozen import dataclass
from advisor.report.charts.drawing import Circle, Drawing, Line, Picture, Rect, Shape, Text
from advisor.report.charts.frame import Frame
from advisor.report.charts.scale import Scale
from advisor.scoring.model import Scorecard, Sided
from advisor.words.coverage import as_range
from advisor.words.phrase import shortened
from advisor.words.score_figure import say_shown
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class _DumbbellFrame(Frame):
    head: float


_WIDE = _DumbbellFrame(width=680, left=168, right=640, row=21, head=28, letters=27)
_NARROW = _DumbbellFrame(width=360, left=140, right=336, row=26, head=50, letters=21)
_KEY = 10  # the height of what explains the marks
_KEYS = {"compared": 6, "primary": 80}


def dumbbell(card: Scorecard, parts: Sequence[Sided]) -> Picture:
    """Return the chart of the scores of `parts`, in their order, on a shared axis of levels."""
    return Picture(wide=_drawn(card, parts, _WIDE), narrow=_drawn(card, parts, _NARROW))


def _drawn(card: Scorecard, parts: Sequence[Sided], frame: _DumbbellFrame) -> Drawing:
    height = frame.head + frame.row * len(parts) + 6
    scale = Scale(left=frame.left, right=frame.right, top=card.top)
    shapes: list[Shape] = [*_axis(scale, frame.head, height), *_key(card)]
    for index, part in enumerate(parts):
        shapes += _row(card, part, frame, frame.head + frame.row * (index + 0.5), scale)
    return Drawing(
        width=frame.width, height=height, shapes=tuple(shapes), text=_in_words(card, parts)
    )


def _axis(scale: Scale, head: float, foot: float) -> Iterator[Shape]:
    for level, x in scale.ticks():
        yield Line(role="axis", x1=x, y1=head - 8, x2=x, y2=foot)
        yield Text(role="tick", x=x, y=head - 14, text=f"Level {level}", anchor="middle")


def _key(card: Scorecard) -> Iterator[Shape]:
    titles = Titles(card).sides
    for kind, side in _sides(card).items():
        x = _KEYS[kind]
        yield Text(role=kind, x=x + 8, y=_KEY + 4, text=titles[side])
        yield Circle(role=f"{kind}-mark", x=x, y=_KEY, radius=4)


def _sides(card: Scorecard) -> dict[str, str]:
    """Return the sides by the part each plays, the deciding one last, on top."""
    compared, primary = card.rubric.compared_side, card.rubric.primary_side
    return {"compared": compared, "primary": primary} if compared else {"primary": primary}


def _row(
    card: Scorecard, part: Sided, frame: _DumbbellFrame, y: float, scale: Scale
) -> Iterator[Shape]:
    yield Text(role="label", x=0, y=y + 4, text=shortened(part.title, frame.letters))
    if as_range(card):
        yield from _ranges(card, part, frame, y, scale)
        return
    scores = {kind: part.sides[side].score for kind, side in _sides(card).items()}
    places = {kind: scale.x(score) for kind, score in scores.items() if score is not None}
    if not places:
        yield Text(role="muted", x=frame.left, y=y + 4, text="–", anchor="middle")
        return
    first, last = min(places.values()), max(places.values())
    if last > first:
        yield Rect(role="bar", x=first, y=y - 2, width=round(last - first, 1), height=4)
    for kind, x in places.items():
        yield Circle(role=f"{kind}-mark", x=x, y=y, radius=6 if kind == "compared" else 4)


def _ranges(
    card: Scorecard, part: Sided, frame: _DumbbellFrame, y: float, scale: Scale
) -> Iterator[Shape]:
    """Yield from where to where each score can lie, where too little is known for one number."""
    for kind, side in _sides(card).items():
        low, high = part.sides[side].low, part.sides[side].high
        line = y - 4 if kind == "compared" else y + 4
        if low is None or high is None:
            yield Text(role="muted", x=frame.left, y=line + 4, text="–", anchor="middle")
            continue
        for end in (low, high):
            yield Circle(role=f"{kind}-mark", x=scale.x(end), y=line, radius=3)
        if high > low:
            width = round(scale.x(high) - scale.x(low), 1)
            yield Rect(role="bar", x=scale.x(low), y=line - 1, width=width, height=2)


def _in_words(card: Scorecard, parts: Sequence[Sided]) -> str:
    sides, titles, ranged = _sides(card).values(), Titles(card).sides, as_range(card)
    rows = (
        f"{part.title}: {' and '.join(say_shown(part.sides[s], ranged=ranged) for s in sides)}"
        for part in parts
    )
    return f"Scores, {' and '.join(titles[side] for side in sides)}. {'; '.join(rows)}"
