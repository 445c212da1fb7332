"""Several respondents' answers into those the team can stand by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from typing import Any, Literal

from advisor.assessment.agreement import Respondent, agreed
from advisor.assessment.model import NOT_APPLICABLE, UNKNOWN, Answer, Assessment
from advisor.assessment.parts import ANSWER
from advisor.assessment.shape.containers import FileField, Items

Pick = Literal["lowest", "median"]
# A level is a claim that must stand before an outsider, so doubt lowers it. An even number of
# levels has two in the middle, of which the lower one is taken for the same reason.
_PICKS: dict[Pick, Callable[[Iterable[int]], int]] = {"lowest": min, "median": median_low}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one respondent says of a practice: a level, UNKNOWN or NOT_APPLICABLE."""

    respondent: str
    level: int | str
    reason: str | None

    def __str__(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.respondent}: {self.level}{reason}"


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A practice of which respondents say different things; `taken` is None when left open."""

    practice: str
    said: tuple[Statement, ...]
    taken: int | str | None


@dataclass(frozen=True, kw_only=True)
class Consensus:
    """The merged assessment, and where the respondents differ."""

    assessment: Assessment
    disagreements: tuple[Disagreement, ...]


def merge(respondents: Sequence[Respondent], pick: Pick = "lowest") -> Consensus:
    """Merge assessments of one rubric, of which there must be at least one, in any order.

    Who leaves a practice open does not count. Of different levels the picked one is taken; a
    level or not_applicable stands against unknown; not_applicable against a level is left open.
    Raises ContentError when rubric, team, capacity, target or KPIs contradict each other.
    """
    ordered = sorted(respondents, key=lambda respondent: respondent.name)
    shared = agreed(ordered)
    names = dict.fromkeys(name for r in ordered for name in r.assessment.answers)
    merged = {name: _practice(ordered, name, pick) for name in names}
    return Consensus(
        assessment=replace(shared, answers={name: answer for name, (answer, _) in merged.items()}),
        disagreements=tuple(differing for _, differing in merged.values() if differing),
    )


def _practice(
    respondents: Sequence[Respondent], name: str, pick: Pick
) -> tuple[Answer, Disagreement | None]:
    given = {r.name: r.assessment.answers.get(name, Answer()) for r in respondents}
    said = tuple(
        Statement(respondent=who, level=answer.level, reason=answer.reason)
        for who, answer in given.items()
        if answer.level is not None
    )
    taken = _taken([statement.level for statement in said], pick)
    differing = None
    if len({statement.level for statement in said}) > 1:
        differing = Disagreement(practice=name, said=said, taken=taken)
    reasons = [statement.reason for statement in said if statement.reason]
    answer: Answer = ANSWER.model(
        level=taken,
        reason="; ".join(dict.fromkeys(reasons)) if taken == NOT_APPLICABLE and reasons else None,
        **_joined(list(given.values())),
    )
    if differing:
        note = "\n".join(filter(None, (_note(differing, pick), answer.note)))
        answer = replace(answer, note=note, flag=True)
    return answer, differing


def _joined(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return what all of them say beside the level."""
    (_, *others) = ANSWER.groups()
    return {
        field.name: _one(field, [getattr(answer, field.name) for answer in answers])
        for group in others
        for field in group
    }


def _one(field: FileField, values: Sequence[Any]) -> Any:
    """Return what several values of a field make; where nothing else is said, the first given."""
    if field.joined:
        return field.joined(values)
    if isinstance(field.shape, Items):
        return field.shape.joined(values)
    return next((value for value in values if value), values[0])


def _taken(levels: Sequence[int | str], pick: Pick) -> int | str | None:
    numbers = [level for level in levels if isinstance(level, int)]
    if NOT_APPLICABLE in levels:
        return None if numbers else NOT_APPLICABLE
    if numbers:
        return _PICKS[pick](numbers)
    return UNKNOWN if levels else None


def _note(differing: Disagreement, pick: Pick) -> str:
    said = ", ".join(map(str, differing.said))
    outcome = f"taken: {differing.taken}"
    if differing.taken is None:
        outcome = "left open until it is settled"
    elif isinstance(differing.taken, int):
        outcome += f" ({pick})"
    return f"Respondents differ ({said}); {outcome}."
