"""Where a team stands at some point of its way, judged by the rules of scoring.

What is not known is planned as if it were met: only what is lacking needs a step.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from advisor.frozen import dataclass
from advisor.identity_cache import cached_by_identity
from advisor.roadmap.evidence_step import EvidenceStep, evidence_steps_named
from advisor.roadmap.harm import harm_of, incidents
from advisor.roadmap.remaining_step import CutStep, completed
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import Step
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
        lacking = (f for f, _, criterion in self.defining() if self.lacks(criterion))
        return self.held_without(lacking)

    def held_without(self, lacking: Iterable[FeatureScore]) -> int | None:
        """Return the highest level that none of some features bars, given that these are lacking.

        A core feature bars its level, a component the one above. None without a core feature.
        """
        if not self._levels:
            return None
        bars = (f.level if f.role == "core" else f.level + 1 for f in lacking)
        barred = min(bars, default=self.top + 1)
        return max((level for level in self._levels if level < barred), default=0)

    @cached_property
    def _levels(self) -> frozenset[int]:
        """The levels that can be held, as they have a core feature in scope."""
        return frozenset(
            f.level for f in self.features if f.role == "core" and any(self._defining(f))
        )

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

    def demanded(self) -> Iterator[tuple[PracticeScore, CriterionScore]]:
        """Yield each criterion that a team of this kind has to meet whatever its level."""
        for practice in self.practices.values():
            for criterion in practice.criteria:
                if criterion.demanded and criterion.in_scope:
                    yield practice, criterion

    @cached_property
    def harm(self) -> Mapping[str, float]:
        """How much more the lack of practices counts for what it cost, by their ids."""
        told = {p.id: p.hurt for p in self.practices.values() if p.urgent and p.hurt}
        return harm_of(told)

    @cached_property
    def incidents(self) -> Mapping[str, str]:
        """What happened for the lack of practices, named by the first one that it is told of."""
        told = incidents(self.practices.values())
        return {practice.id: group[0].id for group in told for practice in group}

    @cached_property
    def lacking(self) -> frozenset[str]:
        """All criteria known to be unmet, as ``practice/criterion``, whatever evidence shows."""
        return frozenset(
            f"{practice.id}/{criterion.id}"
            for practice in self.practices.values()
            for criterion in practice.criteria
            if _lacks(criterion, "claimed")
        )

    @cached_property
    def unshown(self) -> frozenset[str]:
        """The criteria of which all that is lacking is evidence."""
        return frozenset(
            f"{practice.id}/{criterion.id}"
            for practice in self.practices.values()
            for criterion in practice.criteria
            if self.lacks(criterion) and not _lacks(criterion, "claimed")
        )

    def lacks(self, criterion: CriterionScore) -> bool:
        """Tell whether a criterion is known to be unmet, or to lack the evidence asked for."""
        return _lacks(criterion, self.basis)

    def brought_by(self, step: Step) -> frozenset[str]:
        """Return the criteria that a step takes from lacking to met, or to supported."""
        if isinstance(step, CutStep):
            return step.meets & self.lacking
        return frozenset(
            name
            for name in self.unshown
            for practice, _, criterion in [name.partition("/")]
            if self.practices[practice].criterion(criterion).level <= step.raises.get(practice, 0)
        )

    def after(self, steps: Iterable[Step]) -> "Position":
        """Return the position once `steps` are done; a step only ever raises.

        Evidence that is produced supports what is claimed, and raises no claim.
        """
        practices = dict(self.practices)
        for step in steps:
            practices.update(changed_by(step, practices, self.top))
        return replace(self, practices=practices)


def changed_by(
    step: Step, practices: Mapping[str, PracticeScore], top: int
) -> dict[str, PracticeScore]:
    """Return the practices that a step changes, as they are once it is done."""
    if isinstance(step, EvidenceStep):
        return {name: _shown(practices[name], n, top) for name, n in step.raises.items()}
    if isinstance(step, CutStep):
        met = _by_practice(step.meets)
        return {name: _met(practices[name], criteria, top) for name, criteria in met.items()}
    return {}


def _lacks(criterion: CriterionScore, basis: Basis) -> bool:
    if not criterion.in_scope:
        return False
    if criterion.state is CriterionState.UNMET:
        return True
    unshown = criterion.state is CriterionState.MET and not criterion.supported
    return unshown and basis == "supported"


# Plans look at the same practice raised to the same level again and again.
@cached_by_identity(maxsize=4096)
def _by_id(practice: PracticeScore) -> Mapping[str, CriterionScore]:
    return {criterion.id: criterion for criterion in practice.criteria}


@lru_cache(maxsize=4096)
def _by_practice(meets: frozenset[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in meets:
        practice, _, criterion = name.partition("/")
        found.setdefault(practice, set()).add(criterion)
    return {practice: frozenset(criteria) for practice, criteria in found.items()}


@cached_by_identity(maxsize=4096)
def _met(practice: PracticeScore, met: frozenset[str], top: int) -> PracticeScore:
    criteria = (
        replace(c, state=CriterionState.MET, supported=True) if c.in_scope and c.id in met else c
        for c in practice.criteria
    )
    return _scored_anew(practice, tuple(criteria), top)


@cached_by_identity(maxsize=4096)
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
    planned = [completed(rubric, step) for step in rubric.steps if step.id in done]
    return start.after([*planned, *evidence_steps_named(rubric, done)])
