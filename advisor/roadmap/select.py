"""Which steps reach a level, with everything they need first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from advisor.rubric.model import Rubric, Step
from advisor.scoring.level import blockers_for
from advisor.scoring.model import Basis, Scorecard

Raise = tuple[str, int]


@dataclass
class Selection:
    """Chosen steps with their prerequisites among the chosen, and raises no step offers."""

    steps: dict[str, Step] = field(default_factory=dict)
    depends_on: dict[str, set[str]] = field(default_factory=dict)
    unreached: list[str] = field(default_factory=list)


def starting_levels(card: Scorecard, basis: Basis) -> dict[str, int]:
    """Return each practice's level before the first step; what does not apply needs no raise."""
    return {
        practice.id: (practice.value(basis) or 0) if practice.applicable else card.top
        for practice in card.practices
    }


def urgent_raises(card: Scorecard, basis: Basis) -> set[Raise]:
    """Return the next level of each practice whose lack hurt the team lately, by its own word."""
    return {
        (practice.id, (practice.value(basis) or 0) + 1)
        for practice in card.practices
        if practice.urgent and practice.applicable and (practice.value(basis) or 0) < card.top
    }


def select_steps(rubric: Rubric, card: Scorecard, level: int, basis: Basis) -> Selection:
    """Return the steps that lift every blocker of `level` on the primary side, and what is urgent.

    Where several steps raise the same practice to the same level, the one with the least likely
    effort is taken, unless another is needed anyway.
    """
    deciding = [p for p in card.practices if p.side == card.rubric.primary_side]
    needed = {blocker.practice: blocker.need for blocker in blockers_for(deciding, level, basis)}
    for practice, reached in sorted(urgent_raises(card, basis)):
        needed[practice] = max(needed.get(practice, 0), reached)
    levels = starting_levels(card, basis)
    skipped: set[str] = set()
    while True:
        selector = _Selector(rubric, levels, skipped)
        selection = selector.select(needed)
        spare = selector.spare()
        if spare is None:
            return selection
        skipped.add(spare)


class _Selector:
    def __init__(self, rubric: Rubric, levels: Mapping[str, int], skipped: Collection[str]) -> None:
        self.levels = levels
        self.skipped = skipped
        self.wanted: set[Raise] = set()
        self.by_id = {step.id: step for step in rubric.steps}
        self.offers: dict[Raise, list[Step]] = {}
        for step in rubric.steps:
            for practice, level in step.raises.items():
                self.offers.setdefault((practice, level), []).append(step)
        self.selection = Selection()

    def select(self, needed: Mapping[str, int]) -> Selection:
        for practice, need in needed.items():
            self._reach(practice, need)
        return self.selection

    def spare(self) -> str | None:
        """Return the costliest chosen step whose wanted raises other chosen ones bring too."""
        chosen = self.selection.steps.values()
        brought = Counter(raised for step in chosen for raised in step.raises.items())
        required = {name for step in chosen for name in step.requires}
        spare = (
            step
            for step in chosen
            if step.id not in required
            and all(brought[raised] > 1 for raised in self.wanted & step.raises.items())
        )
        costliest = max(spare, key=_cost, default=None)
        return costliest.id if costliest else None

    def _reach(self, practice: str, need: int) -> set[str]:
        """Choose the steps that take a practice to `need`; return the last one's id, if any."""
        last: set[str] = set()
        for level in range(self.levels[practice] + 1, need + 1):
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
            before |= self._require(self.by_id[name])
        self.selection.depends_on[step.id] = before - {step.id}

    def _require(self, step: Step) -> set[str]:
        """Take a prerequisite unless the team already is where it leads."""
        if all(self.levels[practice] >= level for practice, level in step.raises.items()):
            return set()
        self._take(step)
        return {step.id}


def _cost(step: Step) -> tuple[float, str]:
    return step.likely_days, step.id


def raised_by(steps: Iterable[Step], levels: Mapping[str, int]) -> dict[str, int]:
    """Return `levels` as they are once `steps` are done."""
    after = dict(levels)
    for step in steps:
        for practice, level in step.raises.items():
            after[practice] = max(after[practice], level)
    return after
