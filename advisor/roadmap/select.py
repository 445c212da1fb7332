"""Which steps meet what is needed, with everything they need first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from advisor.roadmap.remaining_step import CutStep, cut, is_divided
from advisor.roadmap.seen_later import Waits, waits_of
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.step_criteria import brought_by
from advisor.rubric.step_model import Step

# So many ways to choose among alternatives are looked at; a rubric seldom has more.
_MOST = 24


@dataclass
class Selection:
    """Chosen steps with their prerequisites among the chosen, and criteria no step meets.

    `after` names what comes before a step without being needed for it.
    """

    steps: dict[str, Step] = field(default_factory=dict)
    depends_on: dict[str, set[str]] = field(default_factory=dict)
    after: dict[str, set[str]] = field(default_factory=dict)
    unreached: list[str] = field(default_factory=list)

    @property
    def likely_days(self) -> float:
        """The likely effort of all steps, in person-days."""
        return sum(step.likely_days for step in self.steps.values())

    @property
    def before(self) -> dict[str, set[str]]:
        """What comes before each step, needed for it or not."""
        return {
            name: first | self.after.get(name, set()) for name, first in self.depends_on.items()
        }

    def add_first(self, step: Step) -> None:
        """Add a step that needs nothing, before the chosen ones that raise the same practice."""
        for name, chosen in self.steps.items():
            if chosen.raises.keys() & step.raises.keys():
                self.depends_on[name].add(step.id)
        self.steps[step.id] = step
        self.depends_on[step.id] = set()


@dataclass(frozen=True, eq=False)
class Offers:
    """What the steps of a rubric can do for a team.

    `lacking` are the criteria, as ``practice/criterion``, that it is known not to meet, `defining`
    those of all that define a feature, `numbers` those of its profile. Steps in `excluded` are not
    taken, nor what hangs on them; those in `hurried` mend what hurt, and take no more than that.
    """

    rubric: Rubric
    lacking: frozenset[str]
    defining: frozenset[str]
    numbers: TeamNumbers
    excluded: frozenset[str] = frozenset()
    hurried: frozenset[str] = frozenset()

    def without(self, skipped: Collection[str]) -> "Offers":
        """Return the offers without some steps."""
        return replace(self, excluded=self.excluded | frozenset(skipped))

    def hurrying(self, names: Collection[str]) -> "Offers":
        """Return the offers with some steps that mend what hurt, and so take no more than that."""
        return replace(self, hurried=frozenset(names))

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps of the rubric by their id."""
        return {step.id: step for step in self.rubric.steps}

    def meeting(self, criterion: str) -> list[str]:
        """Return the usable steps that meet a criterion, the cheapest first."""
        return self._meeting.get(criterion, [])

    def step(self, name: str, wanted: Collection[str]) -> CutStep:
        """Return what is left of a step to meet what is wanted of it."""
        return cut(self.steps[name], self._brought[name], wanted, self.numbers)

    def whole(self, name: str) -> CutStep:
        """Return a step with all its tasks that meet something lacking."""
        if name not in self._wholes:
            self._wholes[name] = self.step(name, self._brought[name] & self.lacking)
        return self._wholes[name]

    def needs(self, name: str) -> Iterator[tuple[str, ...]]:
        """Yield the lacking criteria that each prerequisite of a step stands for.

        A required step stands for all it brings. A step follows what is lacking of its practices
        below its level; of that, one whose tasks say what they meet asks only for what defines a
        feature.
        """
        yield from self._required(name)
        yield from self._below(name)

    @property
    def worth_doing(self) -> frozenset[str]:
        """The usable steps that meet something lacking."""
        return frozenset(n for n in self.usable if self._brought[n] & self.lacking)

    @cached_property
    def usable(self) -> frozenset[str]:
        """The steps that are not excluded and do not hang on one that is, or on each other."""
        if not self.excluded:
            return frozenset(self.steps)
        needed = {name: self._needed_of_others(name) for name in self.steps.keys() - self.excluded}
        usable, offered = set[str](), frozenset[str]()
        while ready := {
            name for name, criteria in needed.items() if name not in usable and criteria <= offered
        }:
            usable |= ready
            offered = offered.union(*(self._brought[name] for name in ready))
        return frozenset(usable)

    def _needed_of_others(self, name: str) -> frozenset[str]:
        """Return what others must bring: of what is not required, its own tasks may bring some."""
        required = frozenset[str]().union(*self._required(name))
        below = frozenset[str]().union(*self._below(name))
        return required | (below - self._brought[name])

    def _required(self, name: str) -> Iterator[tuple[str, ...]]:
        for required in self.steps[name].requires:
            named = self._brought.get(required, frozenset([required]))
            yield tuple(sorted(named & self.lacking))

    def _below(self, name: str) -> Iterator[tuple[str, ...]]:
        step = self.steps[name]
        lean = is_divided(step) and name in self.hurried
        for practice, level in step.raises.items():
            below = self._lacking_below(practice, level)
            yield tuple(sorted(below & self.defining if lean else below))

    def _lacking_below(self, practice: str, level: int) -> frozenset[str]:
        criteria = self._practices[practice].criteria
        lower = frozenset(f"{practice}/{c.id}" for c in criteria if c.level < level)
        return lower & self.lacking

    @cached_property
    def waits(self) -> Waits:
        """The calendar days that criteria take to be seen, of those that take any."""
        return waits_of(self.rubric, self.numbers)

    @cached_property
    def _meeting(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.usable, key=lambda n: (self.steps[n].likely_days, n)):
            for criterion in self._brought[name]:
                found.setdefault(criterion, []).append(name)
        return found

    @cached_property
    def _wholes(self) -> dict[str, CutStep]:
        return {}

    @cached_property
    def _brought(self) -> dict[str, frozenset[str]]:
        return brought_by(self.rubric)

    @cached_property
    def _practices(self) -> dict[str, Practice]:
        return {practice.id: practice for practice in self.rubric.practices}


def select_steps(
    offers: Offers, needed: Iterable[str], *, taken: Mapping[str, Collection[str]] | None = None
) -> Selection:
    """Return the steps that meet the criteria in `needed`, with what they need first.

    `taken` are steps chosen before, with what is wanted of them. Where several steps meet the same
    the cheapest is taken, and others are tried in its place. No step stays of which everything
    that is wanted is brought by others too.
    """
    wanted = list(dict.fromkeys(needed))
    best = _Selector(offers, taken or {}).select(wanted)
    for _ in range(_MOST):
        tried = (
            _Selector(offers.without([name]), taken or {}).select(wanted)
            for name in best.replaceable()
        )
        better = min(
            (t for t in tried if len(t.unreached) <= len(best.unreached)),
            key=lambda found: found.selection().likely_days,
            default=best,
        )
        if better.selection().likely_days >= best.selection().likely_days:
            break
        best = better
    return best.selection()


class _Selector:
    def __init__(self, offers: Offers, taken: Mapping[str, Collection[str]]) -> None:
        self.offers = offers
        self.fixed = set(taken)
        self.wanted: dict[str, set[str]] = {}
        self.before: dict[str, set[str]] = {}
        self.unreached: list[str] = []
        self._selection: Selection | None = None
        for name, criteria in taken.items():
            for criterion in criteria:
                self._take(name, criterion)

    def select(self, needed: Collection[str]) -> "_Selector":
        for criterion in needed:
            self._reach(criterion)
        return self

    def selection(self) -> Selection:
        """Return what was selected, without steps that others make superfluous.

        Once it is asked for, nothing more is selected.
        """
        if self._selection is None:
            self._selection = self._selected()
        return self._selection

    def _selected(self) -> Selection:
        steps: dict[str, Step] = {
            name: self.offers.step(name, wanted) for name, wanted in self.wanted.items()
        }
        return Selection(steps=steps, depends_on=self._chained(), unreached=list(self.unreached))

    def replaceable(self) -> list[str]:
        """Return the chosen steps of which other steps could bring all that is wanted."""
        required = set[str]().union(*self.before.values())
        return [
            name
            for name, wanted in self.wanted.items()
            if name not in self.fixed | required
            and all(len(self.offers.meeting(criterion)) > 1 for criterion in wanted)
        ]

    def _chained(self) -> dict[str, set[str]]:
        """Return what comes first: what is needed, and lower steps of the same practices.

        A lower step that waits for the higher one in its turn does not, nor does what mends no hurt
        come before a step that does and says task by task what it meets.
        """
        depends_on = {name: set(before) for name, before in self.before.items()}
        moving: dict[str, list[tuple[str, int]]] = {}
        for name in self.wanted:
            for practice, level in self._moves(name).items():
                moving.setdefault(practice, []).append((name, level))
        for name in self.wanted:
            lower = {
                other: None
                for practice, level in self.offers.steps[name].raises.items()
                for other, reached in moving.get(practice, ())
                if other != name and reached < level and not self._hurries_past(name, other)
            }
            for other in lower:
                if name not in all_before(depends_on, other):
                    depends_on[name].add(other)
        return depends_on

    def _hurries_past(self, name: str, other: str) -> bool:
        hurried = self.offers.hurried
        return name in hurried and other not in hurried and is_divided(self.offers.steps[name])

    def _moves(self, name: str) -> dict[str, int]:
        """Return to which level a step takes each practice of which it meets what is lacking."""
        meets = self.offers.whole(name).meets & self.offers.lacking
        moved = {criterion.partition("/")[0] for criterion in meets}
        return {p: level for p, level in self.offers.steps[name].raises.items() if p in moved}

    def _reach(self, criterion: str, waiting: tuple[str, ...] = ()) -> str | None:
        """Choose a step that meets a criterion; return its id, None if nothing has to be done.

        Of several it is one that does not need any of those `waiting` for it.
        """
        if criterion not in self.offers.lacking or criterion in self.unreached:
            return None
        meeting = self.offers.meeting(criterion)
        if waiting and len(meeting) > 1:
            meeting = [n for n in meeting if not self._needs_any(n, waiting)] or meeting
        for name in meeting:
            if criterion in self.wanted.get(name, ()):
                return name
        chosen = next((name for name in meeting if name in self.wanted), None)
        chosen = chosen or next(iter(meeting), None)
        if chosen is None:
            self.unreached.append(criterion)
            return None
        self._take(chosen, criterion, waiting)
        return chosen

    def _needs_any(self, name: str, waiting: tuple[str, ...]) -> bool:
        """Tell whether a step is one of some steps, or cannot be done without one of them."""
        if name in waiting:
            return True
        if name in self.before:
            return not all_before(self.before, name).isdisjoint(waiting)
        further = (*waiting, name)
        return any(
            all(self._needs_any(other, further) for other in self.offers.meeting(criterion))
            for need in self.offers.needs(name)
            for criterion in need
        )

    def _take(self, name: str, criterion: str, waiting: tuple[str, ...] = ()) -> None:
        new = name not in self.wanted
        self.wanted.setdefault(name, set()).add(criterion)
        if not new:
            return
        before = self.before.setdefault(name, set())
        for need in self.offers.needs(name):
            for needed in need:
                found = self._reach(needed, (*waiting, name))
                if found and found != name:
                    before.add(found)


def all_before(depends_on: Mapping[str, set[str]], name: str) -> set[str]:
    """Return what a step depends on, directly or through others."""
    found, waiting = set[str](), [name]
    while waiting:
        further = depends_on[waiting.pop()] - found
        found |= further
        waiting += further
    return found
