"""A rubric document into a rubric that can be scored."""

from advisor.document.validate import validate
from advisor.errors import ContentError, Problem
from advisor.rubric.lint.finding import Finding
from advisor.rubric.lint.run import check_integrity
from advisor.rubric.loader import RubricDocument
from advisor.rubric.model import Rubric


def validate_rubric(document: RubricDocument) -> Rubric:
    """Return the rubric a document holds. Raises ContentError with every problem found."""
    rubric = validate(
        Rubric,
        document.data,
        locate=document.locate,
        mark=document.mark,
        known=document.problems,
    )
    broken = [located(finding, document) for finding in check_integrity(rubric)]
    if document.problems or broken:
        raise ContentError.of([*document.problems, *broken])
    return rubric


def located(finding: Finding, document: RubricDocument) -> Problem:
    """Return a lint finding as a problem with its place in the files."""
    return Problem(
        message=finding.message, hint=finding.hint, location=document.locate(finding.path)
    )
