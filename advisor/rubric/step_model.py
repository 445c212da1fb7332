"""What can be done about a lack: steps with their tasks, effort and tools, and first aid."""

from dataclasses import field
from typing import Annotated, Literal

from advisor.document.checked import (
    CriterionRef,
    Days,
    DottedId,
    Frozen,
    Id,
    LevelNumber,
    Requirement,
    ShortForm,
    Text,
    WholeDays,
)
from advisor.frozen import dataclass
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class EffortRange(Frozen):
    """Person-days: the best, the likely and the worst case."""

    low: Days
    likely: Days
    high: Days

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise ValueError(sentence("effort must hold: low <= likely <= high"))


@dataclass(frozen=True, kw_only=True)
class Tool(Frozen):
    """A tool that can carry a step, and when to choose it."""

    name: Text
    licence: Text
    kind: Literal["open-source", "managed", "commercial"]
    choose_when: Text


@dataclass(frozen=True, kw_only=True)
class TaskEffort(Frozen):
    """Person-days by role: those spent once, and those spent for each of a number of the profile.

    `per` has the profile field whose number counts, such as `models`.
    """

    once: dict[Id, EffortRange] = field(default_factory=dict)
    per: dict[Id, dict[Id, EffortRange]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not (self.once or self.per):
            raise ValueError(sentence("an effort has person-days under `once`, `per` or both"))


@dataclass(frozen=True, kw_only=True)
class StepTask(Frozen):
    """One piece of a step, and the criteria that are met when it is done.

    One that meets nothing by itself prepares the criteria it names under `prepares`, or all of its
    step. Its `title` heads a step of which nothing else is left to do. A task without an effort has
    an equal share of the step's own effort with the others without.
    """

    do: Text
    title: Text | None = None
    meets: tuple[CriterionRef, ...] = ()
    prepares: tuple[CriterionRef, ...] = ()
    effort: TaskEffort | None = None


@dataclass(frozen=True, kw_only=True)
class DoneWhen(Frozen):
    """A sign that a step is done, and the criteria whose tasks it is a sign of; without any, all.

    It is looked for where the step meets one of these.
    """

    text: Text
    meets: tuple[CriterionRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step(Frozen):
    """A recommended automation step.

    A step takes each practice in `raises` from the level below to the named one, so a practice
    two levels short needs two steps. It `requires` other steps, or criteria that have to be met
    first, as ``practice/criterion``. It comes `after` others, named alike, where a plan has them
    anyway; they are not taken for it. `calendar_days` is the shortest time in working days.
    `effort` is spent on the tasks that have none of their own.
    """

    id: DottedId
    title: Text
    raises: dict[DottedId, LevelNumber]
    requires: tuple[Requirement, ...] = ()
    after: tuple[Requirement, ...] = ()
    effort: dict[Id, EffortRange] = field(default_factory=dict)
    calendar_days: WholeDays
    why: Text
    tasks: tuple[Annotated[StepTask, ShortForm("do")], ...]
    done_when: tuple[Annotated[DoneWhen, ShortForm("text")], ...]
    tools: tuple[Tool, ...] = ()
    carries_over: Text | None = None
    starts_fresh: Text | None = None
    pitfalls: tuple[Text, ...] = ()
    kpis: tuple[Id, ...] = ()

    def __post_init__(self) -> None:
        if not self.raises or min(self.raises.values()) < 1:
            raise ValueError(
                sentence("`raises` names at least one practice and the level, from 1, it reaches")
            )
        if not (self.tasks and self.done_when):
            raise ValueError(sentence("a step has tasks and says when it is done"))

    @property
    def level(self) -> int:
        """The highest level this step raises anything to."""
        return max(self.raises.values())

    @property
    def likely_days(self) -> float:
        """Likely effort of all roles together, in person-days, for one of each that is counted."""
        own = [task.effort for task in self.tasks if task.effort is not None]
        groups = [self.effort, *(group for e in own for group in (e.once, *e.per.values()))]
        return sum(effort.likely for group in groups for effort in group.values())
