"""One practice as answered: its criteria, its evidence, and what was waived."""

from functools import cached_property
from typing import Any

from advisor.assessment.model import IsoDate
from advisor.document.checked import Frozen, LevelKey, LevelNumber
from advisor.frozen import dataclass
from advisor.rubric.profile import Exclusion
from advisor.scoring.states import Basis, CriterionState, PracticeState


@dataclass(frozen=True, kw_only=True)
class Hurt(Frozen):
    """What the lack of a practice did lately; what is `ahead` has a day after the assessment."""

    what: str | None = None
    cost: str | None = None
    date: IsoDate | None = None
    ahead: bool = False


@dataclass(frozen=True, kw_only=True)
class EvidenceScore(Frozen):
    """One piece of evidence, the level it can support, and whether it counts.

    What is `premature` was observed only after the day of judgement. `shows` names criteria;
    empty, it shows every one that is met. `found_by` is the detector of a scan that proposed it,
    or ``agent:`` and an agent's name, `commit` the state that was scanned, `digest` the SHA-256
    of what stood there.
    """

    kind: str
    ref: str
    observed_on: IsoDate | None
    expires_on: IsoDate | None
    cap: LevelNumber
    valid: bool
    premature: bool = False
    shows: tuple[str, ...] = ()
    by: str | None = None
    found_by: str | None = None
    commit: str | None = None
    digest: str | None = None

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what was not said left out."""
        said = {"premature", "shows", "by", "found_by", "commit", "digest"}
        return {key: item for key, item in data.items() if item or key not in said}


@dataclass(frozen=True, kw_only=True)
class WaiverScore(Frozen):
    """What the team itself says does not apply; `counts` when another approved it, in bounds.

    `criterion` is None where the whole practice was waived.
    """

    practice: str
    criterion: str | None
    reason: str
    by: str | None
    approved_by: str | None
    until: IsoDate | None
    expired: bool
    counts: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class CriterionScore(Frozen):
    """One criterion as answered; `supported` when it is met and valid evidence shows it.

    `removed` when a waiver that counts takes it out like one that the profile leaves out;
    `excluded` is what of the profile leaves it out on its own, while its practice stays. What is
    `demanded` has to be met by a team of this profile whatever its level; what is `urgent` is
    mended before all else of a practice whose lack hurt.
    """

    id: str
    level: LevelNumber
    text: str
    state: CriterionState
    supported: bool
    defines: tuple[str, ...] = ()
    seen_in: str | None = None
    demanded: bool = False
    urgent: bool = False
    removed: bool = False
    excluded: tuple[Exclusion, ...] = ()

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what takes it out only where something does."""
        marks = {"removed", "excluded", "demanded", "urgent"}
        return {key: item for key, item in data.items() if item or key not in marks}

    @cached_property
    def in_scope(self) -> bool:
        """Whether it counts at all."""
        return self.state is not CriterionState.LEFT_OUT and not self.removed

    @property
    def answered(self) -> bool:
        """Whether it is met or unmet."""
        return self.in_scope and self.state in (CriterionState.MET, CriterionState.UNMET)

    @property
    def open(self) -> bool:
        """Whether it counts, and nobody can say yet whether it is met."""
        return self.in_scope and not self.answered

    def met(self, basis: Basis) -> bool:
        """Tell whether it is met, or met and backed by evidence."""
        if not self.in_scope or self.state is not CriterionState.MET:
            return False
        return basis == "claimed" or self.supported

    @property
    def unmet(self) -> bool:
        """Whether it counts and is known to be unmet."""
        return self.in_scope and self.state is CriterionState.UNMET


@dataclass(frozen=True, kw_only=True, eq=False)
class PracticeScore(Frozen):
    """One practice as answered, with the rubric's words on it.

    `claimed` and `supported` are its levels, `value` and `supported_value` what it adds to a
    score in level units; None where nothing is answered. `high` is what it would add if everything
    open turned out met. `reason` is the team's own for leaving it out, `excluded` the profile's.
    """

    id: str
    title: str
    side: str
    dimension: str
    stage: str
    state: PracticeState
    claimed: LevelNumber | None
    supported: LevelNumber | None
    value: float | None
    supported_value: float | None
    high: float
    criteria: tuple[CriterionScore, ...]
    waiver: WaiverScore | None
    gates: dict[LevelKey, LevelNumber]
    weight: float
    weight_reason: str | None
    features: tuple[str, ...]
    quick: bool
    evidence: tuple[EvidenceScore, ...]
    note: str | None
    reason: str | None
    question: str
    why: str
    risk: str
    levels: dict[LevelKey, str]
    by: str | None = None
    flag: bool = False
    urgent: bool = False
    hurt: Hurt | None = None
    excluded: tuple[Exclusion, ...] = ()

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what was not said left out."""
        marks = {"flag", "urgent", "by", "hurt", "excluded"}
        return {key: item for key, item in data.items() if item or key not in marks}

    @property
    def ahead(self) -> bool:
        """Whether what its lack does is still to come."""
        return self.hurt is not None and self.hurt.ahead

    @cached_property
    def applicable(self) -> bool:
        """Whether anything of it counts."""
        if not self.criteria:  # in a result of schema 1
            return self.state is not PracticeState.LEFT_OUT
        return any(criterion.in_scope for criterion in self.criteria)

    @property
    def answered(self) -> bool:
        """Whether any of its criteria is met or unmet."""
        return self.state in (PracticeState.ANSWERED, PracticeState.PARTLY)

    def level(self, basis: Basis) -> int | None:
        """Return the level answered, or the level backed by evidence."""
        return self.claimed if basis == "claimed" else self.supported

    def score(self, basis: Basis) -> float | None:
        """Return what it adds to a score, as answered or as backed by evidence."""
        return self.value if basis == "claimed" else self.supported_value

    def criterion(self, criterion_id: str) -> CriterionScore:
        """Return one criterion. Raises KeyError."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)
