"""How early a project can end at best, whatever the schedule."""

from advisor.roadmap.scheduling.problem import Problem


def heads(problem: Problem) -> list[int]:
    """Return for each task the earliest begin that what it comes after allows, in grains."""
    found: list[int] = []
    for task in problem.tasks:
        before = (found[earlier] + problem.shortest(earlier) for earlier in task.after)
        found.append(max(before, default=0))
    return found


def tails(problem: Problem) -> list[int]:
    """Return for each task how much must follow its end at least, in grains."""
    found = [0] * len(problem.tasks)
    for index in range(len(problem.tasks) - 1, -1, -1):
        for earlier in problem.tasks[index].after:
            found[earlier] = max(found[earlier], found[index] + problem.shortest(index))
    return found


def earliest_finish(problem: Problem) -> int:
    """Return a time, in grains, before which not all tasks can have ended.

    The longest chain of tasks, or the work on one resource together with the shortest time before
    its first and after its last part: the bound of energetic reasoning over all tasks with at
    least a given head and tail (Klein and Scholl, 1999).
    """
    head, tail = heads(problem), tails(problem)
    bound = max(
        (head[i] + problem.shortest(i) + tail[i] for i in range(len(problem.tasks))), default=0
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
        spans = [(head[i], tail[i], problem.shortest(i)) for i in range(len(problem.tasks))]
        bound = max(bound, _by_work(spans, problem.parallel, 1))
    return bound


def _by_work(work: list[tuple[int, int, int]], capacity: int, grain: int) -> int:
    best = 0
    by_tail = sorted(work, key=lambda item: -item[1])
    for least in {head for head, _, _ in work}:
        total = 0
        for head, tail, amount in by_tail:
            if head >= least:
                total += amount
                time = -(-total // capacity)
                best = max(best, least + tail + -(-time // grain))
    return best
