"""What a step brings that can be seen only after releases, or once outcomes are known."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from math import ceil

from advisor.roadmap.remaining_step import CutStep
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.model import Rubric

_WORKING = 5 / 7
Waits = Mapping[str, int]


def waits_of(rubric: Rubric, numbers: TeamNumbers) -> dict[str, int]:
    """Return for each criterion, as ``practice/criterion``, how many days it takes to be seen.

    Calendar days from the begin of the work; a number that the team did not give counts as 1.
    """
    return {
        f"{practice.id}/{criterion.id}": ceil(
            sum(times * numbers.of(of) for of, times in criterion.seen_after.items())
        )
        for practice in rubric.practices
        for criterion in practice.criteria
        if criterion.seen_after
    }


def seen_in_time(step: CutStep, waits: Waits, asked: Collection[str]) -> CutStep:
    """Return a step that lasts until what is `asked` of it can be seen.

    What is not asked for holds nothing up: where it cannot be seen by the end of the step, it is
    among `seen_later`, with the calendar days it takes, and not among what the step meets.
    """
    slow = {name: waits[name] for name in step.meets & waits.keys()}
    needed = max((days for name, days in slow.items() if name in asked), default=0)
    lasts = max(step.calendar_days, ceil(needed * _WORKING))
    later = {name: days for name, days in slow.items() if ceil(days * _WORKING) > lasts}
    return replace(
        step,
        calendar_days=lasts,
        meets=step.meets.difference(later),
        seen_later=later,
        held_up=lasts > step.calendar_days,
    )
