"""The result document: scorecard, roadmap and what they were computed from."""

from dataclasses import field
from typing import Any

from advisor.assessment.model import IsoDate, Person, Planning, Rates, Target
from advisor.document.checked import Flag, Frozen, LevelNumber, LevelOrFlag
from advisor.frozen import dataclass
from advisor.result.minutes import WorkshopMinutes
from advisor.roadmap.model import Roadmap
from advisor.scoring.crosswalk import CrosswalkStatus
from advisor.scoring.history import Backing
from advisor.scoring.model import FeatureCount, Scorecard

SCHEMA_VERSION = "2.0"


@dataclass(frozen=True, kw_only=True)
class KpiStatus(Frozen):
    """A declared figure for which the team gave a value, in the declared unit."""

    id: str
    title: str
    unit: str
    direction: str
    stage: str
    how: str
    current: float | None
    target: float | None


@dataclass(frozen=True, kw_only=True)
class Past(Frozen):
    """Where the team stood at an earlier date; `level` has the keys of `Scorecard.level`.

    `features` are those of the primary side, `coverage` is that of all criteria. Of a `thin` one
    too little was known to tell a level.
    """

    assessed_on: IsoDate
    level: dict[str, LevelOrFlag | None]
    score: float | None
    thin: Flag = False
    features: FeatureCount | None = None
    coverage: float | None = None
    evidence: Backing | None = None


@dataclass(frozen=True, kw_only=True)
class Moved(Frozen):
    """A practice whose level is another than before; None is no level."""

    practice: str
    title: str
    before: LevelNumber | None
    after: LevelNumber | None


@dataclass(frozen=True, kw_only=True)
class Since(Frozen):
    """What moved since the assessment before, and why the level did or did not."""

    assessed_on: IsoDate
    because: tuple[str, ...]
    risen: tuple[Moved, ...]
    fallen: tuple[Moved, ...]


@dataclass(frozen=True, kw_only=True)
class Result(Scorecard):
    """A scorecard with its roadmap; the one document every renderer reads.

    `answers_sha256` is the digest of the answers file it was made from, None without a file.
    """

    schema_version: str = SCHEMA_VERSION
    generator: str
    answers_sha256: str | None = None
    strict: bool = False
    crosswalks: tuple[CrosswalkStatus, ...] = ()
    kpis: tuple[KpiStatus, ...] = ()
    capacity: dict[str, float] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    rates: Rates = field(default_factory=Rates)
    target: Target = field(default_factory=Target)
    planning: Planning = field(default_factory=Planning)
    roadmap: Roadmap
    next_assessment: IsoDate | None = None
    history: tuple[Past, ...] = ()
    since: Since | None = None
    workshop: WorkshopMinutes | None = None

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the data of the scorecard and more, a workshop only where there was one."""
        if self.workshop is None:
            data.pop("workshop")
        return super().as_data(data)
