"""A schedule of steps as dates, weeks and months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.roadmap.model import WeekLoad
from advisor.roadmap.scheduling.problem import Placed
from advisor.roadmap.scheduling.solve import Solution
from advisor.roadmap.tasks import SLOTS, Work
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.model import Step
from advisor.scoring.number import exact

_CENTS = 2


@dataclass(frozen=True, kw_only=True)
class ScheduleDates:
    """Steps in a schedule; each is shown begun as late as its end allows."""

    work: Work
    solution: Solution
    days: WorkingDays

    def steps(self) -> list[tuple[Step, date, date]]:
        """Return the steps with their first and last day, those that begin first coming first."""
        shown = self.solution.late[: len(self.work.steps)]
        placed = [(spot.begin, number, spot) for number, spot in enumerate(shown) if spot]
        return [
            (self.work.steps[number], self.days.date_of(begin), self.last_day(spot))
            for begin, number, spot in sorted(placed, key=lambda item: item[:2])
        ]

    def last_day(self, placed: Placed) -> date:
        """Return the day at whose end a step is done."""
        return self.days.date_of(max(placed.end - 1, placed.begin))

    def critical_path(self) -> tuple[str, ...]:
        """Return the chain of steps that decides the end, first to last."""
        steps = self.work.steps
        return tuple(steps[n].id for n in self.solution.critical if n < len(steps))

    def load(self) -> Iterator[WeekLoad]:
        """Yield for each week the person-days that are planned, and how many there are."""
        planned: dict[date, dict[str, float]] = {}
        last = max((spot.end for spot in self.solution.late if spot), default=0)
        for day in range(last):
            planned.setdefault(_monday(self.days.date_of(day)), dict.fromkeys(self.work.roles, 0.0))
        available = {week: dict(loads) for week, loads in planned.items()}
        for day in range(last):
            for role, speed in self.work.speeds.items():
                available[_monday(self.days.date_of(day))][role] += float(speed)
        for day, role, amount in self._daily():
            planned[_monday(self.days.date_of(day))][role] += amount
        for week, loads in planned.items():
            yield WeekLoad(week=week, planned=_rounded(loads), available=_rounded(available[week]))

    def _daily(self) -> Iterator[tuple[int, str, float]]:
        for step, spot in zip(self.work.steps, self.solution.late, strict=False):
            if spot is None:
                continue
            for (role, effort), start in zip(self.work.parts(step), spot.starts, strict=True):
                end = start + self.work.slots(role, exact(effort.likely))
                for day in range(start // SLOTS, -(-end // SLOTS)):
                    slots = min(end, (day + 1) * SLOTS) - max(start, day * SLOTS)
                    yield day, role, effort.likely * slots / (end - start)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _rounded(loads: dict[str, float]) -> dict[str, float]:
    return {role: round(days, _CENTS) for role, days in loads.items()}
