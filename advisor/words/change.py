"""What changes of an assessment led to."""

from collections.abc import Iterator, Sequence
from typing import Literal

from advisor.assessment.change import Change
from advisor.assessment.model import Answer
from advisor.rubric.model import Rubric
from advisor.translation import counted, sentence
from advisor.words.answer import say_answered, say_lists, say_part, say_value
from advisor.words.phrase import join_words

How = Literal["made", "now", "again"]


def say_changes(rubric: Rubric, made: Sequence[Change], how: How) -> str:
    """Return what the first part that changed is now and how many follow: `… is 1 again`."""
    if not made:
        return sentence("nothing was left to change")
    said = _say(rubric, made[0], how)
    more = len(made) - 1
    return (
        counted("{said}, and {n} more", "{said}, and {n} more", more, said=said) if more else said
    )


def _say(rubric: Rubric, change: Change, how: How) -> str:
    title = say_part(rubric, change.part)
    if change.part[0] != "answers":
        return _is(title, say_value(rubric, change.part, change.after), how)
    before, after = change.before or Answer(), change.after or Answer()
    if say_lists(before) != say_lists(after):
        return _is(title, _say_counts(after), how)
    if before.level == after.level:
        return _beside_the_level(title, join_words(list(_moved(before, after))), how)
    if after.level is None:
        return _is(title, sentence("open"), how)
    said = str(after.level) if isinstance(after.level, int) else say_answered(after.level)
    return _is(title, said, how)


def _say_counts(answer: Answer) -> str:
    """Return how many criteria an answer names as what, with its level; open for none."""
    counts = (
        (answer.met, sentence("{n} met", n=len(answer.met))),
        (answer.unmet, sentence("{n} not met", n=len(answer.unmet))),
        (answer.unknown, sentence("{n} unknown", n=len(answer.unknown))),
        (answer.waived, sentence("{n} waived", n=len(answer.waived))),
    )
    said = [] if answer.level is None else [say_answered(answer.level)]
    said += [text for names, text in counts if names]
    return ", ".join(said) or sentence("open")


def _is(title: str, value: str, how: How) -> str:
    if how == "again":
        return sentence("{title} is {value} again", title=title, value=value)
    if how == "now":
        return sentence("{title} is {value} now", title=title, value=value)
    return sentence("{title} is {value}", title=title, value=value)


def _beside_the_level(title: str, parts: str, how: How) -> str:
    what = parts or sentence("answer")
    if how == "again":
        return sentence("{title}: {what} as it was", title=title, what=what)
    return sentence("{title}: {what} changed", title=title, what=what)


def _moved(before: Answer, after: Answer) -> Iterator[str]:
    """Yield what is another beside the level."""
    if before.note != after.note:
        yield sentence("note")
    if before.evidence != after.evidence:
        yield sentence("evidence")
    if before.flag != after.flag:
        yield sentence("flag")
    if before.urgent != after.urgent:
        yield sentence("urgency")
    if before.by != after.by:
        yield sentence("who said so")
    if before.reason != after.reason:
        yield sentence("reason")
