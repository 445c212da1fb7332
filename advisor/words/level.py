"""Levels, overall and in parts of the rubric."""

from advisor.scoring.model import Scorecard
from advisor.translation import sentence


def say_number(level: int | None) -> str:
    """Return a level by its number: `level 1`, or `no level`."""
    return sentence("no level") if level is None else sentence("level {level}", level=level)


def say_level(card: Scorecard, level: int | None) -> str:
    """Return a level with its title: `level 1, Automated ML pipeline`."""
    if level is None:
        return say_number(level)
    return sentence("level {level}, {title}", level=level, title=card.levels[level].title)


def say_in_part(level: int, part: str) -> str:
    """Return a level in a part of the rubric: `level 1 in Testing`."""
    return sentence("level {level} in {part}", level=level, part=part)


def say_dash(level: int | None) -> str:
    """Return the number of a level, a dash for none."""
    return "–" if level is None else str(level)
