"""Schedules bred from schedules, for problems that no priority rule settles.

Orders of tasks are crossed at two points (Hartmann, 1998, "A competitive genetic algorithm for
resource-constrained project scheduling"), and each child is justified (Valls, Ballestín and
Quintanilla, 2005).
"""

from collections.abc import Sequence
from random import Random

from advisor.roadmap.scheduling.problem import Schedule, SchedulingProblem, finish
from advisor.roadmap.scheduling.rules import in_order, justified, latest_first
from advisor.roadmap.scheduling.serial import serial_schedule

_SEED = 1
_POPULATION = 40
_MUTATION = 0.05


def evolve(
    problem: SchedulingProblem, schedules: Sequence[Schedule], *, tries: int, bound: int
) -> Schedule:
    """Return the earliest finish among `tries` children of the known schedules.

    Every task must be placed. It ends early when `bound` is reached.
    """
    random = Random(_SEED)  # noqa: S311 nothing secret, and the same on every machine
    people = [justified(problem, schedule) for schedule in schedules]
    while len(people) < min(_POPULATION, tries):
        people.append(justified(problem, serial_schedule(problem, _sample(problem, random))))
    people.sort(key=finish)
    for _ in range(tries - len(people)):
        if finish(people[0]) <= bound:
            break
        mother, father = (people[_favoured(random, len(people))] for _ in range(2))
        child = _crossed(_order(mother), _order(father), random)
        _mutate(problem, child, random)
        born = justified(problem, serial_schedule(problem, child))
        if finish(born) < finish(people[-1]) and born not in people:
            people[-1] = born
            people.sort(key=finish)
    return people[0]


def _favoured(random: Random, count: int) -> int:
    return min(random.randrange(count), random.randrange(count))


def _sample(problem: SchedulingProblem, random: Random) -> list[int]:
    """Return a random order in which what has much to follow tends to come early."""
    rest = latest_first(problem)
    spread = max(map(abs, rest), default=0) * 0.3
    return in_order(problem, [left + random.uniform(-spread, spread) for left in rest])


def _order(schedule: Schedule) -> list[int]:
    spots = [(placed.begin, placed.end, i) for i, placed in enumerate(schedule) if placed]
    return [index for _, _, index in sorted(spots)]


def _crossed(mother: list[int], father: list[int], random: Random) -> list[int]:
    """Return the mother's order with its middle rearranged as the father has it."""
    first, last = sorted(random.randrange(len(mother) + 1) for _ in range(2))
    head = mother[:first]
    used = set(head)
    middle = [index for index in father if index not in used][: last - first]
    used |= set(middle)
    return [*head, *middle, *(index for index in mother if index not in used)]


def _mutate(problem: SchedulingProblem, order: list[int], random: Random) -> None:
    """Swap some neighbours of which neither has to wait for the other."""
    for place in range(len(order) - 1):
        first, second = order[place], order[place + 1]
        if random.random() < _MUTATION and first not in problem.tasks[second].after:
            order[place], order[place + 1] = second, first
