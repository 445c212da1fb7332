"""What an answers file says that its rubric does not know."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from advisor.assessment.model import Assessment, AnswerState
from advisor.document.parse import Document, Path_
from advisor.document.validate import nearest
from advisor.errors import Problem
from advisor.rubric.applicability import exclusion
from advisor.rubric.lint.references import profile_values
from advisor.rubric.model import Rubric


def check_against(rubric: Rubric, document: Document) -> Iterator[Problem]:
    """Yield a problem for each mention of something the rubric does not declare."""
    data = document.data
    yield from _profile(rubric, document, _mapping(data, "team"))
    answers = _mapping(data, "answers")
    practices = [practice.id for practice in rubric.practices]
    yield from _unknown(document, ("answers",), answers, "practice", practices)
    for name, answer in answers.items():
        yield from _answer(rubric, document, ("answers", name), answer)
    kpis = [kpi.id for kpi in rubric.kpis]
    yield from _unknown(document, ("kpis",), _mapping(data, "kpis"), "KPI", kpis)
    roles = [role.id for role in rubric.roles]
    yield from _unknown(document, ("capacity",), _mapping(data, "capacity"), "role", roles)
    target = _mapping(data, "target").get("level")
    yield from _level(rubric, document, ("target", "level"), target)


def _mapping(data: Any, key: str) -> dict[str, Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _unknown(
    document: Document, path: Path_, names: Iterable[str], kind: str, valid: list[str]
) -> Iterator[Problem]:
    for name in names:
        if name not in valid:
            yield Problem(
                message=f"`{name}` is not a {kind} of this rubric",
                hint=nearest(name, valid),
                location=document.locate((*path, name)),
            )


def _profile(rubric: Rubric, document: Document, team: dict[str, Any]) -> Iterator[Problem]:
    fields = {field.id: field for field in rubric.profile}
    named = [name for name in team if name != "name"]
    yield from _unknown(document, ("team",), named, "profile field", [*fields, "name"])
    for name in named:
        if name not in fields or team[name] is None:
            continue
        valid = profile_values(fields[name])
        if team[name] not in valid or isinstance(team[name], bool) != isinstance(valid[0], bool):
            values = ", ".join(str(value).lower() for value in valid)
            yield Problem(
                message=f"`{team[name]}` is not a value of `{name}`",
                hint=f"Valid here: {values}.",
                location=document.locate(("team", name)),
            )


def _answer(rubric: Rubric, document: Document, path: Path_, answer: Any) -> Iterator[Problem]:
    if not isinstance(answer, dict):
        yield from _level(rubric, document, path, answer)
        return
    yield from _level(rubric, document, (*path, "level"), answer.get("level"))
    kinds = [kind.id for kind in rubric.evidence_kinds]
    evidence = answer.get("evidence")
    for index, item in enumerate(evidence if isinstance(evidence, list) else ()):
        kind = item.get("kind") if isinstance(item, dict) else None
        if isinstance(kind, str) and kind not in kinds:
            yield Problem(
                message=f"`{kind}` is not a kind of evidence",
                hint=nearest(kind, kinds),
                location=document.locate((*path, "evidence", index, "kind")),
            )


def _level(rubric: Rubric, document: Document, path: Path_, level: Any) -> Iterator[Problem]:
    is_number = isinstance(level, int) and not isinstance(level, bool)
    if is_number and not 0 <= level <= rubric.top:
        yield Problem(
            message=f"there is no level {level}",
            hint=f"The levels of {rubric.reference} are 0 to {rubric.top}.",
            location=document.locate(path),
        )


def remarks(rubric: Rubric, assessment: Assessment) -> Iterator[str]:
    """Yield what is allowed and yet probably not meant."""
    for practice in rubric.practices:
        answer = assessment.answers.get(practice.id)
        if answer is None:
            continue
        reason = exclusion(practice, assessment.team.profile)
        if reason and answer.state is AnswerState.ANSWERED:
            yield f"`{practice.id}` is answered and yet left out: {reason}"
        for evidence in answer.evidence:
            yield from _evidence_dates(
                practice.id, evidence.observed_on, evidence.expires_on, assessment.assessed_on
            )


def _evidence_dates(
    name: str, observed: date | None, expires: date | None, day: date
) -> Iterator[str]:
    if observed and observed > day:
        yield f"`{name}` has evidence observed on {observed}, after the assessment of {day}"
    if expires and expires < day:
        yield f"`{name}` has evidence that expired on {expires}"
