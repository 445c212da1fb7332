"""What a plan says beside its steps: who does what, first aid, what may follow, what can wait."""

from advisor.assessment.model import IsoDate
from advisor.document.checked import Frozen, LevelNumber
from advisor.frozen import dataclass
from advisor.rubric.step_model import EffortRange


@dataclass(frozen=True, kw_only=True)
class Stint(Frozen):
    """Somebody's work on one step: from when to when, how many person-days, and as what."""

    step: str
    start: IsoDate
    end: IsoDate
    days: float
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonPlan(Frozen):
    """What one person does, in order; without names, whoever fills a role."""

    name: str
    roles: tuple[str, ...]
    stints: tuple[Stint, ...]


@dataclass(frozen=True, kw_only=True)
class FirstAidLine(Frozen):
    """What takes the worst of a risk away within a day: by whom, and on which day.

    `urgent` is one for what hurt lately, or `ahead` of what is about to. `person` is None where
    nobody fills one of its `roles`.
    """

    practice: str
    do: str
    days: float
    roles: tuple[str, ...]
    urgent: bool = False
    ahead: bool = False
    person: str | None = None
    on: IsoDate | None = None


@dataclass(frozen=True, kw_only=True)
class PossibleStep(Frozen):
    """Work that may follow from what is not known, once it is found out: undated."""

    step: str
    title: str
    criteria: tuple[str, ...]
    effort: dict[str, EffortRange]

    @property
    def likely_days(self) -> float:
        """Likely effort of all roles together, in person-days."""
        return sum(effort.likely for effort in self.effort.values())


@dataclass(frozen=True, kw_only=True)
class Unstaffed(Frozen):
    """Steps that a role has no time for, those that wait for them, and the role's person-days.

    It is `urgent` where one of them mends what hurt lately.
    """

    role: str
    days: float
    steps: tuple[str, ...]
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class NotNow(Frozen):
    """What a reader may expect and the team should leave for now, and why, as its rubric says."""

    id: str
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Nearest(Frozen):
    """The nearest goal worth having where the target lies far away, and when it is reached.

    What hurt is mended by `mended_on`; `features` are then held besides those of today.
    """

    level: LevelNumber | None
    features: tuple[str, ...]
    steps: tuple[str, ...]
    mended_on: IsoDate | None
    likely: IsoDate


@dataclass(frozen=True, kw_only=True)
class PartBehind(Frozen):
    """How many of what the profile counts are behind the others: work is planned for these."""

    of: str
    behind: float
    whole: float
