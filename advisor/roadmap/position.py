"""Where a team stands at some point of its way, judged by the rules of scoring."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from advisor.assessment.model import AnswerState
from advisor.roadmap.evidence_name import evidence_among
from advisor.roadmap.model import PartStanding
from advisor.rubric.model import Rubric, Step
from advisor.scoring.bounds import bounded_score
from advisor.scoring.level import level_held
from advisor.scoring.model import Basis, PracticeScore, Scorecard


@dataclass(frozen=True, kw_only=True)
class Position:
    """The practices of a scorecard once some steps are done."""

    practices: Mapping[str, PracticeScore]
    basis: Basis
    top: int
    primary_side: str

    @property
    def deciding(self) -> tuple[PracticeScore, ...]:
        """The practices of the side that decides the overall level."""
        return tuple(p for p in self.practices.values() if p.side == self.primary_side)

    @property
    def held(self) -> int | None:
        """The overall level held."""
        return level_held(self.deciding, self.top, self.basis)

    def level(self, practice: str, basis: Basis | None = None) -> int:
        """Return the level of a practice; what does not apply needs no raise."""
        score = self.practices[practice]
        return (score.value(basis or self.basis) or 0) if score.applicable else self.top

    def after(self, steps: Iterable[Step]) -> "Position":
        """Return the position once `steps` are done; a step only ever raises."""
        practices = dict(self.practices)
        for step in steps:
            for name, level in step.raises.items():
                practices[name] = _raised(practices[name], level)
        return replace(self, practices=practices)

    def standing(self, practices: Collection[str]) -> PartStanding:
        """Return level and score of some practices of the deciding side."""
        part = [p for p in self.deciding if p.id in practices]
        return PartStanding(
            score=bounded_score(part, self.top).score,
            level=level_held(part, self.top, self.basis),
        )


def _raised(practice: PracticeScore, level: int) -> PracticeScore:
    if not practice.applicable:
        return practice
    return replace(
        practice,
        state=AnswerState.ANSWERED,
        claimed=max(practice.claimed or 0, level),
        supported=max(practice.supported or 0, level),
    )


def position_of(rubric: Rubric, card: Scorecard, basis: Basis, done: Collection[str]) -> Position:
    """Return where a scored team stands, with the steps it says are done.

    Evidence that is produced supports what is claimed, and raises no claim.
    """
    start = Position(
        practices={practice.id: practice for practice in card.practices},
        basis=basis,
        top=card.top,
        primary_side=card.rubric.primary_side,
    )
    after = start.after(step for step in rubric.steps if step.id in done)
    shown = {name: max(levels) for name, levels in evidence_among(rubric, done).items()}
    practices = {
        name: _supported(practice, shown[name]) if name in shown else practice
        for name, practice in after.practices.items()
    }
    return replace(after, practices=practices)


def _supported(practice: PracticeScore, level: int) -> PracticeScore:
    if practice.claimed is None or not practice.applicable:
        return practice
    return replace(practice, supported=max(practice.supported or 0, min(level, practice.claimed)))
