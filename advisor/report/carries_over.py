"""What the compared side's practice already gives the deciding side, as far as the team has it."""

from advisor.result.model import Result
from advisor.scoring.model import DimensionScore
from advisor.scoring.practice_score import PracticeScore
from advisor.words.side_gap import say_there


def carries_over(result: Result, dimension: DimensionScore) -> str:
    """Return the rubric's text where all of it is there, what is there or begun, or that none is.

    Of what nobody answered, or answered in part alone, it is not told that there is none.
    """
    side = result.rubric.compared_side
    own = [
        practice
        for practice in result.practices
        if (practice.side, practice.dimension) == (side, dimension.id) and practice.applicable
    ]
    there = [practice for practice in own if (practice.claimed or 0) >= 1]
    begun = [p for p in own if p not in there and any(c.met("claimed") for c in p.criteria)]
    return say_there(
        [practice.title for practice in there],
        [practice.title for practice in begun],
        everything=bool(own) and len(there) == len(own),
        known=all(_known_below_one(practice) for practice in own),
        carries_over=dimension.carries_over,
    )


def _known_below_one(practice: PracticeScore) -> bool:
    """Tell whether it is known of a practice that it is not there."""
    return practice.claimed is not None and not any(
        criterion.open and criterion.level <= 1 for criterion in practice.criteria
    )
