"""What was changed in a session, so that it can be taken back and made again."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.assessment.change import Change, Part, parts, same
from advisor.assessment.edit import AnswersText

Lines = Mapping[Part, str | None]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One action of the user, with the lines of each part it changed before and after."""

    description: str
    changes: tuple[Change, ...]
    before: Lines
    after: Lines

    @property
    def reverse(self) -> "Step":
        """The step that takes this one back."""
        return Step(
            description=self.description,
            changes=tuple(change.reverse for change in reversed(self.changes)),
            before=self.after,
            after=self.before,
        )


def made(
    text: AnswersText, description: str, changes: tuple[Change, ...]
) -> tuple[AnswersText, Step]:
    """Return the text after some changes, and the step that was."""
    new = text
    for change in changes:
        new = new.changed(change)
    before, after = (
        {change.part: version.lines(change.part) for change in changes} for version in (text, new)
    )
    return new, Step(description=description, changes=changes, before=before, after=after)


def repeated(text: AnswersText, step: Step) -> AnswersText:
    """Return the text after a step, but for parts that somebody else has changed since.

    Lines that are as the step found them become, to the letter, what it made of them.
    """
    for change in step.changes:
        if not same(parts(text.assessment).get(change.part), change.before):
            continue
        now, found, left = (
            text.lines(change.part),
            step.before[change.part],
            step.after[change.part],
        )
        if now is not None and left is not None and now == found:
            text = text.with_lines(change, left)
        else:
            text = text.changed(change)
    return text


class History:
    """The steps of a session that can be taken back, and those that can be made again."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Note a new step; what was taken back before cannot be made again."""
        self.done.append(step)
        self.undone.clear()
