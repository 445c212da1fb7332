"""What a target asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.roadmap.model import FindOut, Raise, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.scoring.practice_score import CriterionScore, PracticeScore


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A level to hold and guard: overall, or in one dimension or stage.

    It asks for the criteria that define the level, and a `sound` one for all criteria up to it.
    """

    level: int
    dimension: str | None = None
    stage: str | None = None
    sound: bool = False

    def concerns(self, practice: PracticeScore) -> bool:
        """Tell whether a practice of the deciding side has a say in this goal."""
        return self.dimension in {None, practice.dimension} and self.stage in {None, practice.stage}

    def blocked_by(self, position: Position) -> dict[str, int]:
        """Return the practices that lack what the goal asks of them, with the level it needs."""
        blocked: dict[str, int] = {}
        for practice, criterion in self._asked(position):
            if position.lacks(criterion):
                blocked[practice.id] = max(criterion.level, blocked.get(practice.id, 0))
        return blocked

    def not_known(self, position: Position) -> dict[str, list[str]]:
        """Return the criteria the goal asks for of which nobody can say yet whether they are met.

        They are named by practice, each once.
        """
        found: dict[str, list[str]] = {}
        for practice, criterion in self._asked(position):
            names = found.setdefault(practice.id, []) if criterion.open else []
            if criterion.open and criterion.id not in names:
                names.append(criterion.id)
        return found

    def _asked(self, position: Position) -> Iterator[tuple[PracticeScore, CriterionScore]]:
        for _, practice, criterion in position.defining(self.level):
            if self.concerns(practice):
                yield practice, criterion
        if self.sound:
            for practice in position.deciding:
                if self.concerns(practice):
                    for criterion in practice.criteria:
                        if criterion.in_scope and criterion.level <= self.level:
                            yield practice, criterion


def levels_to(target: RoadmapTarget) -> list[Goal]:
    """Return every level on the way to a target, the lowest first."""
    sound = target.sound
    goals = [Goal(level=level, sound=sound) for level in range(1, (target.level or 0) + 1)]
    for dimension, most in target.dimensions.items():
        goals += [
            Goal(level=level, dimension=dimension, sound=sound) for level in range(1, most + 1)
        ]
    for stage, most in target.stages.items():
        goals += [Goal(level=level, stage=stage, sound=sound) for level in range(1, most + 1)]
    goals.sort(key=lambda goal: goal.level)
    return goals


def goals_of(position: Position, target: RoadmapTarget) -> list[Goal]:
    """Return every level on the way to a target for which something is lacking, lowest first."""
    return [goal for goal in levels_to(target) if goal.blocked_by(position)]


def first_blocked(position: Position, *, sound: bool = False) -> int | None:
    """Return the lowest level for which something is lacking, if any."""
    levels = range(1, position.top + 1)
    blocked = (n for n in levels if Goal(level=n, sound=sound).blocked_by(position))
    return next(blocked, None)


def first_open(position: Position, *, sound: bool = False) -> int | None:
    """Return the lowest level for which something is not known, if any."""
    levels = range(1, position.top + 1)
    opened = (n for n in levels if Goal(level=n, sound=sound).not_known(position))
    return next(opened, None)


def find_out(position: Position, target: RoadmapTarget) -> tuple[FindOut, ...]:
    """Return what has to be found out before anybody can say that a target is reached."""
    found: dict[str, dict[str, None]] = {}
    for goal in levels_to(target):
        for practice, criteria in goal.not_known(position).items():
            found.setdefault(practice, {}).update(dict.fromkeys(criteria))
    return tuple(
        FindOut(practice=practice, criteria=tuple(criteria)) for practice, criteria in found.items()
    )


def needed_by(position: Position, goals: Sequence[Goal]) -> dict[str, int]:
    """Return for each practice that blocks a goal the highest level any of them asks for."""
    needed: dict[str, int] = {}
    for goal in goals:
        for practice, need in goal.blocked_by(position).items():
            needed[practice] = max(need, needed.get(practice, 0))
    return needed


def urgent_raises(position: Position) -> list[Raise]:
    """Return the next level of each practice whose lack hurt the team lately, by its own word."""
    return [
        (practice.id, levels[0])
        for practice in position.practices.values()
        if practice.urgent and (levels := position.lacking_levels(practice.id))
    ]


def wanted_by(position: Position, goals: Sequence[Goal]) -> Mapping[Raise, int]:
    """Return for each raise that a goal asks for the lowest level of any goal that does."""
    wanted: dict[Raise, int] = {}
    for goal in goals:
        for raised in _raises(goal.blocked_by(position)):
            wanted.setdefault(raised, goal.level)
    return wanted


def _raises(blocked: Mapping[str, int]) -> Iterator[Raise]:
    for practice, need in blocked.items():
        for level in range(1, need + 1):
            yield practice, level
