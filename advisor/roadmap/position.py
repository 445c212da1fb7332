"""Where a team stands at some point of its way, judged by the rules of scoring.

What is not known is planned as if it were met: only what is lacking needs a step.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from advisor.roadmap.evidence_step import EvidenceStep, evidence_steps_named
from advisor.roadmap.model import PartStanding
from advisor.rubric.model import Rubric, Step
from advisor.scoring.bounds import mean_score
from advisor.scoring.model import FeatureScore, Scorecard
from advisor.scoring.practice import practice_figures
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import Basis, CriterionState


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
        cores = {f.level for f in self.features if f.role == "core" and any(self._defining(f))}
        if not cores:
            return None
        lacking = {id(f): f for f, _, criterion in self.defining() if self.lacks(criterion)}
        bars = (f.level if f.role == "core" else f.level + 1 for f in lacking.values())
        barred = min(bars, default=self.top + 1)
        return max((level for level in cores if level < barred), default=0)

    def defining(
        self, most: int | None = None
    ) -> Iterator[tuple[FeatureScore, PracticeScore, CriterionScore]]:
        """Yield each criterion in scope that defines a feature of the deciding side up to a level.

        Core features and components alike, so that a level is reached held and guarded.
        """
        for feature in self.features:
            if most is None or feature.level <= most:
                for practice, criterion in self._defining(feature):
                    yield feature, practice, criterion

    def _defining(self, feature: FeatureScore) -> Iterator[tuple[PracticeScore, CriterionScore]]:
        for name in feature.criteria:
            practice_id, _, criterion_id = name.partition("/")
            practice = self.practices[practice_id]
            criterion = _by_id(practice)[criterion_id]
            if criterion.in_scope:
                yield practice, criterion

    def lacks(self, criterion: CriterionScore) -> bool:
        """Tell whether a criterion is known to be unmet, or to lack the evidence asked for."""
        return _lacks(criterion, self.basis)

    def lacking_levels(self, practice: str, basis: Basis | None = None) -> tuple[int, ...]:
        """Return the levels of a practice at which a criterion is lacking, in order."""
        return _lacking_levels(self.practices[practice], basis or self.basis)

    def unshown_levels(self, practice: str) -> tuple[int, ...]:
        """Return the levels of a practice of which all that is lacking is evidence."""
        unmet = self.lacking_levels(practice, "claimed")
        return tuple(level for level in self.lacking_levels(practice) if level not in unmet)

    def after(self, steps: Iterable[Step]) -> "Position":
        """Return the position once `steps` are done; a step only ever raises.

        Evidence that is produced supports what is claimed, and raises no claim.
        """
        practices = dict(self.practices)
        for step in steps:
            change = _shown if isinstance(step, EvidenceStep) else _raised
            for name, level in step.raises.items():
                practices[name] = change(practices[name], level, self.top)
        return replace(self, practices=practices)

    def standing(self, practices: Collection[str]) -> PartStanding:
        """Return the score of some practices of the deciding side."""
        part = [p for p in self.deciding if p.id in practices]
        return PartStanding(score=mean_score(part))


def _lacks(criterion: CriterionScore, basis: Basis) -> bool:
    if not criterion.in_scope:
        return False
    if criterion.state is CriterionState.UNMET:
        return True
    unshown = criterion.state is CriterionState.MET and not criterion.supported
    return unshown and basis == "supported"


# Plans look at the same practice raised to the same level again and again.
@lru_cache(maxsize=4096)
def _by_id(practice: PracticeScore) -> Mapping[str, CriterionScore]:
    return {criterion.id: criterion for criterion in practice.criteria}


@lru_cache(maxsize=4096)
def _lacking_levels(practice: PracticeScore, basis: Basis) -> tuple[int, ...]:
    return tuple(sorted({c.level for c in practice.criteria if _lacks(c, basis)}))


@lru_cache(maxsize=4096)
def _raised(practice: PracticeScore, level: int, top: int) -> PracticeScore:
    met = CriterionState.MET
    criteria = (
        replace(c, state=met, supported=True) if c.in_scope and c.level <= level else c
        for c in practice.criteria
    )
    return _scored_anew(practice, tuple(criteria), top)


@lru_cache(maxsize=4096)
def _shown(practice: PracticeScore, level: int, top: int) -> PracticeScore:
    criteria = (
        replace(c, supported=True) if c.met("claimed") and c.level <= level else c
        for c in practice.criteria
    )
    return _scored_anew(practice, tuple(criteria), top)


def _scored_anew(
    practice: PracticeScore, criteria: tuple[CriterionScore, ...], top: int
) -> PracticeScore:
    return replace(practice, criteria=criteria, **practice_figures(criteria, top)._asdict())


def position_of(rubric: Rubric, card: Scorecard, basis: Basis, done: Collection[str]) -> Position:
    """Return where a scored team stands, with the steps it says are done."""
    primary = card.rubric.primary_side
    start = Position(
        practices={practice.id: practice for practice in card.practices},
        features=tuple(feature for feature in card.features if feature.side == primary),
        basis=basis,
        top=card.top,
        primary_side=primary,
    )
    planned = [step for step in rubric.steps if step.id in done]
    return start.after([*planned, *evidence_steps_named(rubric, done)])
