"""A schedule of steps as dates, weeks and months, and as everybody's own list."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from advisor.frozen import dataclass
from advisor.roadmap.advice_model import PersonPlan, Stint
from advisor.roadmap.model import WeekLoad
from advisor.roadmap.scheduling.problem import Placed
from advisor.roadmap.scheduling.solve import Solution
from advisor.roadmap.tasks import SLOTS, Work, WorkPart
from advisor.roadmap.working_days import WorkingDays
from advisor.rubric.step_model import Step
from advisor.scoring.number import exact

_CENTS = 2


@dataclass(frozen=True, kw_only=True)
class ScheduleDates:
    """Steps in a schedule; each is shown begun as late as its end allows."""

    work: Work
    solution: Solution
    days: WorkingDays

    def steps(self) -> list[tuple[Step, date, date]]:
        """Return the steps with their first and last day, those that begin first coming first.

        A step begins when somebody begins it. Of those that begin on one day the order of the plan
        decides.
        """
        begun: dict[str, int] = {}
        for step, _, start, _ in self._parts:
            begun[step.id] = min(start // SLOTS, begun.get(step.id, start // SLOTS))
        shown = zip(self.work.steps, self.solution.late, strict=False)
        placed = [
            (max(spot.begin, begun.get(step.id, spot.begin)), number, spot)
            for number, (step, spot) in enumerate(shown)
            if spot
        ]
        return [
            (self.work.steps[number], self.days.date_of(begin), self.last_day(spot))
            for begin, number, spot in sorted(placed, key=lambda item: item[:2])
        ]

    def last_day(self, placed: Placed) -> date:
        """Return the day at whose end a step is done."""
        return self.days.date_of(max(placed.end - 1, placed.begin))

    def people(self, step: Step) -> tuple[str, ...]:
        """Return who works on a step, whoever does most of it first."""
        parts = sorted(self.work.parts(step), key=lambda part: -part.effort.likely)
        return tuple(dict.fromkeys(self.work.team[part.worker].name for part in parts))

    def by_person(self) -> Iterator[PersonPlan]:
        """Yield what each worker does, in the order in which it is begun."""
        stints: dict[int, list[tuple[int, Stint]]] = {}
        for step, part, start, end in self._parts:
            stint = Stint(
                step=step.id,
                start=self.days.date_of(start // SLOTS),
                end=self.days.date_of(max(start, end - 1) // SLOTS),
                days=part.effort.likely,
                role=part.role,
            )
            stints.setdefault(part.worker, []).append((start, stint))
        for place, worker in enumerate(self.work.team):
            own = sorted(stints.get(place, []), key=lambda item: item[0])
            yield PersonPlan(
                name=worker.name, roles=worker.roles, stints=tuple(stint for _, stint in own)
            )

    def critical_path(self) -> tuple[str, ...]:
        """Return the chain of steps that decides the end, first to last."""
        steps = self.work.steps
        return tuple(steps[n].id for n in self.solution.critical if n < len(steps))

    def load(self) -> Iterator[WeekLoad]:
        """Yield for each week the person-days that are planned, and how many there are."""
        names = [worker.name for worker in self.work.team]
        planned: dict[date, dict[str, float]] = {}
        last = max((spot.end for spot in self.solution.late if spot), default=0)
        for day in range(last):
            planned.setdefault(_monday(self.days.date_of(day)), dict.fromkeys(names, 0.0))
        available = {week: dict(loads) for week, loads in planned.items()}
        for day in range(last):
            for worker in self.work.team:
                available[_monday(self.days.date_of(day))][worker.name] += float(worker.speed)
        for day, name, amount in self._daily():
            planned[_monday(self.days.date_of(day))][name] += amount
        for week, loads in planned.items():
            yield WeekLoad(week=week, planned=_rounded(loads), available=_rounded(available[week]))

    def _daily(self) -> Iterator[tuple[int, str, float]]:
        for _, part, start, end in self._parts:
            for day in range(start // SLOTS, -(-end // SLOTS)):
                slots = min(end, (day + 1) * SLOTS) - max(start, day * SLOTS)
                name = self.work.team[part.worker].name
                yield day, name, part.effort.likely * slots / (end - start)

    @cached_property
    def _parts(self) -> list[tuple[Step, WorkPart, int, int]]:
        """Each part of a placed step with its first and its last slot.

        Everybody begins as soon as the step has begun and they are free, so that no step stands
        open while those who do it wait.
        """
        free: dict[int, int] = {}
        moved = []
        for start, begin, step, part in sorted(self._placed(), key=lambda item: item[:2]):
            first = min(start, max(begin, free.get(part.worker, 0)))
            end = first + self.work.slots(part.worker, exact(part.effort.likely))
            free[part.worker] = max(end, free.get(part.worker, 0))
            moved.append((step, part, first, end))
        return moved

    def _placed(self) -> Iterator[tuple[int, int, Step, WorkPart]]:
        """Yield each part of a placed step with its latest first slot and that of the step."""
        for step, spot in zip(self.work.steps, self.solution.late, strict=False):
            if spot is not None:
                for part, start in zip(self.work.parts(step), spot.starts, strict=True):
                    yield start, spot.begin * SLOTS, step, part


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _rounded(loads: dict[str, float]) -> dict[str, float]:
    return {name: round(days, _CENTS) for name, days in loads.items()}
