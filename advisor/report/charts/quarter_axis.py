"""An axis of days with the quarters that begin on it."""

from collections.abc import Iterator
from datetime import date, timedelta

from advisor.frozen import dataclass
from advisor.report.charts.drawing import Line, Shape, Text

_MONTHS = 12
_ROOM_FOR_A_QUARTER = 48.0
_LETTER = 6.0  # of a label, widely
_DAYS_OF_A_QUARTER = 365.25 / 4


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days from `first` to `last`, from `left` to `right` in a drawing."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day begins, with one decimal."""
        return round(self.left + self.width((day - self.first).days), 1)

    def width(self, days: float) -> float:
        """Return how wide so many days are."""
        return days * (self.right - self.left) / max((self.last - self.first).days, 1)


def quarter_lines(days: Days, top: float, foot: float, edge: float) -> Iterator[Shape]:
    """Yield a line for each quarter from `top` to `foot`, with its name where `edge` allows it.

    A name is the year alone where room is scarce. A plan within one quarter shows its first day
    and the months instead.
    """
    for day, name in _named(days):
        x = days.x(day)
        yield Line(role="axis", x1=x, y1=top, x2=x, y2=foot)
        if name and x + len(name) * _LETTER <= edge:
            yield Text(role="muted", x=x + 3, y=top + 8, text=name)


def _named(days: Days) -> Iterator[tuple[date, str]]:
    starts = [day for day in _months(days.first, days.last) if day.month % 3 == 1]
    if not starts:
        yield days.first, f"{days.first.day} {days.first:%b %Y}"
        after = days.first + timedelta(days=14)
        yield from ((day, f"{day:%b}") for day in _months(after, days.last))
    roomy = days.width(_DAYS_OF_A_QUARTER) >= _ROOM_FOR_A_QUARTER
    for day in starts:
        quarter = (day.month + 2) // 3
        yield day, f"Q{quarter} {day.year}" if roomy else str(day.year) if quarter == 1 else ""


def _months(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month that begins within a span."""
    month = first.year * _MONTHS + first.month - 1 + (first.day > 1)
    while (day := date(month // _MONTHS, month % _MONTHS + 1, 1)) < last:
        yield day
        month += 1
