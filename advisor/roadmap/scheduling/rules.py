"""Orders in which tasks can be placed, and the schedules they give."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from advisor.roadmap.scheduling.bound import tails, with_needed
from advisor.roadmap.scheduling.problem import Placed, Schedule, SchedulingProblem, finish
from advisor.roadmap.scheduling.serial import serial_schedule

# How many places a task moves ahead in an order for each grain that must follow its start.
_SCARCITY = 4
_MANY = 400
_PULLS = (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 2.0, 5.0)


def first_schedules(problem: SchedulingProblem) -> list[Schedule]:
    """Return schedules of all tasks by priority rules: from early gains to the longest rest."""
    return [serial_schedule(problem, order) for order in orders(problem)]


def orders(problem: SchedulingProblem) -> Iterator[list[int]]:
    """Yield orders in which tasks can be placed, whatever the deadline; of very many tasks, few.

    The last of them takes what weighs most first.
    """
    if len(problem.tasks) <= _MANY:
        yield from pulled(problem, list(range(len(problem.tasks))), _PULLS)
        yield from pulled(problem, bargains(problem), _PULLS)
    yield in_order(problem, latest_first(problem))
    yield in_order(problem, most_weight_first(problem))


def pulled(
    problem: SchedulingProblem, first: Sequence[int], pulls: Sequence[float]
) -> Iterator[list[int]]:
    """Yield an order with tasks pulled ahead the more, the more must follow them."""
    place = {index: number for number, index in enumerate(first)}
    rest = latest_first(problem)
    for pull in pulls:
        yield in_order(problem, [place[index] + pull * left for index, left in enumerate(rest)])


def bargains(problem: SchedulingProblem) -> list[int]:
    """Return an order that takes next what brings the most weight for its work.

    A task is judged together with all that must come before it and is not taken yet, after Sidney
    (1975), "Decomposition algorithms for single-machine sequencing with precedence relations". Work
    on a resource counts as much as the resource is in demand.
    """
    work = _work(problem)
    needed = with_needed(problem)
    weights = [sum(problem.tasks[i].weight for i in group) for group in needed]
    amounts = [sum(work[i] for i in group) for group in needed]
    order: list[int] = []
    left = set(range(len(problem.tasks)))
    while left:
        best = max(left, key=lambda i: (weights[i] / max(amounts[i], 1e-9), -i))
        taken = needed[best] & left
        order += sorted(taken)
        left -= taken
        for index in left:
            for gone in needed[index] & taken:
                weights[index] -= problem.tasks[gone].weight
                amounts[index] -= work[gone]
    return order


def _work(problem: SchedulingProblem) -> list[float]:
    """Return the work in each task, on each resource weighed by how much of it is taken in all."""
    totals = [0.0] * len(problem.capacities)
    parts = [(i, part) for i, task in enumerate(problem.tasks) for part in task.parts]
    for _, part in parts:
        for resource, use in enumerate(part.demands):
            totals[resource] += part.duration * use / problem.capacities[resource]
    most = max(totals, default=0.0) or 1.0
    work = [0.0] * len(problem.tasks)
    for index, part in parts:
        for resource, use in enumerate(part.demands):
            share = totals[resource] / most
            work[index] += part.duration * use / problem.capacities[resource] * share**_SCARCITY
    return work


def latest_first(problem: SchedulingProblem) -> list[int]:
    """Return the rank by which tasks come first that have the most to follow."""
    tail = tails(problem)
    return [-tail[index] - problem.spans[index] for index in range(len(problem.tasks))]


def most_weight_first(problem: SchedulingProblem) -> list[int]:
    """Return the rank by which tasks come first that weigh most, whatever they take."""
    return [-task.weight for task in problem.tasks]


def in_order(problem: SchedulingProblem, rank: Sequence[float]) -> list[int]:
    """Return all tasks, those of low rank first, each after what it comes after."""
    later: list[list[int]] = [[] for _ in problem.tasks]
    waiting = [len(task.after) for task in problem.tasks]
    for index, task in enumerate(problem.tasks):
        for earlier in task.after:
            later[earlier].append(index)
    ready = [(rank[index], index) for index, count in enumerate(waiting) if not count]
    heapify(ready)
    order = []
    while ready:
        _, index = heappop(ready)
        order.append(index)
        for other in later[index]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, (rank[other], other))
    return order


def justified(problem: SchedulingProblem, schedule: Schedule) -> Schedule:
    """Return the schedule moved to the right as a whole, and then to the left, while that helps.

    Every task must be placed. Valls, Ballestín and Quintanilla (2005), "Justification and RCPSP:
    a technique that pays".
    """
    best, backwards = schedule, mirrored(problem)
    last = len(problem.tasks) - 1
    while True:
        by_end = sorted(range(last + 1), key=lambda i: (-_placed(best, i).end, -i))
        right = serial_schedule(backwards, [last - index for index in by_end])
        by_begin = sorted(range(last + 1), key=lambda i: (-_placed(right, last - i).end, i))
        found = serial_schedule(problem, by_begin)
        if finish(found) >= finish(best):
            return best
        best = found


def _placed(schedule: Schedule, index: int) -> Placed:
    placed = schedule[index]
    if placed is None:
        raise ValueError("every task must be placed")
    return placed


def mirrored(problem: SchedulingProblem) -> SchedulingProblem:
    """Return the problem in which time runs backwards; tasks are numbered from the other end."""
    last = len(problem.tasks) - 1
    after: list[list[int]] = [[] for _ in problem.tasks]
    for index, task in enumerate(problem.tasks):
        for earlier in task.after:
            after[last - earlier].append(last - index)
    tasks = (replace(task, after=tuple(after[last - i])) for i, task in enumerate(problem.tasks))
    return replace(problem, tasks=tuple(tasks)[::-1])
