"""The levels as rising treads, with the levels held standing on them."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.report.charts.drawing import Drawing, Path, Picture, Rect, Shape, Text
from advisor.scoring.model import Scorecard

_WIDTH = 680.0
_HEAD = 50.0
_TREAD = 32.0
_RISE = 26.0
_LINE = 15.0
_NARROW = 360.0
_RUNG = 32.0
_RUNG_LINE = 18.0
_MARK, _TITLE = 12, 26  # from the left of a level to what stands in it


def ladder(card: Scorecard, standing: Mapping[str, int | None]) -> Picture:
    """Return the chart; `standing` maps what is shown (such as "MLOps claimed") to a level.

    On a narrow page the levels lie above each other, with what stands on them within.
    """
    said = "; ".join(f"{name}: {_say(held)}" for name, held in standing.items())
    text = f"Levels held. {said}"
    return Picture(wide=_treads(card, standing, text), narrow=_rungs(card, standing, text))


def _say(held: int | None) -> str:
    return "none" if held is None else f"level {held}"


def _on(level: int, standing: Mapping[str, int | None]) -> list[str]:
    return [name for name, held in standing.items() if held == level]


def _treads(card: Scorecard, standing: Mapping[str, int | None], text: str) -> Drawing:
    count = len(card.levels)
    base = _HEAD + _TREAD + _RISE * (count - 1)
    shapes: list[Shape] = []
    for level in range(count):
        left = round(_WIDTH / count * level + 2, 1)
        height = _TREAD + _RISE * level
        width = round(_WIDTH / count - 4, 1)
        block = Rect(
            role=_role(card, level), x=left, y=base - height, width=width, height=height, rounded=3
        )
        shapes += _block(card, level, block)
        for place, name in enumerate(_on(level, standing)):
            foot = block.y - 8 - _LINE * place
            x = left + _MARK
            shapes += _flag(name, left, foot, [(x, foot), (x - 4, foot - 8), (x + 4, foot - 8)])
    return Drawing(width=_WIDTH, height=base + 2, shapes=tuple(shapes), text=text)


def _rungs(card: Scorecard, standing: Mapping[str, int | None], text: str) -> Drawing:
    shapes: list[Shape] = []
    y = 1.0
    for level in reversed(range(len(card.levels))):
        names = _on(level, standing)
        height = _RUNG + _RUNG_LINE * len(names)
        block = Rect(role=_role(card, level), x=1, y=y, width=_NARROW - 2, height=height, rounded=3)
        shapes += _block(card, level, block)
        for place, name in enumerate(names, 1):
            foot = y + 21 + _RUNG_LINE * place
            x = block.x + _MARK
            shapes += _flag(name, 1, foot, [(x + 4, foot - 4), (x - 4, foot - 8), (x - 4, foot)])
        y += height + 4
    return Drawing(width=_NARROW, height=y, shapes=tuple(shapes), text=text)


def _block(card: Scorecard, level: int, block: Rect) -> Iterator[Shape]:
    """Yield a level with its number and title."""
    yield block
    foot = block.y + 20
    yield Text(role="strong", x=block.x + _MARK, y=foot, text=str(level), anchor="middle")
    yield Text(role="label", x=block.x + _TITLE, y=foot, text=card.levels[level].title)


def _flag(
    name: str, left: float, foot: float, points: Sequence[tuple[float, float]]
) -> Iterator[Shape]:
    yield Path(role="flag", points=tuple(points), closed=True)
    yield Text(role="strong", x=left + _TITLE, y=foot, text=name)


def _role(card: Scorecard, level: int) -> str:
    claimed, supported = card.level["claimed"], card.level["supported"]
    if supported is not None and level <= supported:
        return "level-supported"
    return "level-claimed" if claimed is not None and level <= claimed else "level-open"
