"""Who works on a plan: people with their roles and shares, or roles with their capacity."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from advisor.assessment.model import Person
from advisor.roadmap.conditions import Conditions
from advisor.rubric.model import Role
from advisor.rubric.step_model import Step
from advisor.scoring.number import exact


@dataclass(frozen=True)
class Worker:
    """Somebody who gets `speed` person-days of work in their roles done in a working day.

    A capacity that was given by role is a worker of that name.
    """

    name: str
    roles: tuple[str, ...]
    speed: Fraction

    def can(self, role: str) -> bool:
        """Tell whether they fill a role."""
        return role in self.roles


Team = tuple[Worker, ...]
Assignment = Mapping[tuple[str, str], int]  # who does a role's part of a step: a place in the team


def team_of(conditions: Conditions, roles: Sequence[Role] = ()) -> Team:
    """Return everybody who has time, in the order they were named, with whom they stand in for."""
    share = exact(conditions.share) / 100
    named = [
        Worker(p.name, tuple(p.roles), exact(p.share) / 100 * share) for p in conditions.active
    ]
    by_role = [
        Worker(role, (role,), conditions.days_per_day(role))
        for role, people in conditions.capacity.items()
        if people > 0
    ]
    team = (*named, *by_role)
    for role in roles:
        if not any(worker.can(role.id) for worker in team):
            filled = (s for s in role.stand_ins if any(worker.can(s) for worker in team))
            instead = next(filled, None)
            team = tuple(_standing_in(worker, role.id, instead) for worker in team)
    return team


def helping(team: Team, people: Sequence[Person], roles: Sequence[Role]) -> Team:
    """Return the team with the further roles of whose work its named people take parts.

    They help by their own roles alone, not by those they stand in for or help with. What nobody
    fills stays so: to help, somebody else has to know the work.
    """
    filled = [role for role in roles if any(worker.can(role.id) for worker in team)]
    helped = {person.name: tuple(_helped_by(person, filled)) for person in people}
    return tuple(
        replace(w, roles=tuple(dict.fromkeys((*w.roles, *helped.get(w.name, ()))))) for w in team
    )


def _helped_by(person: Person, roles: Sequence[Role]) -> Iterator[str]:
    for role in roles:
        if person.helps is None:
            able = not set(person.roles).isdisjoint(role.helped_by)
        else:
            able = role.id in person.helps
        if able:
            yield role.id


def standing_by(team: Team, roles: Sequence[Role]) -> Team:
    """Return a team in which everybody fills all the roles that they might have to stand in for."""
    for _ in roles:
        for role in roles:
            for instead in role.stand_ins:
                team = tuple(
                    worker if worker.can(role.id) else _standing_in(worker, role.id, instead)
                    for worker in team
                )
    return team


def _standing_in(worker: Worker, role: str, instead_of: str | None) -> Worker:
    if instead_of is None or not worker.can(instead_of):
        return worker
    return Worker(worker.name, (*worker.roles, role), worker.speed)


def assign(steps: Sequence[Step], team: Team, *, specialists: bool) -> Assignment:
    """Return who does what: each part goes to whoever can do it and would be done first.

    Steps are dealt out in their order. Of those who are equally far it is the one of fewest roles;
    with `specialists` these come first, however far they are.
    """
    parts = list(_parts(steps, team))
    whole = lcm(*(work.denominator for *_, work in parts))
    speeds = [worker.speed for worker in team]
    common = lcm(*(speed.numerator for speed in speeds))
    slowness = [int(common / speed) for speed in speeds]  # whole numbers are counted sooner
    roles = [len(worker.roles) for worker in team]
    load = [0] * len(team)
    found: dict[tuple[str, str], int] = {}
    for name, role, able, work in parts:
        amount = int(work * whole)
        done = [
            (
                roles[place] if specialists else 0,
                load[place] + amount * slowness[place],
                roles[place],
                place,
            )
            for place in able
        ]
        _, loaded, _, chosen = min(done)
        load[chosen] = loaded
        found[name, role] = chosen
    return found


def _parts(
    steps: Sequence[Step], team: Team
) -> Iterator[tuple[str, str, tuple[int, ...], Fraction]]:
    """Yield each part of each step, the largest first, with who can do it and its person-days."""
    able: dict[str, tuple[int, ...]] = {}
    for step in steps:
        for role, effort in sorted(step.effort.items(), key=lambda item: -item[1].likely):
            if role not in able:
                able[role] = tuple(n for n, worker in enumerate(team) if worker.can(role))
            if able[role] and effort.likely > 0:
                yield step.id, role, able[role], exact(effort.likely)


def roles_without_time(roles: Collection[str], team: Team) -> list[str]:
    """Return the roles that nobody fills."""
    return [role for role in roles if not any(worker.can(role) for worker in team)]
