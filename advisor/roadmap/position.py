"""Where a team stands at some point of its way, judged by the rules of scoring.

What is not known is planned as if it were met: only what is lacking needs a step.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from advisor.roadmap.model import PartStanding
from advisor.rubric.evidence_name import evidence_among
from advisor.rubric.model import Rubric, Step
from advisor.scoring.bounds import mean_score
from advisor.scoring.model import (
    Basis,
    CriterionScore,
    CriterionState,
    FeatureScore,
    PracticeScore,
    Scorecard,
)
from advisor.scoring.practice import practice_figures


@dataclass(frozen=True, kw_only=True)
class Position:
    """The practices of a scorecard once some steps are done, and the features they define."""

    practices: Mapping[str, PracticeScore]
    features: tuple[FeatureScore, ...]
    basis: Basis
    top: int
    primary_side: str

    @property
    def deciding(self) -> tuple[PracticeScore, ...]:
        """The practices of the side that decides the overall level."""
        return tuple(p for p in self.practices.values() if p.side == self.primary_side)

    @cached_property
    def held(self) -> int | None:
        """The highest level that nothing lacking bars; None without a core feature in scope."""
        cores = {f.level for f in self._in_scope if f.role == "core"}
        if not cores:
            return None
        bars = (f.level if f.role == "core" else f.level + 1 for f, _ in self.lacking())
        barred = min(bars, default=self.top + 1)
        return max((level for level in cores if level < barred), default=0)

    @cached_property
    def _in_scope(self) -> tuple[FeatureScore, ...]:
        return tuple(f for f in self.features if any(c.in_scope for _, c in self._defining(f)))

    def _defining(self, feature: FeatureScore) -> Iterator[tuple[PracticeScore, CriterionScore]]:
        for name in feature.criteria:
            practice_id, _, criterion_id = name.partition("/")
            practice = self.practices[practice_id]
            yield practice, practice.criterion(criterion_id)

    def lacking(
        self, most: int | None = None
    ) -> Iterator[tuple[FeatureScore, tuple[PracticeScore, CriterionScore]]]:
        """Yield each lacking criterion that defines a feature of the deciding side up to a level.

        Core features and components alike, so that a level is reached held and guarded.
        """
        for feature in self.features:
            if most is None or feature.level <= most:
                for practice, criterion in self._defining(feature):
                    if lacks(criterion, self.basis):
                        yield feature, (practice, criterion)

    def level(self, practice: str, basis: Basis | None = None) -> int:
        """Return up to which level nothing of a practice is lacking."""
        score = self.practices[practice]
        return _level(score, basis or self.basis, self.top)

    def after(self, steps: Iterable[Step]) -> "Position":
        """Return the position once `steps` are done; a step only ever raises."""
        practices = dict(self.practices)
        for step in steps:
            for name, level in step.raises.items():
                practices[name] = _raised(practices[name], level, self.top)
        return replace(self, practices=practices)

    def standing(self, practices: Collection[str]) -> PartStanding:
        """Return the score of some practices of the deciding side."""
        part = [p for p in self.deciding if p.id in practices]
        return PartStanding(score=mean_score(part))


def lacks(criterion: CriterionScore, basis: Basis) -> bool:
    """Tell whether a criterion is known to be unmet, or to lack the evidence asked for."""
    unsupported = criterion.state is CriterionState.MET and not criterion.supported
    return criterion.unmet or (basis == "supported" and criterion.in_scope and unsupported)


@lru_cache(maxsize=4096)
def _level(practice: PracticeScore, basis: Basis, top: int) -> int:
    missed = (c.level for c in practice.criteria if lacks(c, basis))
    return min(missed, default=top + 1) - 1


# Plans look at the same practice raised to the same level again and again.
@lru_cache(maxsize=4096)
def _raised(practice: PracticeScore, level: int, top: int) -> PracticeScore:
    met = CriterionState.MET
    return _scored_anew(
        practice,
        tuple(
            replace(c, state=met, supported=True) if c.in_scope and c.level <= level else c
            for c in practice.criteria
        ),
        top,
    )


def _scored_anew(
    practice: PracticeScore, criteria: tuple[CriterionScore, ...], top: int
) -> PracticeScore:
    return replace(practice, criteria=criteria, **practice_figures(criteria, top)._asdict())


def position_of(rubric: Rubric, card: Scorecard, basis: Basis, done: Collection[str]) -> Position:
    """Return where a scored team stands, with the steps it says are done.

    Evidence that is produced supports what is claimed, and raises no claim.
    """
    primary = card.rubric.primary_side
    start = Position(
        practices={practice.id: practice for practice in card.practices},
        features=tuple(feature for feature in card.features if feature.side == primary),
        basis=basis,
        top=card.top,
        primary_side=primary,
    )
    after = start.after(step for step in rubric.steps if step.id in done)
    shown = {name: max(levels) for name, levels in evidence_among(rubric, done).items()}
    practices = {
        name: _shown(practice, shown[name], card.top) if name in shown else practice
        for name, practice in after.practices.items()
    }
    return replace(after, practices=practices)


def _shown(practice: PracticeScore, level: int, top: int) -> PracticeScore:
    criteria = tuple(
        replace(c, supported=True) if c.met("claimed") and c.level <= level else c
        for c in practice.criteria
    )
    return _scored_anew(practice, criteria, top)
