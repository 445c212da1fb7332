"""What a spreadsheet changed in an answers file, and where the two contradict."""

from advisor.assessment.change import Change
from advisor.assessment.criteria import Said, said_of
from advisor.assessment.model import Answer, Waiver
from advisor.assessment.parts import ANSWER
from advisor.assessment.session.merge import Conflict
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence
from advisor.words.answer import say_answered, say_part, say_value


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


def say_sheet_change(rubric: Rubric, change: Change) -> str:
    """Return what a spreadsheet changed; of an answer, what it says otherwise now."""
    practice = next((p for p in rubric.practices if p.id == change.part[-1]), None)
    if change.part[0] != "answers" or practice is None:
        value = say_value(rubric, change.part, change.after)
        return sentence("{name}: {value}", name=".".join(change.part), value=value)
    before, after = change.before or Answer(), change.after or Answer()
    told = []
    if isinstance(after.level, str) and after.level != before.level:
        told.append(say_answered(after.level))
    else:
        was, is_now = said_of(practice, before), said_of(practice, after)
        names = tuple(name for name in is_now if is_now[name] != was[name])
        told += [_states(practice, after, names)] if names else []
    fields = [field.name for group in ANSWER.groups()[1:] for field in group]
    told += [name for name in fields if getattr(before, name) != getattr(after, name)]
    return sentence("{name}: {changed}", name=practice.id, changed="; ".join(told))


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
