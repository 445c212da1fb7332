"""What is left of a step for a team that meets some of its criteria already."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, fields
from math import ceil, log2

from advisor.frozen import dataclass
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.model import Rubric
from advisor.rubric.step_model import DoneWhen, EffortRange, Step, StepTask

_TENTHS = 1
_LEARNT = 1 + log2(0.9)
_APART = 5
_SHARED = 0.1
_LONGEST_TITLE = 96
_FIELDS = tuple(each.name for each in fields(Step))


@dataclass(frozen=True, kw_only=True)
class CutStep(Step):
    """A step with the tasks that are left to do, their effort, and the criteria then met.

    Criteria are named ``practice/criterion``. `effort` holds all of it, for this team's numbers.
    Without a sign of its own for what is left it is done when these are met. `seen_later` has the
    calendar days from its begin on after which what else it brings can be seen; it is `held_up`
    where it lasts until something can be.
    """

    meets: frozenset[str] = frozenset()
    seen_later: Mapping[str, int] = field(default_factory=dict)
    held_up: bool = False

    def __post_init__(self) -> None:
        """Accept what is left of a step, whatever that is."""

    @property
    def likely_days(self) -> float:
        """Likely effort of all roles together, in person-days."""
        return _likely(self.effort)


def completed(rubric: Rubric, step: Step) -> CutStep:
    """Return a step that was done as a whole, with all criteria up to the levels it raises to."""
    practices = {practice.id: practice for practice in rubric.practices}
    met = frozenset(
        f"{name}/{criterion.id}"
        for name, level in step.raises.items()
        for criterion in practices[name].criteria
        if criterion.level <= level
    )
    given = {name: getattr(step, name) for name in _FIELDS}
    return CutStep(**given, meets=met)


def is_divided(step: Step) -> bool:
    """Tell whether the tasks of a step say what they meet."""
    return any(task.meets for task in step.tasks)


def cut(
    step: Step, brought: frozenset[str], wanted: Collection[str], numbers: TeamNumbers
) -> CutStep:
    """Return a step with the tasks that meet what is wanted, and those that prepare them.

    A step whose tasks do not say what they meet stays whole.
    """
    divided = is_divided(step)
    kept = tuple(task for task in step.tasks if not divided or _is_needed(task, wanted))
    counted = {of for task in step.tasks if task.effort for of in task.effort.per}
    once = numbers.share_of_once(counted)
    effort = _sum([(step.effort, once * _share(step.tasks, kept)), *_own(kept, numbers, once)])
    whole = _sum([(step.effort, once), *_own(step.tasks, numbers, once)])
    part = _likely(effort) / _likely(whole) if _likely(whole) else 1.0
    given = {name: getattr(step, name) for name in _FIELDS}
    given |= {
        "title": step.title if len(kept) == len(step.tasks) else _title(step, kept, wanted),
        "tasks": kept,
        "effort": effort,
        "done_when": step.done_when if kept == step.tasks else tuple(_signs(step, kept)),
        "calendar_days": max(1, ceil(step.calendar_days * part)),
    }
    met = frozenset(name for task in kept for name in task.meets) if divided else brought
    return CutStep(**given, meets=met)


def _is_needed(task: StepTask, wanted: Collection[str]) -> bool:
    """Tell whether a task meets or prepares something wanted; some prepare all of their step."""
    serves = (*task.meets, *task.prepares)
    return not serves or not set(wanted).isdisjoint(serves)


def _signs(step: Step, kept: Iterable[StepTask]) -> Iterator[DoneWhen]:
    """Yield the signs of tasks that are kept, and of the step as a whole."""
    met = {name for task in kept for name in task.meets}
    for sign in step.done_when:
        if not sign.meets or not met.isdisjoint(sign.meets):
            yield sign


def _share(tasks: Collection[StepTask], remaining: Collection[StepTask]) -> float:
    """Return which share of the step's common effort the kept tasks take."""
    common = sum(task.effort is None for task in tasks)
    return sum(task.effort is None for task in remaining) / common if common else 1.0


def _own(
    tasks: Iterable[StepTask], numbers: TeamNumbers, once: float
) -> list[tuple[Mapping[str, EffortRange], float]]:
    parts: list[tuple[Mapping[str, EffortRange], float]] = []
    for task in tasks:
        if task.effort is not None:
            parts.append((task.effort.once, once))
            parts += [(each, _times(numbers.of(of))) for of, each in task.effort.per.items()]
    return parts


def _times(number: float) -> float:
    """Return the effort of doing the same for several models or sources, in that of the first.

    Each time their number doubles, the effort for one falls to 90 % (Wright's learning curve: T. P.
    Wright, Factors affecting the cost of airplanes, 1936). More than five nobody builds apart: what
    was made for these takes the others as well, and each doubling adds a tenth.
    """
    if number <= 1:
        return number
    apart = min(number, _APART)
    return float(apart**_LEARNT * (1 + _SHARED * log2(number / apart)))


def _sum(parts: Iterable[tuple[Mapping[str, EffortRange], float]]) -> dict[str, EffortRange]:
    sums: dict[str, tuple[float, float, float]] = {}
    for efforts, times in parts:
        for role, effort in efforts.items():
            low, likely, high = sums.get(role, (0.0, 0.0, 0.0))
            sums[role] = (
                low + effort.low * times,
                likely + effort.likely * times,
                high + effort.high * times,
            )
    return {
        role: EffortRange(
            low=round(low, _TENTHS), likely=round(likely, _TENTHS), high=round(high, _TENTHS)
        )
        for role, (low, likely, high) in sums.items()
        if round(high, _TENTHS)
    }


def _likely(efforts: Mapping[str, EffortRange]) -> float:
    return sum(effort.likely for effort in efforts.values())


def _title(step: Step, remaining: Collection[StepTask], wanted: Collection[str]) -> str:
    """Return what is left to do: the titles of the tasks left, where these are one or two."""
    titles = [task.title or "" for task in remaining if not set(wanted).isdisjoint(task.meets)]
    if not all(titles) or len(titles) not in (1, 2):
        return step.title
    first, *others = titles
    joined = "; ".join([first, *map(_going_on, others)])
    return joined if len(joined) <= _LONGEST_TITLE else step.title


def _going_on(title: str) -> str:
    """Return a title as it stands after another one: names in capitals keep them."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
