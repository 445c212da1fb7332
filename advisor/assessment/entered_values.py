"""Values a person enters, checked by the rules of answers files before they go into one."""

import re
from collections.abc import Mapping
from typing import Any

from advisor.assessment.model import Answer, Assessment
from advisor.assessment.parts import ANSWER
from advisor.assessment.read import read_assessment
from advisor.document.data import as_data
from advisor.document.parse import Document
from advisor.document.reader import Reader
from advisor.errors import ContentError, Problem
from advisor.rubric.model import Rubric
from advisor.translation import sentence

_BROKEN = re.compile("[\ud800-\udfff]")
_ANY = {"team": {"name": "any"}, "assessed_on": "2000-01-01"}


def checked(rubric: Rubric, entered: Mapping[str, Any]) -> Assessment:
    """Return an assessment that holds what was entered, written as in an answers file.

    Team and date may be missing, and are then made up. Raises ContentError with every problem.
    """
    data = {**_ANY, **as_data(dict(entered)), "rubric": rubric.reference}
    _refuse_broken_text(data)
    reader = Reader(Document("", data, {}))
    found = read_assessment(reader, rubric)
    if found is None:
        raise ContentError.of(
            Problem(message=problem.message, hint=problem.hint) for problem in reader.problems
        )
    return found


def checked_answer(rubric: Rubric, practice: str, answer: Answer | Mapping[str, Any]) -> Answer:
    """Return an answer as reading it from a file would. Raises ContentError."""
    data = ANSWER.written_long(answer) if isinstance(answer, Answer) else answer
    return checked(rubric, {"answers": {practice: as_data(data)}}).answers[practice]


def _refuse_broken_text(value: Any) -> None:
    """Refuse halves of characters, which some terminals send and no file can hold."""
    if isinstance(value, Mapping):
        for item in value.items():
            _refuse_broken_text(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_broken_text(item)
    elif isinstance(value, str) and _BROKEN.search(value):
        raise ContentError(
            sentence("this text holds a broken character"), hint=sentence("Type it again.")
        )
