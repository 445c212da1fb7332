"""Why this level, why this number, and what would change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.document.words import nearest
from advisor.errors import UsageError
from advisor.plain_text import counted, sentence
from advisor.scoring.level import blockers_for, next_level, unsupported_claims
from advisor.scoring.model import (
    Basis,
    Blocker,
    EvidenceScore,
    PracticeScore,
    Scorecard,
    Sided,
    Standing,
)
from advisor.scoring.number import show_score

WHOLE = "overall"


@dataclass(frozen=True, kw_only=True)
class Term:
    """What one practice adds to a score: weight times value, value None being left out."""

    practice: str
    title: str
    state: str
    weight: float
    value: int | None


@dataclass(frozen=True, kw_only=True)
class SideExplanation:
    """Where one side stands; `changes` is the smallest set that reaches `next_level`.

    `unsupported` are the practices whose evidence does not back what the level claimed rests on.
    """

    side: str
    title: str
    standing: Standing
    next_level: int | None
    changes: tuple[Blocker, ...]
    terms: tuple[Term, ...]
    left_out: tuple[str, ...]
    because: tuple[str, ...]
    unsupported: tuple[Blocker, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PracticeExplanation:
    """One practice: what its answer says, what it holds up, and what would move it."""

    state: str
    claimed: int | None
    supported: int | None
    says: str | None
    next_says: str | None
    gates: dict[int, int]
    unmet_gates: dict[int, int]
    weight: float
    weight_reason: str | None
    evidence: tuple[EvidenceScore, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The reasons behind one element of a scorecard."""

    id: str
    kind: Literal["overall", "side", "dimension", "stage", "practice"]
    title: str
    basis: Basis
    sides: tuple[SideExplanation, ...] = ()
    practice: PracticeExplanation | None = None


def explain(card: Scorecard, element: str = WHOLE, basis: Basis = "claimed") -> Explanation:
    """Explain the whole, a side, a dimension, a stage or a practice from the scorecard alone.

    Raises UsageError when the scorecard has no such element.
    """
    if element == WHOLE:
        sides = _sides(card, card.practices, card.sides, basis)
        return Explanation(id=WHOLE, kind="overall", title="Overall", basis=basis, sides=sides)
    if element in card.sides:
        sides = _sides(card, card.practices, {element: card.sides[element]}, basis)
        return Explanation(
            id=element, kind="side", title=_side_title(card, element), basis=basis, sides=sides
        )
    return (
        _explain_part(card, element, basis)
        or _explain_practice(card, element, basis)
        or _refuse(card, element)
    )


def _refuse(card: Scorecard, element: str) -> Explanation:
    parts = [part.id for part in (*card.dimensions, *card.stages)]
    known = [WHOLE, *card.sides, *parts, *(practice.id for practice in card.practices)]
    raise UsageError(
        f"there is nothing called `{element}` to explain", hint=nearest(element, known)
    )


def _explain_part(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    kinds: tuple[tuple[Literal["dimension", "stage"], tuple[Sided, ...]], ...] = (
        ("dimension", card.dimensions),
        ("stage", card.stages),
    )
    for kind, parts in kinds:
        for part in parts:
            if part.id == element:
                members = [p for p in card.practices if getattr(p, kind) == element]
                sides = _sides(card, members, part.sides, basis)
                return Explanation(
                    id=element, kind=kind, title=part.title, basis=basis, sides=sides
                )
    return None


def _sides(
    card: Scorecard, practices: Sequence[PracticeScore], sides: dict[str, Standing], basis: Basis
) -> tuple[SideExplanation, ...]:
    # The side that decides the level comes first.
    order = sorted(sides, key=lambda side: side != card.rubric.primary_side)
    return tuple(
        _side(card, [p for p in practices if p.side == side], side, sides[side], basis)
        for side in order
    )


def _side(
    card: Scorecard,
    practices: Sequence[PracticeScore],
    side: str,
    standing: Standing,
    basis: Basis,
) -> SideExplanation:
    held = standing.level if basis == "claimed" else standing.supported
    following = next_level(held, card.top)
    changes = () if following is None else blockers_for(practices, following, basis)
    unsupported = unsupported_claims(practices, standing.level)
    return SideExplanation(
        side=side,
        title=_side_title(card, side),
        standing=standing,
        next_level=following,
        changes=changes,
        terms=tuple(_term(practice) for practice in practices if practice.applicable),
        left_out=tuple(practice.id for practice in practices if not practice.applicable),
        because=(
            *_because_side(practices, held, following, changes, basis),
            *(_because_unsupported(standing, unsupported) if basis == "claimed" else ()),
        ),
        unsupported=unsupported,
    )


def _because_unsupported(standing: Standing, unsupported: Sequence[Blocker]) -> Iterator[str]:
    if unsupported:
        verb = "does" if len(unsupported) == 1 else "do"
        yield (
            f"Evidence supports level {standing.supported} only: "
            f"{counted(len(unsupported), 'practice')} {verb} not show what level "
            f"{standing.level} rests on."
        )


def _because_side(
    practices: Sequence[PracticeScore],
    held: int | None,
    following: int | None,
    changes: Sequence[Blocker],
    basis: Basis,
) -> list[str]:
    gated = [p for p in practices if p.applicable and p.gates]
    if held is None:
        return ["No applicable practice here has a gate, so no level can be held."]
    met = sum(practice.meets(held, basis) and practice.need(held) > 0 for practice in gated)
    lines = []
    if held:
        lines.append(f"Level {held} is held: {counted(met, 'practice')} met every gate up to it.")
    if following is None:
        lines.append("There is no higher level.")
    elif following:
        needed = sum(practice.need(following) > 0 for practice in gated)
        lines.append(
            f"Level {following} is not held: of {counted(needed, 'practice')} with a gate "
            f"up to it, {len(changes)} did not meet theirs."
        )
    return lines


def _term(practice: PracticeScore) -> Term:
    return Term(
        practice=practice.id,
        title=practice.title,
        state=practice.state.value,
        weight=practice.weight,
        value=practice.claimed,
    )


def _side_title(card: Scorecard, side: str) -> str:
    return next(named.title for named in card.rubric.sides if named.id == side)


def _explain_practice(card: Scorecard, element: str, basis: Basis) -> Explanation | None:
    practice = next((p for p in card.practices if p.id == element), None)
    if practice is None:
        return None
    value = practice.value(basis)
    unmet = {gate: need for gate, need in practice.gates.items() if (value or 0) < need}
    applicable = practice.applicable
    return Explanation(
        id=element,
        kind="practice",
        title=practice.title,
        basis=basis,
        practice=PracticeExplanation(
            state=practice.state.value,
            claimed=practice.claimed,
            supported=practice.supported,
            says=None if value is None else practice.levels[value],
            next_says=practice.levels.get((value or 0) + 1) if applicable else None,
            gates=practice.gates,
            unmet_gates=unmet if applicable else {},
            weight=practice.weight,
            weight_reason=practice.weight_reason,
            evidence=practice.evidence,
            because=tuple(_because_practice(card, practice, basis)),
        ),
    )


def _because_practice(card: Scorecard, practice: PracticeScore, basis: Basis) -> list[str]:
    if not practice.applicable:
        return [sentence(f"left out: {practice.reason}")]
    lines = []
    if practice.claimed is None:
        lines.append(f"It is {practice.state.value}, so it meets no gate and adds no score.")
    else:
        lines.append(_because_supported(practice))
    for gate, need in sorted(practice.gates.items()):
        lines.append(f"To hold level {gate} it must be at {need}: {_met(practice, need, basis)}.")
    if not practice.gates:
        lines.append("No gate: it moves the score and never decides a level.")
    dimension = next(d for d in card.dimensions if d.id == practice.dimension)
    score = dimension.sides[practice.side].score
    lines.append(
        f"It counts with weight {practice.weight:g} in the {dimension.title} score of "
        f"{_side_title(card, practice.side)}, now {show_score(score)}."
    )
    return lines


def _met(practice: PracticeScore, need: int, basis: Basis) -> str:
    if (practice.value(basis) or 0) >= need:
        return f"met as {basis}"
    if basis == "claimed" or (practice.claimed or 0) < need:
        return f"not met as {basis}"
    return f"not met as supported, only as claimed; valid evidence for {need} would change that"


def _because_supported(practice: PracticeScore) -> str:
    valid = [evidence for evidence in practice.evidence if evidence.valid]
    if not practice.claimed:
        return "Level 0 is claimed, which needs no evidence."
    if not practice.evidence:
        return f"Claimed {practice.claimed}, supported 0: no evidence is given."
    if not valid:
        why = "was seen later or has expired" if _premature(practice) else "has expired"
        return f"Claimed {practice.claimed}, supported 0: all its evidence {why}."
    best = max(valid, key=lambda evidence: evidence.cap)
    return (
        f"Claimed {practice.claimed}, supported {practice.supported}: "
        f"its strongest valid evidence ({best.kind}) supports up to {best.cap}."
    )


def _premature(practice: PracticeScore) -> bool:
    return any(evidence.premature for evidence in practice.evidence)
