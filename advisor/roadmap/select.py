"""Which steps reach what is needed, with everything they need first."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from advisor.roadmap.model import Raise
from advisor.roadmap.position import Position
from advisor.rubric.model import Rubric, Step

# So many ways to choose among alternatives are looked at; a rubric seldom has more.
_MOST = 24
_Lacking = Mapping[str, Collection[int]]  # the levels of each practice at which it lacks something


@dataclass
class Selection:
    """Chosen steps with their prerequisites among the chosen, and raises no step offers."""

    steps: dict[str, Step] = field(default_factory=dict)
    depends_on: dict[str, set[str]] = field(default_factory=dict)
    unreached: list[str] = field(default_factory=list)

    def add_first(self, step: Step) -> None:
        """Add a step that needs nothing, before the chosen ones that raise the same practice."""
        for name, chosen in self.steps.items():
            if chosen.raises.keys() & step.raises.keys():
                self.depends_on[name].add(step.id)
        self.steps[step.id] = step
        self.depends_on[step.id] = set()


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Selections that lift the same, that of least effort first; `complete` if there is no other.

    They differ where several steps raise the same practice to the same level.
    """

    selections: tuple[Selection, ...]
    complete: bool

    @property
    def unreached(self) -> int:
        """How many raises no step offers."""
        return len(self.selections[0].unreached)


def select_steps(
    rubric: Rubric,
    position: Position,
    needed: Mapping[str, int],
    *,
    excluded: Collection[str] = (),
    taken: Collection[Step] = (),
) -> Choices:
    """Return the steps that lift each practice in `needed` to its level, the `taken` ones first.

    Only levels at which something is lacking need a step; what is claimed counts as in place,
    whatever its evidence. No selection holds a step of which
    everything that is wanted is brought by others too.
    """
    lacking = {name: position.lacking_levels(name, "claimed") for name in position.practices}
    usable = _usable(rubric, lacking, excluded)
    found: dict[frozenset[str], Selection] = {}
    waiting, seen, looked = [frozenset[str]()], {frozenset[str]()}, 0
    while waiting and (looked < _MOST or not found):
        looked += 1
        selector = _Selector(rubric, usable, lacking, waiting.pop(0))
        selector.select(taken, needed)
        further = [selector.skipped | {name} for name in selector.spare()]
        if further:
            waiting = [skipped for skipped in further if skipped not in seen] + waiting
        else:
            found.setdefault(frozenset(selector.selection.steps), selector.selection)
            further = [selector.skipped | {name} for name in selector.replaceable()]
            waiting += [skipped for skipped in further if skipped not in seen]
        seen.update(further)
    fewest = min(len(selection.unreached) for selection in found.values())
    reaching = [found for found in found.values() if len(found.unreached) == fewest]
    return Choices(selections=tuple(sorted(reaching, key=_likely_days)), complete=not waiting)


def _likely_days(selection: Selection) -> float:
    return sum(step.likely_days for step in selection.steps.values())


def _usable(rubric: Rubric, lacking: _Lacking, excluded: Collection[str]) -> list[Step]:
    """Return the steps that are not excluded and do not hang on one that is."""
    usable = [step for step in rubric.steps if step.id not in excluded]
    while excluded:
        offered = {raised for step in usable for raised in step.raises.items()}
        there = {step.id for step in usable}.union(
            step.id for step in rubric.steps if _in_place(step, lacking)
        )
        kept = [
            step
            for step in usable
            if there.issuperset(step.requires)
            and all(
                (name, below) in offered
                for name, level in step.raises.items()
                for below in lacking[name]
                if below < level
            )
        ]
        if len(kept) == len(usable):
            break
        usable = kept
    return usable


def _in_place(step: Step, lacking: _Lacking) -> bool:
    """Tell whether nothing that a step brings is lacking."""
    return not any(level in lacking[practice] for practice, level in step.raises.items())


class _Selector:
    def __init__(
        self,
        rubric: Rubric,
        usable: Collection[Step],
        lacking: _Lacking,
        skipped: frozenset[str],
    ) -> None:
        self.lacking = lacking
        self.skipped = skipped
        self.wanted: set[Raise] = set()
        self.fixed: set[str] = set()
        self.by_id = {step.id: step for step in rubric.steps}
        self.offers: dict[Raise, list[Step]] = {}
        for step in usable:
            for practice, level in step.raises.items():
                self.offers.setdefault((practice, level), []).append(step)
        self.selection = Selection()

    def select(self, taken: Collection[Step], needed: Mapping[str, int]) -> None:
        for step in taken:
            self._take(step)
            self.fixed.add(step.id)
        for practice, need in needed.items():
            self._reach(practice, need)

    def spare(self) -> list[str]:
        """Return the chosen steps whose wanted raises other chosen ones bring too."""
        chosen = self.selection.steps.values()
        brought = Counter(raised for step in chosen for raised in step.raises.items())
        spare = self._free(lambda raised: brought[raised] > 1)
        return [step.id for step in sorted(spare, key=_cost, reverse=True)]

    def replaceable(self) -> list[str]:
        """Return the chosen steps of which other steps could bring all that is wanted."""
        return [step.id for step in self._free(lambda raised: self._offered(raised) > 1)]

    def _free(self, elsewhere: Callable[[Raise], bool]) -> list[Step]:
        """Return the steps none requires and of which all that is wanted is had elsewhere."""
        chosen = self.selection.steps.values()
        bound = self.fixed.union(*(step.requires for step in chosen))
        return [
            step
            for step in chosen
            if step.id not in bound
            and all(elsewhere(raised) for raised in self.wanted & step.raises.items())
        ]

    def _offered(self, raised: Raise) -> int:
        return sum(step.id not in self.skipped for step in self.offers[raised])

    def _reach(self, practice: str, need: int) -> set[str]:
        """Choose the steps that take a practice to `need`; return the last one's id, if any."""
        last: set[str] = set()
        for level in self.lacking[practice]:
            if level > need:
                break
            self.wanted.add((practice, level))
            step = self._choose((practice, level))
            if step is None:
                self.selection.unreached.append(practice)
                return last
            self._take(step)
            last = {step.id}
        return last

    def _choose(self, wanted: Raise) -> Step | None:
        offers = [s for s in self.offers.get(wanted, []) if s.id not in self.skipped]
        taken = [step for step in offers if step.id in self.selection.steps]
        return next(iter(taken), min(offers, key=_cost, default=None))

    def _take(self, step: Step) -> None:
        if step.id in self.selection.steps:
            return
        self.selection.steps[step.id] = step
        before: set[str] = set()
        for practice, level in step.raises.items():
            before |= self._reach(practice, level - 1)
        for name in step.requires:
            before |= self._require(name)
        self.selection.depends_on[step.id] = before - {step.id}

    def _require(self, name: str) -> set[str]:
        step = self.by_id[name]
        if _in_place(step, self.lacking):
            return set()
        self._take(step)
        return {step.id}


def _cost(step: Step) -> tuple[float, str]:
    return step.likely_days, step.id
