"""The levels as rising treads, with the levels held standing on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.scoring.model import Scorecard

_WIDTH = 680.0
_HEAD = 50.0
_TREAD = 32.0
_RISE = 26.0
_LINE = 15.0
_NARROW = 360.0
_RUNG = 32.0
_RUNG_LINE = 18.0


@dataclass(frozen=True, kw_only=True)
class Flag:
    """What stands on a tread; `mark` is the path of the triangle before its text."""

    text: str
    y: float
    mark: str


@dataclass(frozen=True, kw_only=True)
class Tread:
    """One level as a block; `state` is supported, claimed or open."""

    x: float
    y: float
    width: float
    height: float
    title: str
    level: str
    state: str
    flag_x: float
    title_x: float
    text_y: float
    flags: tuple[Flag, ...]


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The chart; `text` says the same in words."""

    width: float
    height: float
    treads: tuple[Tread, ...]
    text: str


def ladder(card: Scorecard, standing: dict[str, int | None]) -> Ladder:
    """Return the chart; `standing` maps what is shown (such as "MLOps claimed") to a level."""
    count = len(card.levels)
    base = _HEAD + _TREAD + _RISE * (count - 1)
    width = _WIDTH / count
    treads = tuple(
        _tread(card, index, width, base, [n for n, held in standing.items() if held == index])
        for index in range(count)
    )
    text = "; ".join(f"{name}: {_say(held)}" for name, held in standing.items())
    return Ladder(width=_WIDTH, height=base + 2, treads=treads, text=text)


def rungs(card: Scorecard, standing: dict[str, int | None]) -> Ladder:
    """Return the same for a page as wide as a hand: the levels above each other, flags in them."""
    treads: list[Tread] = []
    y = 1.0
    for index in reversed(range(len(card.levels))):
        names = [name for name, held in standing.items() if held == index]
        height = _RUNG + _RUNG_LINE * len(names)
        treads.append(_rung(card, index, y, height, names))
        y += height + 4
    return Ladder(width=_NARROW, height=y, treads=tuple(treads), text=ladder(card, standing).text)


def _say(held: int | None) -> str:
    return "none" if held is None else f"level {held}"


def _tread(card: Scorecard, index: int, width: float, base: float, names: list[str]) -> Tread:
    height = _TREAD + _RISE * index
    left, y = width * index, base - height
    return Tread(
        x=round(left + 2, 1),
        y=y,
        width=round(width - 4, 1),
        height=height,
        title=card.levels[index].title,
        level=str(index),
        state=_state(card, index),
        flag_x=round(left + 14, 1),
        title_x=round(left + 28, 1),
        text_y=y + 20,
        flags=tuple(
            _flag(name, round(left + 14, 1), y - 8 - _LINE * place)
            for place, name in enumerate(names)
        ),
    )


def _flag(text: str, x: float, y: float) -> Flag:
    return Flag(text=text, y=y, mark=f"M{x} {y} L{x - 4} {y - 8} L{x + 4} {y - 8} Z")


def _rung(card: Scorecard, index: int, y: float, height: float, names: Sequence[str]) -> Tread:
    x = 14.0
    lines = [(name, y + 21 + _RUNG_LINE * place) for place, name in enumerate(names, 1)]
    return Tread(
        x=1,
        y=y,
        width=_NARROW - 2,
        height=height,
        title=card.levels[index].title,
        level=str(index),
        state=_state(card, index),
        flag_x=x,
        title_x=x + 14,
        text_y=y + 21,
        flags=tuple(
            Flag(text=name, y=foot, mark=f"M{x + 4} {foot - 4} L{x - 4} {foot - 8} v8 Z")
            for name, foot in lines
        ),
    )


def _state(card: Scorecard, level: int) -> str:
    claimed, supported = card.level["claimed"], card.level["supported"]
    if supported is not None and level <= supported:
        return "supported"
    return "claimed" if claimed is not None and level <= claimed else "open"
