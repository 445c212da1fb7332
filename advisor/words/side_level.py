"""A side or a kind of work with its level, in a line."""

from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.coverage import as_range
from advisor.words.phrase import join_words
from advisor.words.score_figure import say_shown
from advisor.words.titles import Titles


def say_side_level(title: str, level: str) -> str:
    """Return who stands where: `MLOps: Level 1, guarded`."""
    return sentence("{title}: {level}", title=title, level=level)


def say_side_at(title: str, level: int) -> str:
    """Return a level of a side: `MLOps, level 1`."""
    return sentence("{title}, level {level}", title=title, level=level)


def say_scores(result: Result) -> str:
    """Return the score of every side, or its range where little is known."""
    titles, ranged = Titles(result).sides, as_range(result)
    said = [
        sentence("{title} {score}", title=titles[side], score=say_shown(standing, ranged=ranged))
        for side, standing in result.sides.items()
    ]
    return sentence(
        "Mean score, for information only: {scores} of {top}",
        scores=join_words(said),
        top=result.top,
    )


def say_glossary() -> str:
    """Return what the two words mean that a level is told with."""
    return sentence(
        "A team holds a level once it has all of its core features. The level is guarded once all "
        "of its components are there as well; the next level needs that."
    )
