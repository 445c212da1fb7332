"""Working days, counted from 0 on the day a plan starts."""

from bisect import bisect_right
from collections.abc import Collection
from datetime import date, timedelta

# A plan of more working days than this, some forty years, is none.
HORIZON = 10_000
# From this year on a plan might run beyond what a date can be.
LAST_YEAR = 9000
_SATURDAY = 5
_MOST = 4 * HORIZON


class WorkingDays:
    """Monday to Friday without the given holidays, from `start` on."""

    def __init__(self, start: date, holidays: Collection[date] = ()) -> None:
        self._holidays = frozenset(holidays)
        self._next = start
        self._days: list[date] = []

    def date_of(self, number: int) -> date:
        """Return the date of a working day."""
        while len(self._days) <= number:
            self._add()
        return self._days[number]

    def count_until(self, last: date) -> int:
        """Return how many working days there are up to and including `last`, or very many."""
        while self._next <= last and len(self._days) < _MOST:
            self._add()
        return bisect_right(self._days, last)

    def _add(self) -> None:
        while self._next.weekday() >= _SATURDAY or self._next in self._holidays:
            self._next += timedelta(days=1)
        self._days.append(self._next)
        self._next += timedelta(days=1)
