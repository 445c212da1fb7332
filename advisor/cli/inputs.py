"""What the commands are given: rubrics, answers and results."""

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.assessment.model import Assessment
from advisor.assessment.store import open_assessment
from advisor.cli.diagnostics import remark
from advisor.document.parse import parse_document
from advisor.document.read import display_name, read_text
from advisor.errors import ContentError, InputError, Location, UsageError
from advisor.report.kind import is_result
from advisor.rubric.catalogue import find_rubric, load_rubric
from advisor.rubric.model import Rubric
from advisor.scoring.crosswalk import CrosswalkStatus, crosswalks
from advisor.scoring.model import Basis, Scorecard
from advisor.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from advisor.cli.wishes import Wishes
    from advisor.report.result import Result
    from advisor.roadmap.compare import Alternative
    from advisor.roadmap.conditions import Conditions


def open_rubric(named: str | None) -> Rubric | None:
    """Return the rubric that --rubric names by path or id; None when it names none."""
    if named is None:
        return None
    path = Path(named)
    try:
        if path.exists() or path.suffix in {".yaml", ".yml", ".json"} or len(path.parts) > 1:
            return load_rubric(path)
        return find_rubric(named)
    except ContentError as error:
        if error.problems[0].location:
            raise
        raise InputError(
            f"{named} is neither a path nor a shipped rubric",
            hint=error.problems[0].hint,
            location=Location(file=named),
        ) from None
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        raise InputError(
            f"{named} cannot be read: {error.strerror}", location=Location(file=named)
        ) from None


def open_answers(source: str, rubric: str | None) -> tuple[Rubric, Assessment]:
    """Return the assessment in an answers file and its rubric."""
    document = parse_document(read_text(source), file=display_name(source))
    return open_assessment(document, open_rubric(rubric))


def open_scorecard(source: str, rubric: str | None) -> Scorecard:
    """Return the scorecard of an answers file, or the one within a result document."""
    text = read_text(source)
    name = display_name(source)
    if is_result(text):
        return _parse_result(text, name)
    return score(*open_assessment(parse_document(text, file=name), open_rubric(rubric)))


def open_standing(
    source: str, rubric: str | None, basis: Basis
) -> tuple[Scorecard, tuple[CrosswalkStatus, ...]]:
    """Return a scorecard and where the team stands in other frameworks.

    A result holds its positions; they are on the levels it was made to act on.
    """
    text = read_text(source)
    name = display_name(source)
    if is_result(text):
        result = _parse_result(text, name)
        return result, result.crosswalks
    opened, assessment = open_assessment(parse_document(text, file=name), open_rubric(rubric))
    card = score(opened, assessment)
    return card, crosswalks(opened, card, basis)


def open_result(source: str, rubric: str | None, *, strict: bool, dated: bool = True) -> "Result":
    """Return the result of an answers file, or the one a result document holds.

    A plan that is not `dated` puts the steps in order and needs no solver. One that `score` left
    like that gets its dates here.
    """
    from advisor.report.result import build_result  # noqa: PLC0415 planning takes its time

    text = read_text(source)
    name = display_name(source)
    if is_result(text):
        result = _parse_result(text, name)
        return _dated(result, rubric) if dated else result
    document = parse_document(text, file=name)
    opened = open_assessment(document, open_rubric(rubric))
    return build_result(*opened, strict=strict, dated=dated)


def open_plan(source: str, rubric: str | None, wishes: "Wishes", *, strict: bool) -> "Result":
    """Return the result of an answers file planned as wished, or the plan a result holds.

    Raises UsageError for wishes on top of a result, which does not hold what planning needs.
    """
    from advisor.report.result import build_result  # noqa: PLC0415 planning takes its time

    text = read_text(source)
    if is_result(text) and not (wishes.any or strict):
        return _dated(_parse_result(text, display_name(source)), rubric)
    asked, assessment, conditions = _asked(text, source, rubric, wishes)
    return build_result(asked, assessment, strict=strict, conditions=conditions)


def open_alternatives(
    source: str,
    rubric: str | None,
    wishes: "Wishes",
    changes: "Sequence[Mapping[str, float]]",
    *,
    strict: bool,
) -> "tuple[Rubric, list[Alternative]]":
    """Return the plan of an answers file and what it is like with each of the changed capacities.

    Raises UsageError for a result.
    """
    from advisor.roadmap.compare import alternatives  # noqa: PLC0415 planning takes its time

    asked, assessment, conditions = _asked(read_text(source), source, rubric, wishes)
    wishes.require_roles(asked, [role for change in changes for role in change])
    card = score(asked, assessment)
    return asked, alternatives(
        asked, card, assessment.target, conditions, strict=strict, changes=changes
    )


def _asked(
    text: str, source: str, rubric: str | None, wishes: "Wishes"
) -> "tuple[Rubric, Assessment, Conditions]":
    name = display_name(source)
    if is_result(text):
        raise UsageError(
            f"{name} is a result, whose plan is made",
            hint="Give the answers file to plan anew.",
        )
    opened, assessment = open_assessment(parse_document(text, file=name), open_rubric(rubric))
    return (opened, *wishes.apply(opened, assessment))


def _dated(result: "Result", named: str | None) -> "Result":
    """Return a result of `score` with the dates it left out, if the rubric it needs is here."""
    if all(missing.kind != "schedule" for missing in result.roadmap.missing):
        return result
    from advisor.report.result import with_dates  # noqa: PLC0415 planning takes its time

    try:
        found = open_rubric(named) or find_rubric(result.rubric.reference)
    except InputError:
        if named is not None:
            raise
        found = None
    if found is None or found.sha256 != result.rubric.sha256:
        remark(
            "The steps have no dates: scheduling needs the rubric this result was scored with, "
            f"{result.rubric.id} {result.rubric.version}. Name it with --rubric, or give the "
            "answers file."
        )
        return result
    return with_dates(result, found)


def _parse_result(text: str, name: str) -> "Result":
    from advisor.report.result import parse_result  # noqa: PLC0415 planning takes its time

    return parse_result(text, file=name)
