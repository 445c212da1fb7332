"""The levels as rising treads, with their features counted and what is held standing on them."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.frozen import dataclass
from advisor.report.charts.drawing import Drawing, Path, Picture, Rect, Shape, Text
from advisor.scoring.model import Scorecard

_WIDTH = 680.0
_HEAD = 50.0
_TREAD = 48.0
_RISE = 26.0
_LINE = 15.0
_NARROW = 360.0
_RUNG = 48.0
_COUNTED = 36  # from the top of a level to the foot of what counts its features
_RUNG_LINE = 18.0
_MARK, _TITLE = 12, 26  # from the left of a level to what stands in it


def ladder(
    card: Scorecard, standing: Mapping[str, int | None], counts: Mapping[int, str]
) -> Picture:
    """Return the chart; `standing` maps what is shown (such as "MLOps claimed") to a level.

    `counts` tells of each level how many of its features are held. On a narrow page the levels lie
    above each other, with what stands on them within.
    """
    said = "; ".join(
        (
            *(f"{name}: {_say(held)}" for name, held in standing.items()),
            *(f"level {level}: {counted}" for level, counted in counts.items() if counted),
        )
    )
    steps = _Steps(card=card, standing=standing, counts=counts, text=f"Levels. {said}")
    return Picture(wide=_treads(steps), narrow=_rungs(steps))


@dataclass(frozen=True, kw_only=True)
class _Steps:
    """The levels, what stands on them, and what counts their features."""

    card: Scorecard
    standing: Mapping[str, int | None]
    counts: Mapping[int, str]
    text: str

    def on(self, level: int) -> list[str]:
        return [name for name, held in self.standing.items() if held == level]

    def role(self, level: int) -> str:
        """Return how a level looks; where nothing is told to stand anywhere, none is held."""
        claimed, supported = self.card.held("claimed"), self.card.held("supported")
        if self.standing and supported is not None and level <= supported:
            return "level-supported"
        held = self.standing and claimed is not None and level <= claimed
        return "level-claimed" if held else "level-open"


def _say(held: int | None) -> str:
    return "none" if held is None else f"level {held}"


def _treads(steps: _Steps) -> Drawing:
    count = len(steps.card.levels)
    base = _HEAD + _TREAD + _RISE * (count - 1)
    shapes: list[Shape] = []
    for level in range(count):
        left = round(_WIDTH / count * level + 2, 1)
        height = _TREAD + _RISE * level
        width = round(_WIDTH / count - 4, 1)
        block = Rect(
            role=steps.role(level), x=left, y=base - height, width=width, height=height, rounded=3
        )
        shapes += _block(steps, level, block)
        for place, name in enumerate(steps.on(level)):
            foot = block.y - 8 - _LINE * place
            x = left + _MARK
            shapes += _flag(name, left, foot, [(x, foot), (x - 4, foot - 8), (x + 4, foot - 8)])
    return Drawing(width=_WIDTH, height=base + 2, shapes=tuple(shapes), text=steps.text)


def _rungs(steps: _Steps) -> Drawing:
    shapes: list[Shape] = []
    y = 1.0
    for level in reversed(range(len(steps.card.levels))):
        names = steps.on(level)
        height = _RUNG + _RUNG_LINE * len(names)
        block = Rect(role=steps.role(level), x=1, y=y, width=_NARROW - 2, height=height, rounded=3)
        shapes += _block(steps, level, block)
        for place, name in enumerate(names, 1):
            foot = y + _COUNTED + _RUNG_LINE * place
            x = block.x + _MARK
            shapes += _flag(name, 1, foot, [(x + 4, foot - 4), (x - 4, foot - 8), (x - 4, foot)])
        y += height + 4
    return Drawing(width=_NARROW, height=y, shapes=tuple(shapes), text=steps.text)


def _block(steps: _Steps, level: int, block: Rect) -> Iterator[Shape]:
    """Yield a level with its number, its title and how many of its features are held."""
    yield block
    foot, left = block.y + 20, block.x + _TITLE
    yield Text(role="strong", x=block.x + _MARK, y=foot, text=str(level), anchor="middle")
    yield Text(role="label", x=left, y=foot, text=steps.card.levels[level].title)
    if counted := steps.counts.get(level):
        yield Text(role="tick", x=left, y=block.y + _COUNTED, text=counted)


def _flag(
    name: str, left: float, foot: float, points: Sequence[tuple[float, float]]
) -> Iterator[Shape]:
    yield Path(role="flag", points=tuple(points), closed=True)
    yield Text(role="strong", x=left + _TITLE, y=foot, text=name)
