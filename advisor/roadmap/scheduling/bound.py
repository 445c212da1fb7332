"""How early a project can end at best, whatever the schedule."""

from functools import cmp_to_key
from math import lcm

from advisor.identity_cache import cached_by_identity
from advisor.roadmap.scheduling.problem import SchedulingProblem, without_extras


def heads(problem: SchedulingProblem) -> list[int]:
    """Return for each task the earliest begin that what it comes after allows, in grains."""
    starts: list[int] = []
    for task in problem.tasks:
        before = (starts[earlier] + problem.spans[earlier] for earlier in task.after)
        starts.append(max(before, default=0))
    return starts


def tails(problem: SchedulingProblem) -> list[int]:
    """Return for each task how much must follow its end at least, in grains."""
    rests = [0] * len(problem.tasks)
    for index in range(len(problem.tasks) - 1, -1, -1):
        for earlier in problem.tasks[index].after:
            rests[earlier] = max(rests[earlier], rests[index] + problem.spans[index])
    return rests


def with_needed(problem: SchedulingProblem) -> list[set[int]]:
    """Return for each task the tasks that must have ended by its end, itself among them."""
    needed: list[set[int]] = []
    for index, task in enumerate(problem.tasks):
        needed.append({index}.union(*(needed[earlier] for earlier in task.after)))
    return needed


def earliest_finish(problem: SchedulingProblem) -> int:
    """Return a time, in grains, before which not all tasks can have ended.

    The longest chain of tasks, or the work on one resource together with the shortest time before
    its first and after its last part: the bound of energetic reasoning over all tasks with at
    least a given head and tail (Klein and Scholl, 1999).
    """
    head, tail = heads(problem), tails(problem)
    bound = max(
        (head[i] + problem.spans[i] + tail[i] for i in range(len(problem.tasks))), default=0
    )
    for resource, capacity in enumerate(problem.capacities):
        work = [
            (head[index], tail[index], part.duration * part.demands[resource])
            for index, task in enumerate(problem.tasks)
            for part in task.parts
            if part.demands[resource]
        ]
        bound = max(bound, _by_work(work, capacity, problem.grain))
    if problem.parallel is not None:
        spans = [(head[i], tail[i], problem.spans[i]) for i in range(len(problem.tasks))]
        bound = max(bound, _by_work(spans, problem.parallel, 1))
    return bound


@cached_by_identity(maxsize=8)  # each search asks for it, and whoever judges what it found
def soonest_finish(problem: SchedulingProblem) -> int:
    """Return a time, in grains, before which not all that is waited for can have ended."""
    return earliest_finish(without_extras(problem)[0])


def _by_work(work: list[tuple[int, int, int]], capacity: int, grain: int) -> int:
    best = 0
    left = sorted(work, key=lambda item: -item[1])
    for least in sorted({head for head, _, _ in work}):
        left = [item for item in left if item[0] >= least]
        whole = -(-sum(amount for _, _, amount in left) // capacity)
        if least + left[0][1] + -(-whole // grain) <= best:
            continue  # not even all of it before the longest tail would be later
        total = 0
        for _, tail, amount in left:
            total += amount
            time = -(-total // capacity)
            best = max(best, least + tail + -(-time // grain))
    return best


def least_delay(problem: SchedulingProblem) -> int:
    """Return what the weighted sum of ends cannot undercut.

    On each resource taken alone, with all its capacity on one task at a time, work in the order
    of weight per amount is best (Smith, 1956); what does not need the resource ends when the tasks
    it comes after, and all the work in them, allow. Where tasks may be left out nothing is claimed.
    """
    if any(task.optional for task in problem.tasks):
        return 0
    soonest = _soonest_ends(problem)
    weights = [task.weight for task in problem.tasks]
    alone = sum(weight * end for weight, end in zip(weights, soonest, strict=True))
    return max([alone, *(_by_smith(problem, k, soonest) for k in range(len(problem.capacities)))])


def _soonest_ends(problem: SchedulingProblem) -> list[int]:
    head, groups = heads(problem), with_needed(problem)
    ends = [begin + problem.spans[index] for index, begin in enumerate(head)]
    for resource, capacity in enumerate(problem.capacities):
        work = _work_on(problem, resource)
        for index, group in enumerate(groups):
            time = -(-sum(work[i] for i in group) // capacity)
            ends[index] = max(ends[index], problem.in_grains(time))
    return ends


def _by_smith(problem: SchedulingProblem, resource: int, soonest: list[int]) -> int:
    speed = problem.capacities[resource] * problem.grain
    work = _work_on(problem, resource)
    weights = [task.weight for task in problem.tasks]
    users = [index for index, amount in enumerate(work) if amount]

    def later(one: int, other: int) -> int:
        """Compare by weight per amount, the most first, without dividing."""
        return weights[other] * work[one] - weights[one] * work[other]

    total = passed = 0
    for index in sorted(users, key=cmp_to_key(later)):
        passed += work[index]
        total += weights[index] * passed
    others = sum(weights[i] * end for i, end in enumerate(soonest) if not work[i])
    return -(-total // speed) + others


def most_worth(problem: SchedulingProblem, deadline: int) -> int:
    """Return what the value of the tasks done by a deadline cannot exceed.

    On each resource taken alone, on all of them together, and for the number of tasks open at once,
    what must be done leaves room for the rest; the tasks of most value per amount fill it, the last
    in part (Dantzig, 1957; together: Glover, 1965, "A multiphase-dual algorithm").
    """
    possible = [
        index
        for index, begin in enumerate(heads(problem))
        if begin + problem.spans[index] <= deadline and problem.tasks[index].value
    ]
    bound = sum(problem.tasks[index].value for index in possible)
    certain = [i for i, task in enumerate(problem.tasks) if not task.optional]
    demands, speed = _demands(problem)
    together = [sum(amounts) for amounts in zip(*demands, strict=True)] or [0] * len(problem.tasks)
    for amounts, speeds in [*((each, speed) for each in demands), (together, speed * len(demands))]:
        room = max(0, deadline * speeds - sum(amounts[i] for i in certain))
        items = [(problem.tasks[i].value, amounts[i]) for i in possible]
        bound = min(bound, _fitting(items, room))
    return bound


def _demands(problem: SchedulingProblem) -> tuple[list[list[int]], int]:
    """Return how much each task takes of each thing, and how much there is of each in a grain."""
    demands = [
        (_work_on(problem, resource), capacity * problem.grain)
        for resource, capacity in enumerate(problem.capacities)
    ]
    if problem.parallel is not None:
        demands.append((list(problem.spans), problem.parallel))
    speed = lcm(*(each for _, each in demands))
    return [[amount * (speed // each) for amount in amounts] for amounts, each in demands], speed


def _fitting(items: list[tuple[int, int]], room: int) -> int:
    total = 0
    common = lcm(*(value for value, _ in items))
    for value, amount in sorted(items, key=lambda item: item[1] * (common // item[0])):
        if amount > room:
            return total + value * room // amount
        room -= amount
        total += value
    return total


def _work_on(problem: SchedulingProblem, resource: int) -> list[int]:
    return [
        sum(part.duration * part.demands[resource] for part in task.parts) for task in problem.tasks
    ]
