"""Where a spreadsheet and the answers file it was made from contradict."""

from advisor.assessment.criteria import Said, said_of
from advisor.assessment.model import Answer, Waiver
from advisor.assessment.session.merge import Conflict
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence
from advisor.words.answer import say_part, say_value


def say_conflict(rubric: Rubric, conflict: Conflict) -> tuple[str, str, str]:
    """Return what both changed, what the sheet says of it, and what the file says."""
    title = sentence(
        "{name} ({part}) was changed in both since the sheet was made.",
        name=conflict.id,
        part=say_part(rubric, conflict.part),
    )
    sheet, file = _sides(rubric, conflict)
    return (
        title,
        sentence("The sheet says: {said}.", said=sheet.rstrip(".")),
        sentence("The file says: {said}.", said=file.rstrip(".")),
    )


def _sides(rubric: Rubric, conflict: Conflict) -> tuple[str, str]:
    practice = next((p for p in rubric.practices if p.id == conflict.id), None)
    if conflict.part[0] == "answers" and practice is not None:
        names = conflict.criteria(practice)
        sides = (conflict.mine or Answer(), conflict.theirs or Answer())
        if names and not any(isinstance(a.level, str) for a in sides):
            mine, theirs = (_states(practice, answer, names) for answer in sides)
            return mine, theirs
    mine, theirs = (
        say_value(rubric, conflict.part, side) for side in (conflict.mine, conflict.theirs)
    )
    return mine, theirs


def _states(practice: Practice, answer: Answer, names: tuple[str, ...]) -> str:
    said = said_of(practice, answer)
    return ", ".join(f"{name} {_state(said[name])}" for name in names)


def _state(said: Said) -> str:
    if isinstance(said, Waiver):
        return sentence("waived ({reason})", reason=said.reason)
    return {
        "met": sentence("met"),
        "unmet": sentence("not met"),
        "unknown": sentence("unknown"),
    }.get(said or "") or sentence("open")
