"""Where a team stands while its steps get done, kept up to date step by step.

It says what `Position.after` would, and each step costs no more than the practices it changes.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from advisor.roadmap.model import PartStanding
from advisor.roadmap.position import Position, changed_by
from advisor.rubric.step_model import Step
from advisor.scoring.bounds import RunningMean
from advisor.scoring.practice_score import PracticeScore

Part = Literal["dimension", "stage"]
_PARTS: tuple[Part, ...] = ("dimension", "stage")


class StepwiseStanding:
    """A position that moves on as steps are done."""

    def __init__(self, position: Position) -> None:
        self._start = position
        self._practices = dict(position.practices)
        self._overall = RunningMean()
        self._means: dict[Part, dict[str, RunningMean]] = {part: {} for part in _PARTS}
        for practice in position.practices.values():
            for mean in self._means_with(practice):
                mean.add(practice)
        self._defines: dict[str, list[tuple[int, str]]] = {}
        for number, feature in enumerate(position.features):
            for name in feature.criteria:
                practice_id, _, criterion = name.partition("/")
                self._defines.setdefault(practice_id, []).append((number, criterion))
        self._lacking = Counter[int]()
        for practice in position.practices.values():
            self._lacking.update(self._lacked(practice))

    def do(self, steps: Iterable[Step]) -> None:
        """Count steps as done."""
        for step in steps:
            for name, after in changed_by(step, self._practices, self._start.top).items():
                self._change(self._practices[name], after)
                self._practices[name] = after

    def _change(self, before: PracticeScore, after: PracticeScore) -> None:
        for mean in self._means_with(before):
            mean.remove(before)
            mean.add(after)
        self._lacking.subtract(self._lacked(before))
        self._lacking.update(self._lacked(after))

    def _means_with(self, practice: PracticeScore) -> list[RunningMean]:
        """Return the means in which a practice counts; every part there is has one."""
        own = [
            self._means[part].setdefault(getattr(practice, part), RunningMean()) for part in _PARTS
        ]
        return [self._overall, *own] if practice.side == self._start.primary_side else []

    def _lacked(self, practice: PracticeScore) -> Iterator[int]:
        """Yield the number of a feature for each of its criteria that the practice lacks."""
        defines = self._defines.get(practice.id, ())
        if defines:
            lacking = {c.id for c in practice.criteria if self._start.lacks(c)}
            yield from (number for number, criterion in defines if criterion in lacking)

    @property
    def held(self) -> int | None:
        """The highest level that nothing lacking bars; None without a core feature in scope."""
        lacking = (self._start.features[n] for n, criteria in self._lacking.items() if criteria)
        return self._start.held_without(lacking)

    @property
    def score(self) -> float | None:
        """The score of the deciding side."""
        return self._overall.score

    def standings(
        self, part: Part, chosen: Collection[str] | None = None
    ) -> dict[str, PartStanding]:
        """Return the scores of all dimensions or stages, or of those chosen."""
        return {
            name: PartStanding(score=mean.score)
            for name, mean in self._means[part].items()
            if chosen is None or name in chosen
        }
