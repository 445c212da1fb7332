"""What a target asks for."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.frozen import dataclass
from advisor.identity_cache import cached_by_identity
from advisor.roadmap.model import FindOut, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.scoring.practice_score import CriterionScore, PracticeScore


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A level to hold: overall, or in one dimension or stage.

    It asks for the criteria that define the level, and a `sound` one for all criteria up to it.
    One that is not `guarded` leaves out the components of its own level. What is `demanded` of a
    team of this kind whatever its level is a goal of its own, of level 0.
    """

    level: int
    dimension: str | None = None
    stage: str | None = None
    sound: bool = False
    guarded: bool = True
    demanded: bool = False

    def concerns(self, practice: PracticeScore) -> bool:
        """Tell whether a practice of the deciding side has a say in this goal."""
        return self.dimension in {None, practice.dimension} and self.stage in {None, practice.stage}

    def lacking(self, position: Position) -> list[str]:
        """Return the criteria that are lacking, as ``practice/criterion``, each once."""
        return list(_lacking(position, self))

    def blocked_by(self, position: Position) -> set[str]:
        """Return the practices that lack what the goal asks of them."""
        return {name.partition("/")[0] for name in self.lacking(position)}

    def not_known(self, position: Position) -> dict[str, list[str]]:
        """Return the criteria the goal asks for of which nobody can say yet whether they are met.

        They are named by practice, each once.
        """
        found: dict[str, list[str]] = {}
        for practice, criterion in self.asked(position):
            names = found.setdefault(practice.id, []) if criterion.open else []
            if criterion.open and criterion.id not in names:
                names.append(criterion.id)
        return found

    def asked(self, position: Position) -> Iterator[tuple[PracticeScore, CriterionScore]]:
        """Yield what the goal asks for, whether it is met or not; it may be twice."""
        if self.demanded:
            yield from position.demanded()
            return
        for feature, practice, criterion in position.defining(self.level):
            counts = self.guarded or feature.role == "core" or feature.level < self.level
            if counts and self.concerns(practice):
                yield practice, criterion
        if self.sound:
            for practice in position.deciding:
                if self.concerns(practice):
                    for criterion in practice.criteria:
                        if criterion.in_scope and criterion.level <= self.level:
                            yield practice, criterion


@cached_by_identity(maxsize=64)  # a plan asks again and again what its goals lack
def _lacking(position: Position, goal: Goal) -> tuple[str, ...]:
    names = (
        f"{practice.id}/{criterion.id}"
        for practice, criterion in goal.asked(position)
        if position.lacks(criterion)
    )
    return tuple(dict.fromkeys(names))


DEMANDED = Goal(level=0, demanded=True)


def levels_to(target: RoadmapTarget) -> list[Goal]:
    """Return what is demanded, and every level on the way to a target, the lowest first."""
    sound = target.sound
    goals = [DEMANDED]
    for level in range(1, (target.level or 0) + 1):
        goals += [Goal(level=level, sound=sound, guarded=guarded) for guarded in (False, True)]
    for dimension, most in target.dimensions.items():
        goals += [
            Goal(level=level, dimension=dimension, sound=sound) for level in range(1, most + 1)
        ]
    for stage, most in target.stages.items():
        goals += [Goal(level=level, stage=stage, sound=sound) for level in range(1, most + 1)]
    goals.sort(key=lambda goal: goal.level)
    return goals


def goals_of(position: Position, target: RoadmapTarget) -> list[Goal]:
    """Return every level on the way to a target for which something is lacking, lowest first.

    Where the components of a level lack nothing it is held and guarded at once: one goal.
    """
    found: list[Goal] = []
    known: list[list[str]] = []
    for goal in reversed(levels_to(target)):
        lacking = goal.lacking(position)
        same = not goal.guarded and lacking in known[-1:]
        if lacking and not same:
            found.append(goal)
        known.append(lacking)
    return found[::-1]


def first_blocked(position: Position, *, sound: bool = False) -> int | None:
    """Return the lowest level for which something is lacking, if any."""
    levels = range(1, position.top + 1)
    blocked = (n for n in levels if Goal(level=n, sound=sound).lacking(position))
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


def urgent_criteria(position: Position) -> list[str]:
    """Return what is lacking of the practices whose lack hurt the team lately, by its own word.

    Of each that is what its criteria call urgent for such a team; or else what defines a feature,
    at the lowest level where something does; or else all that is lacking at its lowest level. What
    only lacks evidence hurt nobody.
    """
    found: list[str] = []
    for practice in position.practices.values():
        lacking = [c for c in practice.criteria if c.unmet] if practice.urgent else []
        kept = [c for c in lacking if c.defines] or lacking
        lowest = min((c.level for c in kept), default=0)
        first = [c for c in lacking if c.urgent] or [c for c in kept if c.level == lowest]
        found += [f"{practice.id}/{c.id}" for c in first]
    return found


def wanted_by(position: Position, goals: Sequence[Goal]) -> Mapping[str, int]:
    """Return for each criterion that goals ask for the lowest level of any that does."""
    wanted: dict[str, int] = {}
    for goal in goals:
        for name in goal.lacking(position):
            wanted.setdefault(name, goal.level)
    return wanted
