"""What the compared side's practice already gives the deciding side, as far as the team has it."""

from advisor.report import wording
from advisor.result.model import Result
from advisor.scoring.model import DimensionScore, PracticeScore

_MOST_NAMES = 3


def carries_over(result: Result, dimension: DimensionScore, *, named: bool = False) -> str:
    """Return the rubric's text where all of it is there, what there is so far, or that none is.

    `named` puts the practices that it rests on before the rubric's text.
    """
    side = result.rubric.compared_side
    own = [
        practice
        for practice in result.practices
        if (practice.side, practice.dimension) == (side, dimension.id) and practice.applicable
    ]
    there = [practice for practice in own if (practice.claimed or 0) >= 1]
    if own and len(there) == len(own):
        names = f"{_names(there)}: " if named else ""
        return names + dimension.carries_over
    return f"So far {wording.within(_names(there))}." if there else "Nothing yet."


def _names(practices: list[PracticeScore]) -> str:
    first, *others = [practice.title for practice in practices]
    return wording.few([first, *map(wording.within, others)], _MOST_NAMES)
