"""Who of a team works on a plan: everybody, only some, or roles in place of people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.frozen import dataclass
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.people import Team, helping, team_of
from advisor.rubric.model import Role


@dataclass(frozen=True, kw_only=True)
class Crew:
    """The `team` that some conditions give, at some `places` among `everybody`."""

    conditions: Conditions
    team: Team
    everybody: Team
    places: tuple[int, ...]

    def others(self, roles: Sequence[Role]) -> "Iterator[Crew]":
        """Yield the crews that may be sooner than this one, each changed in one way."""
        for crew in (self.helping(roles), self.split(roles)):
            if crew:
                yield crew
        yield from self.fewer(roles)

    def fewer(self, roles: Sequence[Role]) -> "Iterator[Crew]":
        """Yield the crew without each of its people, whom others may then stand in for."""
        for gone in range(len(self.team)):
            conditions = _without(self.conditions, gone)
            yield replace(
                self,
                conditions=conditions,
                team=team_of(conditions, roles),
                places=(*self.places[:gone], *self.places[gone + 1 :]),
            )

    def helping(self, roles: Sequence[Role]) -> "Crew | None":
        """Return the crew in which everybody takes parts of others' work; None where nobody can."""
        active = self.conditions.active
        team, everybody = (helping(team, active, roles) for team in (self.team, self.everybody))
        return None if team == self.team else replace(self, team=team, everybody=everybody)

    def split(self, roles: Sequence[Role]) -> "Crew | None":
        """Return the crew with everybody's time divided among their roles, once and for all.

        No more steps are open at once for that. None where nobody has several roles.
        """
        given = self.conditions
        if not any(len(person.roles) > 1 for person in given.active):
            return None
        capacity = given.full_time_equivalents
        conditions = replace(given, people=(), capacity=capacity, parallel=given.at_once)
        team = team_of(conditions, roles)
        others = (w for place, w in enumerate(self.everybody) if place not in self.places)
        return Crew(
            conditions=conditions,
            team=team,
            everybody=(*team, *others),
            places=tuple(range(len(team))),
        )


def crew_of(conditions: Conditions, team: Team) -> Crew:
    """Return everybody."""
    return Crew(conditions=conditions, team=team, everybody=team, places=tuple(range(len(team))))


def _without(conditions: Conditions, gone: int) -> Conditions:
    """Return the conditions without somebody, by place in the team."""
    people = [person for place, person in enumerate(conditions.active) if place != gone]
    roles = [role for role, time in conditions.capacity.items() if time > 0]
    lost = roles[gone - len(conditions.active)] if gone >= len(conditions.active) else None
    return replace(
        conditions,
        people=tuple(people),
        capacity={role: time for role, time in conditions.capacity.items() if role != lost},
    )
