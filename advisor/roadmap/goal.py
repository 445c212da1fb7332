"""What a target asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.roadmap.model import RoadmapTarget
from advisor.roadmap.position import Position
from advisor.scoring.model import PracticeScore

Raise = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A level to hold: overall, or in one dimension or stage."""

    level: int
    dimension: str | None = None
    stage: str | None = None

    def concerns(self, practice: PracticeScore) -> bool:
        """Tell whether a practice of the deciding side has a say in this goal."""
        return self.dimension in {None, practice.dimension} and self.stage in {None, practice.stage}

    def blocked_by(self, position: Position) -> dict[str, int]:
        """Return the practices that lack what the goal asks of them, with the level it needs."""
        blocked: dict[str, int] = {}
        for _, (practice, criterion) in position.lacking(self.level):
            if self.concerns(practice):
                blocked[practice.id] = max(criterion.level, blocked.get(practice.id, 0))
        return blocked


def first_blocked(position: Position) -> int | None:
    """Return the lowest level that is not yet held and guarded, if any."""
    return min((feature.level for feature, _ in position.lacking()), default=None)


def goals_of(position: Position, target: RoadmapTarget) -> list[Goal]:
    """Return every level on the way to a target that is not held yet, the lowest first."""
    goals = [Goal(level=level) for level in range(1, (target.level or 0) + 1)]
    for dimension, most in target.dimensions.items():
        goals += [Goal(level=level, dimension=dimension) for level in range(1, most + 1)]
    for stage, most in target.stages.items():
        goals += [Goal(level=level, stage=stage) for level in range(1, most + 1)]
    goals.sort(key=lambda goal: goal.level)
    return [goal for goal in goals if goal.blocked_by(position)]


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
        (practice.id, position.level(practice.id) + 1)
        for practice in position.practices.values()
        if practice.urgent and practice.applicable and position.level(practice.id) < position.top
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
