"""How far one side of the comparison is ahead of the other."""

from collections.abc import Sequence

from advisor.scoring.model import DimensionScore, Scorecard
from advisor.scoring.number import show_score
from advisor.translation import sentence
from advisor.words.coverage import as_range
from advisor.words.phrase import few, join_words, within
from advisor.words.titles import Titles

_FEW = 3
_LEVEL_WITH = 0.25
_FAR_AHEAD = 1.0


def say_gap(card: Scorecard, dimension: DimensionScore) -> str:
    """Return the gap of a dimension in words, without a full stop."""
    if as_range(card):
        return sentence("too little is answered to compare")
    side, titles = card.rubric.compared_side, Titles(card).sides
    if side is None or dimension.gap is None:
        missing = [titles[s] for s, standing in dimension.sides.items() if standing.score is None]
        if not missing:
            return ""
        silent = [one for one in dimension.sides.values() if one.score is None]
        if not any(standing.applicable for standing in silent):
            return sentence(
                "nothing to compare: no practice of {sides} applies", sides=join_words(missing)
            )
        return sentence("nothing to compare: no answer on {sides}", sides=join_words(missing))
    ahead, behind = titles[side], titles[card.rubric.primary_side]
    if dimension.gap < 0:
        ahead, behind = behind, ahead
    return _say_width(abs(dimension.gap), ahead, behind)


def _say_width(width: float, ahead: str, behind: str) -> str:
    if width == 0:
        return sentence("no gap")
    by = show_score(width)
    if width < _LEVEL_WITH:
        return sentence("nearly equal, {ahead} ahead by {by}", ahead=ahead, by=by)
    if width < _FAR_AHEAD:
        return sentence("{ahead} is ahead of {behind} by {by}", ahead=ahead, behind=behind, by=by)
    return sentence("{ahead} is far ahead of {behind} by {by}", ahead=ahead, behind=behind, by=by)


def say_there(
    titles: Sequence[str],
    begun: Sequence[str],
    *,
    everything: bool,
    known: bool,
    carries_over: str,
) -> str:
    """Return the rubric's text where all of it is there, or what there is so far.

    Where no practice is there, it is what was `begun`, or that none was.
    """
    if everything:
        return carries_over
    if titles:
        return sentence("So far: {practices}.", practices=_say_few(titles))
    if begun:
        return sentence("In part: {practices}.", practices=_say_few(begun))
    return sentence("Nothing yet.") if known else sentence("Nothing that is known.")


def _say_few(titles: Sequence[str]) -> str:
    return few([within(title) for title in titles], _FEW)
