"""Answers files for the shipped rubric, written as their authors write them."""

import pytest

from advisor.assessment.model import Assessment
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.errors import ContentError, Problem
from advisor.rubric.model import Rubric

HEAD = "rubric: mlops-devops@2\nteam: {name: Churn prediction}\nassessed_on: 2026-11-23\n"
PRACTICE = "testing.data-validation"


def answered(written: str) -> str:
    """Return a file with one answer, as it stands after `testing.data-validation:`."""
    return f"{HEAD}answers:\n  {PRACTICE}: {written}\n"


def read(text: str, rubric: Rubric | None = None) -> Assessment:
    """Return the assessment a text holds."""
    return open_assessment(parse_document(text, file="team.yaml"), rubric)[1]


def faults(text: str, rubric: Rubric | None = None) -> tuple[Problem, ...]:
    """Return the problems for which a text is refused, each with its place in it."""
    with pytest.raises(ContentError) as raised:
        read(text, rubric)
    for problem in raised.value.problems:
        assert problem.location
        assert problem.location.file == "team.yaml"
        assert problem.location.line
        assert problem.location.column
    return raised.value.problems


def fault(text: str, rubric: Rubric | None = None) -> Problem:
    """Return the one problem for which a text is refused."""
    (problem,) = faults(text, rubric)
    return problem


def place(problem: Problem) -> tuple[int | None, int | None, str | None]:
    """Return line, column and field of a problem."""
    where = problem.location
    return (where.line, where.column, where.field) if where else (None, None, None)
