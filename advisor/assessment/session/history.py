"""What was changed in a session, so that it can be taken back and made again."""

from functools import reduce

from advisor.assessment.change import Change, part_of, same
from advisor.assessment.session.answers_text import AnswersText
from advisor.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class UndoStep:
    """One action of the user: what it changed, and the text before and after it."""

    description: str
    changes: tuple[Change, ...]
    before: AnswersText
    after: AnswersText

    @property
    def reverse(self) -> "UndoStep":
        """The step that takes this one back."""
        return UndoStep(
            description=self.description,
            changes=tuple(change.reverse for change in reversed(self.changes)),
            before=self.after,
            after=self.before,
        )


def step_of(
    text: AnswersText, description: str, changes: tuple[Change, ...]
) -> tuple[AnswersText, UndoStep]:
    """Return the text after some changes, and the step that was."""
    new = reduce(AnswersText.changed, changes, text)
    return new, UndoStep(description=description, changes=changes, before=text, after=new)


def repeated(text: AnswersText, step: UndoStep) -> tuple[AnswersText, tuple[Change, ...]]:
    """Return the text after a step, but for parts that somebody else has changed since.

    A text that is as the step found it, and else lines that are, become to the letter what it made
    of them. The changes made are returned with it.
    """
    if str(text) == str(step.before):
        return step.after, step.changes
    made = []
    for change in step.changes:
        if not same(part_of(text.assessment, change.part), change.before):
            continue
        made.append(change)
        now, found, left = (
            version.lines(change.part) for version in (text, step.before, step.after)
        )
        if now is not None and left is not None and now == found:
            text = text.with_lines(change, left)
        else:
            text = text.changed(change)
    return text, tuple(made)


class History:
    """The steps of a session that can be taken back, and those that can be made again."""

    def __init__(self) -> None:
        self.done: list[UndoStep] = []
        self.undone: list[UndoStep] = []

    def add(self, step: UndoStep) -> None:
        """Note a new step; what was taken back before cannot be made again."""
        self.done.append(step)
        self.undone.clear()
