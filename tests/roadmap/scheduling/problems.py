"""Small random scheduling problems, and their best answers found by trying everything."""

from itertools import permutations

from hypothesis import strategies as st

from advisor.roadmap.scheduling.problem import Part, SchedulingProblem, Task, finish
from advisor.roadmap.scheduling.serial import serial_schedule


@st.composite
def problems(draw: st.DrawFn, *, classical: bool = False, most: int = 6) -> SchedulingProblem:
    """Draw a problem of a few tasks; a classical one has one part a task and nothing else."""
    capacities = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=2)))
    count = draw(st.integers(0, most))
    grain = 1 if classical else draw(st.sampled_from((1, 4)))
    tasks = []
    for index in range(count):
        parts = tuple(
            Part(
                duration=draw(st.integers(1 if classical else 0, 5)),
                demands=tuple(draw(st.integers(0, capacity)) for capacity in capacities),
            )
            for _ in range(1 if classical else draw(st.integers(0, 2)))
        )
        after = draw(st.sets(st.integers(0, index - 1), max_size=2)) if index else set()
        tasks.append(
            Task(
                parts=parts,
                least=0 if classical else draw(st.integers(0, 3)),
                after=tuple(sorted(after)),
                weight=draw(st.integers(0, 3)),
            )
        )
    parallel = None if classical else draw(st.sampled_from((None, None, 1, 2)))
    return SchedulingProblem(
        tasks=tuple(tasks), capacities=capacities, grain=grain, parallel=parallel
    )


def best_finish(problem: SchedulingProblem) -> int:
    """Return the earliest finish of a classical problem.

    Some serial schedule is among the best: Kolisch (1996), "Serial and parallel
    resource-constrained project scheduling methods revisited".
    """
    count = range(len(problem.tasks))
    orders = (
        order
        for order in permutations(count)
        if all(
            order.index(earlier) < order.index(index)
            for index in count
            for earlier in problem.tasks[index].after
        )
    )
    return min(finish(serial_schedule(problem, order)) for order in orders)
