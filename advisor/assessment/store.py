"""Answers files."""

from pathlib import Path

from pydantic import ValidationError

from advisor.assessment.check import check_against
from advisor.assessment.model import Assessment
from advisor.document.parse import Document, load_document
from advisor.document.validate import model_problems
from advisor.errors import ContentError, Problem
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric


def load_assessment(source: str | Path, rubric: Rubric | None = None) -> Assessment:
    """Load an answers file, ``-`` being standard input, for `rubric` or the one it names.

    Raises InputError when it cannot be read, ContentError with every problem in it.
    """
    return open_assessment(load_document(source), rubric)[1]


def open_assessment(
    document: Document, rubric: Rubric | None = None
) -> tuple[Rubric, Assessment]:
    """Return the assessment a parsed document holds, with the rubric it is for.

    Raises ContentError with every problem found.
    """
    problems = list(document.problems)
    assessment = _validated(document, problems)
    found = _rubric_for(document, rubric, problems)
    if found:
        problems.extend(check_against(found, document))
    if problems or not (assessment and found):
        raise ContentError.of(sorted(problems, key=_place))
    return found, assessment


def _validated(document: Document, problems: list[Problem]) -> Assessment | None:
    try:
        return Assessment.model_validate(document.data)
    except ValidationError as error:
        problems.extend(model_problems(error, Assessment, document.locate, document.mark))
        return None


def _rubric_for(
    document: Document, rubric: Rubric | None, problems: list[Problem]
) -> Rubric | None:
    named = document.data.get("rubric") if isinstance(document.data, dict) else None
    if not isinstance(named, str) or "@" not in named:
        return rubric
    place = document.locate(("rubric",))
    if rubric is None:
        try:
            return find_rubric(named)
        except ContentError as error:
            fault = error.problems[0]
            if fault.location:  # the rubric itself is broken; its own places say more
                raise
            problems.append(Problem(message=fault.message, hint=fault.hint, location=place))
            return None
    if named != rubric.reference:
        message = f"the answers are for `{named}`, the rubric given is `{rubric.reference}`"
        problems.append(Problem(message=message, location=place))
    return rubric


def _place(problem: Problem) -> tuple[int, int]:
    where = problem.location
    return (where.line or 0, where.column or 0) if where else (0, 0)
