"""Changes of an answers file as text: what was written by hand stays as it was written.

Only the lines of the answer at hand are parsed again, so that a change costs the same however
many answers a file holds. What comes out is read before it is used: if a layout is too unusual
for a small change, the answer is written anew, and in the end the file.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import copy
from itertools import pairwise
from typing import Any

from advisor.assessment.change import Change, Part, changed, same, shape_of
from advisor.assessment.model import Assessment
from advisor.assessment.parts import ANSWERS_FILE
from advisor.assessment.read import read_answer
from advisor.assessment.shape.containers import Record
from advisor.assessment.store import open_assessment
from advisor.assessment.write import answers_yaml
from advisor.document.parse import parse_document
from advisor.document.patch import block_entries, put, put_items, remove
from advisor.document.reader import Reader
from advisor.errors import ContentError
from advisor.rubric.model import Rubric

# The heading of the answers stays for the next one.
_OPTIONAL = {field.name for field in ANSWERS_FILE.fields if not field.required} - {"answers"}
# A key with nothing behind it, and no comments below that would hang in the air without it.
_ALONE = r"(?m)^{}:[ \t]*(?:\r?\n|\Z)(?![ \t]+#)"


class AnswersText:
    """The text of an answers file in pieces: what stands above the answers, each answer, the rest.

    A file whose answers stand within braces is one piece. `text` must hold what `assessment` says.
    """

    def __init__(self, text: str, assessment: Assessment, rubric: Rubric) -> None:
        starts = block_entries(text, ("answers",))
        self._head = text[: starts[0][1]] if starts else text
        self._answers = {name: text[start:end] for (name, start), (_, end) in pairwise(starts)}
        self._tail = text[starts[-1][1] :] if starts else ""
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self.rubric = rubric
        self.assessment = assessment

    def __str__(self) -> str:
        return "".join((self._head, *self._answers.values(), self._tail))

    def lines(self, part: Part) -> str | None:
        """Return the lines of an answer, None when it has none of its own."""
        return self._answers.get(part[-1]) if part[0] == "answers" else None

    def with_lines(self, change: Change, lines: str) -> "AnswersText":
        """Return the text after a change of an answer to which `lines` were found to belong."""
        new = copy(self)
        new.__dict__ |= {
            "_answers": {**self._answers, change.part[-1]: lines},
            "assessment": changed(self.assessment, [change]),
        }
        return new

    def changed(self, change: Change) -> "AnswersText":
        """Return the text after a change; every line that need not change is as it was."""
        found = None
        if self._answers and change.part[0] == "answers" and change.after is not None:
            known = change.part[-1] in self._answers
            found = self._changed_lines(change) if known else self._added(change)
        return found or self._changed_whole(change)

    def _changed_lines(self, change: Change) -> "AnswersText | None":
        above = f"answers:{self._newline}"
        for new in _versions(above + self._answers[change.part[-1]], change):
            if _holds(new, change, self.rubric):
                return self.with_lines(change, new.removeprefix(above))
        return None

    def _added(self, change: Change) -> "AnswersText | None":
        """Put an answer that has no lines yet below the others."""
        above = f"answers:{self._newline}"
        *_, last = self._answers
        old = self._answers[last]
        old += "" if old.endswith("\n") else self._newline
        for new in _versions(above + old, change):
            lines = new.removeprefix(above + old)
            if lines != new and _holds(above + lines, change, self.rubric):
                return self._with(change, {last: old, change.part[-1]: lines})
        return None

    def _with(self, change: Change, lines: Mapping[str, str]) -> "AnswersText":
        new = copy(self)
        new.__dict__ |= {
            "_answers": {**self._answers, **lines},
            "assessment": changed(self.assessment, [change]),
        }
        return new

    def _changed_whole(self, change: Change) -> "AnswersText":
        after = changed(self.assessment, [change])
        for new in _versions(str(self), change):
            if _reads_as(new, after, self.rubric):
                return AnswersText(new, after, self.rubric)
        return AnswersText(answers_yaml(self.rubric, after), after, self.rubric)


def _versions(text: str, change: Change) -> Iterator[str]:
    """Yield the text with a change made, first in the smallest place, then with more rewritten."""
    for edit in (_edited, _rewritten):
        with suppress(ContentError):  # an unusual layout may have broken on the way
            yield edit(text, change)


def _edited(text: str, change: Change) -> str:
    """Return `text` with a change made in the smallest place."""
    part, new = change.part, change.after
    if new is None:
        return _without_empty(remove(text, part), part[0])
    if isinstance(shape_of(part), Record) and _long_form(text, part):
        if _has_new_lines(change) and not block_entries(text, part):
            return put(text, part, _written(change))  # there is no block of lines within braces
        return _with_fields(text, part, _fields(part, change.before), _fields(part, new))
    return put(text, part, _written(change))


def _has_new_lines(change: Change) -> bool:
    before = _fields(change.part, change.before)
    return any(
        isinstance(value, str) and "\n" in value and value != before.get(name)
        for name, value in _fields(change.part, change.after).items()
    )


def _without_empty(text: str, section: str) -> str:
    """Return `text` without the line of an optional section that nothing is left in."""
    if section not in _OPTIONAL or block_entries(text, (section,)):
        return text
    return re.sub(_ALONE.format(section), "", text, count=1)


def _rewritten(text: str, change: Change) -> str:
    """Return `text` with the whole part written anew."""
    return put(remove(text, change.part), change.part, _written(change))


def _with_fields(text: str, part: Part, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    for name, value in after.items():
        if isinstance(value, list) and name in before:
            text = put_items(text, (*part, name), before[name], value)
        elif value != before.get(name) or type(value) is not type(before.get(name)):
            text = put(text, (*part, name), value, first=name == "level")
    for name in before:
        if name == "level" and name not in after:
            text = put(text, (*part, name), None)
        elif name not in after:
            text = remove(text, (*part, name))
    return text


def _written(change: Change) -> Any:
    """Return how a part is written after a change."""
    return shape_of(change.part).written(change.after)


def _fields(part: Part, value: Any) -> dict[str, Any]:
    """Return the fields of a part that are filled in, as the file has them."""
    shape = shape_of(part)
    return {} if value is None or not isinstance(shape, Record) else shape.written_long(value)


def _long_form(text: str, part: Part) -> bool:
    value: Any = parse_document(text, file="").data
    for name in part:
        value = value.get(name) if isinstance(value, dict) else None
    return isinstance(value, dict) and bool(value)


def _holds(text: str, change: Change, rubric: Rubric) -> bool:
    """Tell whether a text with a single answer says what the change made of it."""
    try:
        reader = Reader(parse_document(text, file=""))
    except ContentError:
        return False
    ((name, value),) = reader.document.data["answers"].items()
    found = read_answer(reader, rubric, change.part, value)
    return not reader.problems and name == change.part[-1] and same(found, change.after)


def _reads_as(text: str, expected: Assessment, rubric: Rubric) -> bool:
    try:
        found = open_assessment(parse_document(text, file=""), rubric)[1]
    except ContentError:
        return False
    return found == expected
