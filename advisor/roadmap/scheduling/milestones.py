"""What is reached on the way, brought forward as far as the end allows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import ceil

from advisor.roadmap.scheduling.bound import with_needed
from advisor.roadmap.scheduling.hasten import hasten
from advisor.roadmap.scheduling.ordered import Limits, ordered
from advisor.roadmap.scheduling.problem import (
    Placed,
    Schedule,
    SchedulingProblem,
    delay,
    part_of,
    reached,
)

# How much later all may end while the stages are tried, before moves win it back.
_MEANWHILE = 0.05


def in_stages(
    problem: SchedulingProblem,
    start: Schedule,
    stages: Sequence[int],
    fixed: Mapping[int, Placed],
    limits: Limits,
) -> Schedule:
    """Return a schedule in which each stage, in turn, is done as early as it can be.

    A stage is a task with all that must be done before it. All that is waited for ends no later
    than in the `start` schedule; the `fixed` tasks stay where they are.
    """
    latest = reached(problem, start)

    def merit(schedule: Schedule) -> tuple[int, ...]:
        ends = (_end(schedule, stage) for stage in stages)
        return max(latest, reached(problem, schedule)), *ends, delay(problem, schedule)

    best = _one_by_one(problem, start, stages, fixed, replace(limits, moves=0))
    moved = hasten(problem, best, fixed, moves=limits.moves, merit=merit)
    if reached(problem, moved) > latest:
        moved = hasten(problem, start, fixed, moves=limits.moves, merit=merit)
    return min(start, moved, key=merit)


def _one_by_one(
    problem: SchedulingProblem,
    start: Schedule,
    stages: Sequence[int],
    fixed: Mapping[int, Placed],
    limits: Limits,
) -> Schedule:
    """Return the schedule with one stage placed after the other, and the rest around them.

    None is placed at the cost of a stage before it, nor where that puts all off for long.
    """
    latest = ceil(reached(problem, start) * (1 + _MEANWHILE))
    needed, best, placed = with_needed(problem), start, dict(fixed)
    for stage in stages:
        chosen = needed[stage] | placed.keys()
        early = _alone(problem, chosen, placed, limits)
        if early[stage].end < _end(best, stage):
            around = ordered(problem, early, limits)
            best = around if reached(problem, around) <= latest else best
        placed = {i: spot for i, spot in enumerate(best) if spot and i in chosen}
    return best


def _alone(
    problem: SchedulingProblem,
    chosen: Collection[int],
    placed: Mapping[int, Placed],
    limits: Limits,
) -> dict[int, Placed]:
    """Return where the chosen tasks lie around those that are placed, when no others are there."""
    inner, numbers = part_of(problem, chosen)
    fixed = {numbers.index(index): spot for index, spot in placed.items()}
    schedule = ordered(inner, fixed, limits)
    return {index: spot for index, spot in zip(numbers, schedule, strict=True) if spot}


def _end(schedule: Schedule, index: int) -> int:
    placed = schedule[index]
    return placed.end if placed else 0
