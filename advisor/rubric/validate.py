"""A rubric document into a rubric that can be scored."""

from advisor.document.validate import validate
from advisor.errors import ContentError, Problem
from advisor.rubric.ignore_faults import ignore_fault
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.lint.finding import Finding
from advisor.rubric.lint.run import check_integrity
from advisor.rubric.loader import RubricDocument
from advisor.rubric.model import Rubric


def validate_rubric(document: RubricDocument) -> Rubric:
    """Return the rubric a document holds, in the form that is scored.

    Raises ContentError with every problem found.
    """
    rubric = well_formed(document)
    broken = [located(finding, document) for finding in check_integrity(rubric)]
    if document.problems or document.misnamed or broken:
        raise ContentError.of([*document.problems, *document.misnamed, *broken])
    return with_implied(rubric)


def well_formed(document: RubricDocument) -> Rubric:
    """Return the rubric a document holds, whether or not it can be used.

    Raises ContentError when its fields are not those of a rubric.
    """
    return validate(
        Rubric,
        document.data,
        locate=document.locate,
        mark=document.mark,
        earlier=[*document.problems, *document.misnamed],
    )


def located(finding: Finding, document: RubricDocument) -> Problem:
    """Return a lint finding as a problem with its place in the files.

    What an entry of `ignore` brought about is shown there.
    """
    return ignore_fault(finding, document) or Problem(
        message=finding.message, hint=finding.hint, location=document.locate(finding.path)
    )
