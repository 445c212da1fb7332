"""Small teams whose best plan can be found by trying everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import NamedTuple

from hypothesis import strategies as st

from advisor.assessment.model import Person
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated_plan import DatedPlan, schedule_draft
from advisor.roadmap.mending_steps import draft_for
from advisor.roadmap.model import RoadmapTarget
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import Role, Rubric
from advisor.rubric.step_model import EffortRange, Step
from tests.build import DAY
from tests.roadmap.build import position_of_team
from tests.strategies import backups

ROLES = ("doer", "maker", "owner")
SHARES = (20.0, 50.0, 100.0)
DAYS = (1.0, 2.0, 3.0, 5.0)
_SLOTS = 100


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A step of a small rubric: person-days by role, and the steps before it, by number."""

    effort: Mapping[str, float]
    after: tuple[int, ...] = ()
    least: int = 1


def rubric_of(
    pieces: Sequence[Piece],
    stand_ins: Mapping[str, tuple[str, ...]] | None = None,
    helped_by: Mapping[str, tuple[str, ...]] | None = None,
) -> Rubric:
    """Return a rubric whose first level takes each of some steps, and nothing else."""
    practice, step = backups().practices[0], backups().steps[0]
    practices = tuple(
        replace(practice, id=f"copies.p{n}", gates={1: 1}, criteria=(), features=(), weight=1.0)
        for n in range(len(pieces))
    )
    steps = tuple(_step(step, n, piece) for n, piece in enumerate(pieces))
    roles = tuple(
        Role(
            id=role,
            title=role.title(),
            stand_ins=(stand_ins or {}).get(role, ()),
            helped_by=(helped_by or {}).get(role, ()),
        )
        for role in ROLES
    )
    return with_implied(replace(backups(), practices=practices, steps=steps, roles=roles))


def _step(step: Step, number: int, piece: Piece) -> Step:
    return replace(
        step,
        id=f"copies.p{number}-1",
        raises={f"copies.p{number}": 1},
        requires=tuple(f"copies.p{earlier}-1" for earlier in piece.after),
        effort=efforts(piece.effort),
        calendar_days=piece.least,
    )


def efforts(days: Mapping[str, float]) -> dict[str, EffortRange]:
    """Return efforts by role that are certain."""
    return {role: EffortRange(low=n, likely=n, high=n) for role, n in days.items()}


def dated(rubric: Rubric, conditions: Conditions) -> DatedPlan:
    """Return the plan to the first level of a team that has nothing yet."""
    target = RoadmapTarget(level=1)
    draft = draft_for(rubric, position_of_team(rubric), target, conditions)
    return schedule_draft(draft.staffed(), WorkingDays(DAY))


@st.composite
def work_to_do(draw: st.DrawFn, *, most: int = 4, parts: int = 5) -> tuple[Piece, ...]:
    """Draw some steps of one or two roles each, with no more than so many parts in all."""
    pieces: list[Piece] = []
    left = parts
    for number in range(draw(st.integers(1, most))):
        roles = draw(st.sets(st.sampled_from(ROLES), min_size=1, max_size=min(2, left)))
        after = draw(st.sets(st.integers(0, number - 1), max_size=1)) if number else set()
        pieces.append(
            Piece(
                effort={role: draw(st.sampled_from(DAYS)) for role in sorted(roles)},
                after=tuple(after),
                least=draw(st.sampled_from((1, 1, 4))),
            )
        )
        left -= len(roles)
        if not left:
            break
    return tuple(pieces)


@st.composite
def people(draw: st.DrawFn, *, most: int = 3) -> tuple[Person, ...]:
    """Draw people with one to three roles each, the first of whom fills what is left."""
    count = draw(st.integers(1, most))
    roles = [draw(st.sets(st.sampled_from(ROLES), min_size=1)) for _ in range(count)]
    roles[0] |= set(ROLES) - set().union(*roles)
    return tuple(
        Person(name=f"P{n}", share=draw(st.sampled_from(SHARES)), roles=tuple(sorted(filled)))
        for n, filled in enumerate(roles)
    )


class Hand(NamedTuple):
    """Somebody with roles, or a role, and the person-days that get done in a working day."""

    roles: tuple[str, ...]
    speed: Fraction


def hands(team: Iterable[Person]) -> list[Hand]:
    """Return people as they are."""
    return [Hand(person.roles, Fraction(str(person.share)) / 100) for person in team]


def hands_by_role(team: Sequence[Person]) -> list[Hand]:
    """Return the roles of some people, each with an equal part of everybody who fills it."""
    capacity = Conditions(people=tuple(team)).full_time_equivalents
    return [Hand((role,), Fraction(str(people))) for role, people in capacity.items()]


def parts_of(team: Sequence[Person]) -> Iterator[tuple[Person, ...]]:
    """Yield every part of a team that fills all roles, the whole of it among them."""
    for count in range(1, len(team) + 1):
        for some in combinations(team, count):
            if set(ROLES) <= {role for person in some for role in person.roles}:
                yield some


def best_days(pieces: Sequence[Piece], team: Sequence[Hand]) -> int:
    """Return in how many working days a team can do some steps at best.

    Everybody who can do a part is tried for it, and every order in which parts can be begun: each
    then starts as soon as whoever does it is free and the steps before it are done.
    """
    search = _Search(pieces, team)
    search.go_on({}, [0] * len(team), {})
    return search.best


class _Search:
    def __init__(self, pieces: Sequence[Piece], team: Sequence[Hand]) -> None:
        self.pieces, self.team = pieces, team
        self.best = 1_000_000

    def go_on(
        self, done: dict[tuple[int, str], int], free: list[int], ends: dict[int, int]
    ) -> None:
        """Try every next part, by everybody who can do it."""
        if max(ends.values(), default=0) >= self.best:
            return
        if len(ends) == len(self.pieces):
            self.best = max(ends.values())
            return
        for number, role, ready in self._next(done, ends):
            days = Fraction(str(self.pieces[number].effort[role]))
            for place, hand in enumerate(self.team):
                if role not in hand.roles:
                    continue
                end = max(free[place], ready * _SLOTS) + ceil(days * _SLOTS / hand.speed)
                self.go_on(
                    found := {**done, (number, role): end},
                    [*free[:place], end, *free[place + 1 :]],
                    {**ends, **self._ended(number, found, ready)},
                )

    def _next(
        self, done: Mapping[tuple[int, str], int], ends: Mapping[int, int]
    ) -> Iterator[tuple[int, str, int]]:
        for number, piece in enumerate(self.pieces):
            if all(earlier in ends for earlier in piece.after):
                ready = max((ends[earlier] for earlier in piece.after), default=0)
                for role in piece.effort:
                    if (number, role) not in done:
                        yield number, role, ready

    def _ended(
        self, number: int, done: Mapping[tuple[int, str], int], ready: int
    ) -> dict[int, int]:
        """Return when a step ends, in days, if all its parts are done."""
        piece = self.pieces[number]
        ends = [done.get((number, role)) for role in piece.effort]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return {}
        return {number: max(ready + piece.least, -(-max(known) // _SLOTS))}
