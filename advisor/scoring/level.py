"""The level held, and what stands before the next one."""

from collections.abc import Iterable, Sequence
from typing import Literal

from advisor.assessment.model import AnswerState
from advisor.scoring.model import Basis, Blocker, PracticeScore

Kind = Literal["below", "unknown", "unanswered", "unsupported"]


def level_held(practices: Iterable[PracticeScore], top: int, basis: Basis) -> int | None:
    """Return the largest level up to which every applicable gate is met.

    Gates decide, not means. None when no applicable practice has a gate, so that leaving
    everything out never earns a level.
    """
    gated = [practice for practice in practices if practice.applicable and practice.gates]
    if not gated:
        return None
    held = 0
    while held < top and all(practice.meets(held + 1, basis) for practice in gated):
        held += 1
    return held


def blockers_for(
    practices: Sequence[PracticeScore], level: int, basis: Basis
) -> tuple[Blocker, ...]:
    """Return every applicable practice that does not meet its gates up to `level`.

    Gates are a conjunction, so this is also the smallest set of changes that reaches `level`.
    """
    return tuple(
        _blocker(practice, level, basis)
        for practice in practices
        if practice.applicable and not practice.meets(level, basis)
    )


def unsupported_claims(
    practices: Sequence[PracticeScore], claimed: int | None
) -> tuple[Blocker, ...]:
    """Return every practice that meets its gates up to the level `claimed` without evidence."""
    return () if claimed is None else blockers_for(practices, claimed, "supported")


def next_level(held: int | None, top: int) -> int | None:
    """Return the level after `held`, or None at the top or when no level can be held."""
    return None if held is None or held >= top else held + 1


def _blocker(practice: PracticeScore, level: int, basis: Basis) -> Blocker:
    need = practice.need(level)
    kind, reason = _reason(practice, need, basis)
    return Blocker(
        practice=practice.id,
        title=practice.title,
        level=level,
        have=practice.value(basis),
        need=need,
        kind=kind,
        reason=reason,
    )


def _reason(practice: PracticeScore, need: int, basis: Basis) -> tuple[Kind, str]:
    if practice.state is AnswerState.UNANSWERED:
        return "unanswered", f"not answered, so {need} is not shown"
    if practice.state is AnswerState.UNKNOWN:
        return "unknown", f"answered unknown, so {need} is not shown"
    have = practice.value(basis)
    if basis == "supported" and practice.claimed is not None and practice.claimed >= need:
        backing = "its valid evidence backs" if _valid(practice) else "without valid evidence it is"
        return "unsupported", f"claimed {practice.claimed}, {backing} {have}, {need} is needed"
    return "below", f"at {have}, {need} is needed"


def _valid(practice: PracticeScore) -> bool:
    return any(evidence.valid for evidence in practice.evidence)
