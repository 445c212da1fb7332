"""What a portfolio is judged by, besides the files of its teams."""

from collections.abc import Iterable
from pathlib import Path

from advisor.document.presence import is_file
from advisor.errors import ContentError, InputError, Problem, in_order
from advisor.report.gate.policy_file import POLICY, PolicyFile, read_policy
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.expectation import knows
from advisor.scoring.portfolio.portfolio import RowStore
from advisor.translation import sentence

_NO_ANSWERS = "-"


def read_portfolio_policy(named: str | None, places: Iterable[str]) -> PolicyFile:
    """Return the policy in a file, or in one right in a folder that is given; else none.

    Raises InputError with every problem of the file.
    """
    beside = (str(Path(place) / POLICY) for place in places)
    return read_policy(named or next(filter(_is_file, beside), None), _NO_ANSWERS)


def _is_file(path: str) -> bool:
    return is_file(Path(path))


def require_known(file: PolicyFile, editions: Iterable[RowEdition]) -> None:
    """Raise ContentError for limits that speak of what none of the rubrics has."""
    document, known = file.document, list(editions)
    if document is None:
        return
    problems = [
        Problem(
            message=sentence("no rubric of these teams has all that is asked here"),
            hint=sentence("Look at the level, and at the ids of dimensions, stages and sides."),
            location=document.locate((*at, "min" if limits.min else "min_level")),
        )
        for at, limits in file.policy.every_limit()
        if not any(knows(edition, limits) for edition in known)
    ]
    if problems:
        raise ContentError.of(in_order(problems))


def require_teams(rows: RowStore) -> None:
    """Raise ContentError with what is wrong with the files, or InputError where there is none."""
    if rows.editions:
        return
    unread = list(rows.unread())
    if unread:
        problems = [problem for item in unread for problem in item.problems]
        raise ContentError.of(problems, more=sum(item.more for item in unread))
    raise InputError(
        sentence("there are neither answers nor results here"),
        hint=sentence("Name the folder they are in, or each file."),
    )
