"""What a spreadsheet and its answers file contradict in, settled for one of the two."""

from collections.abc import Iterable

from advisor.assessment.change import Change
from advisor.assessment.criteria import says_same
from advisor.assessment.model import Answer
from advisor.assessment.session.merge import Conflict, Whose
from advisor.assessment.sheet.columns import Preferred
from advisor.rubric.model import Rubric

_SIDES: dict[Preferred, Whose] = {"sheet": "mine", "file": "theirs"}


def settled(rubric: Rubric, chosen: Iterable[tuple[Conflict, Preferred]]) -> list[Change]:
    """Return the changes of the file that settle contradictions as was chosen for each."""
    made = (conflict.in_favour(_SIDES[side]) for conflict, side in chosen)
    return [change for change in made if not _is_none(rubric, change)]


def _is_none(rubric: Rubric, change: Change) -> bool:
    """Tell whether an answer would only be written in another way."""
    practice = next((p for p in rubric.practices if p.id == change.part[-1]), None)
    if change.part[0] != "answers" or practice is None:
        return False
    return says_same(practice, change.before or Answer(), change.after or Answer())
