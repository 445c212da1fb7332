"""What a gate asks of a scorecard, and what it finds."""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from advisor.frozen import dataclass
from advisor.scoring.change import CriterionChange, FeatureChange, PracticeEvidence, ValueChange
from advisor.scoring.model import Blocker, Scorecard
from advisor.scoring.states import Basis

if TYPE_CHECKING:  # few gates look at files
    from advisor.scan.beside_answers import Beside

Kind = Literal[
    "min-level",
    "min",
    "min-coverage",
    "max-unknown",
    "max-waived",
    "max-age",
    "no-expired",
    "no-contradictions",
    "no-regress",
    "criticality",
]


@dataclass(frozen=True, kw_only=True)
class MinScore:
    """The least score of a dimension, a stage or the whole; without `side`, of the primary one."""

    element: str
    least: float
    side: str | None = None


@dataclass(frozen=True, kw_only=True)
class Uncompared:
    """That there is nothing to compare with: no base yet, or one that cannot be compared.

    `before` and `after` name the two rubrics, where these are why.
    """

    why: Literal["first-run", "other-rubric", "no-criteria"]
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class Criticality:
    """How much depends on the models as the team says, and what a policy expects something of."""

    said: str | None
    expected: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GateConditions:
    """What must hold: a level, scores, how much is known and how fresh, nothing worse than before.

    `min_coverage` is a share of 1 of the criteria in scope, `max_age` a number of days; the others
    are numbers of criteria. Age and evidence are judged on `day`, or else on the scorecard's own.
    `contradictions` are proposals of a scan that speak against an answer, of which none may be.
    """

    min_level: int | None = None
    min_scores: tuple[MinScore, ...] = ()
    min_coverage: float | None = None
    max_unknown: int | None = None
    max_waived: int | None = None
    max_age: int | None = None
    no_expired: bool = False
    contradictions: "tuple[Beside, ...] | None" = None
    base: Scorecard | Uncompared | None = None
    criticality: Criticality | None = None
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class LowPractice:
    """A practice with what it adds to a score that is too low, on the basis asked for.

    `claimed` is what it would add without evidence; None where nothing is answered.
    """

    practice: str
    value: float
    claimed: float | None


@dataclass(frozen=True, kw_only=True)
class LevelFall:
    """A side that holds a lower level than before, None for none, and what stands before it."""

    side: str
    held: ValueChange[int | None]
    barring: tuple[Blocker, ...]
    basis: Basis = "claimed"


@dataclass(frozen=True, kw_only=True)
class Regress:
    """What is worse than before: levels, features, defining criteria, and what is forgotten.

    `forgotten` are criteria that were met or unmet, and of which nothing is known now; `criteria`
    are the others, which defining features rested on. On supported levels, what fell as claimed is
    worse as well.
    """

    since: date
    levels: tuple[LevelFall, ...]
    features: tuple[FeatureChange, ...]
    criteria: tuple[CriterionChange, ...]
    forgotten: tuple[CriterionChange, ...]

    @property
    def falls(self) -> int:
        """How many things are worse."""
        return len(self.levels) + len(self.features) + len(self.criteria) + len(self.forgotten)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One condition, whether it holds, what was wanted and what there is.

    A score is judged by its low bound, every open criterion being unmet; `score` is the score
    itself. `criteria` are those that are too many: unknown, or waived. `blockers` stand before the
    level wanted, `lowest` are the practices that pull a score down most; `thin` tells that too
    little is known to tell a level. `tighter` is the strictest limit that would hold as well, where
    it is stricter. `assessed_on` and `day` are those between which the answers aged, `expired` what
    has run out.
    """

    kind: Kind
    basis: Basis
    holds: bool
    wanted: float | None = None
    measured: float | None = None
    tighter: float | None = None
    score: float | None = None
    side: str | None = None
    element: str | None = None
    on_primary: bool = False
    thin: bool = False
    lowest: tuple[LowPractice, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    criteria: tuple[str, ...] = ()
    regress: Regress | None = None
    contradictions: "tuple[Beside, ...]" = ()
    expired: tuple[PracticeEvidence, ...] = ()
    assessed_on: date | None = None
    day: date | None = None
    uncompared: Uncompared | None = None
    criticality: Criticality | None = None

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the mapping with what only some conditions have left out where it is nothing."""
        some = {"expired", "assessed_on", "day", "uncompared", "criticality", "lowest"}
        some |= {"on_primary", "thin"}
        return {key: item for key, item in data.items() if item or key not in some}
