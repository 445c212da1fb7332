"""Days, dates and effort."""

from datetime import date, timedelta

from advisor.rubric.step_model import EffortRange
from advisor.translation import counted, sentence

_SHORT = 3
_YEAR = timedelta(days=330)


def say_date(day: date) -> str:
    """Return a date in words, the same in every locale: 23 November 2026."""
    return _dated(day, _month(day))


def say_day_or_month(day: date) -> str:
    """Return a date in words: of the first day of a month, the month alone, which it stands for."""
    return (
        sentence("{month} {year}", month=_month(day), year=day.year)
        if day.day == 1
        else say_date(day)
    )


def say_day(day: date | None) -> str:
    """Return a date in a few letters, a dash for none: `6 May 2027`."""
    return "–" if day is None else _dated(day, _month(day)[:_SHORT])


def say_from_to(start: date, end: date) -> str:
    """Return from when to when, each day in full."""
    return sentence("{start} to {end}", start=say_date(start), end=say_date(end))


def say_period(start: date, end: date) -> str:
    """Return from when to when in a few letters; the year is told once: `6 – 20 May 2027`."""
    if start == end:
        return say_day(start)
    if end - start > _YEAR:
        return sentence("{start} – {end}", start=say_day(start), end=say_day(end))
    first = sentence("{day} {month}", day=start.day, month=_month(start)[:_SHORT])
    if (start.year, start.month) == (end.year, end.month):
        first = str(start.day)
    return sentence("{start} – {end}", start=first, end=say_day(end))


def _month(day: date) -> str:
    return (
        sentence("January"),
        sentence("February"),
        sentence("March"),
        sentence("April"),
        sentence("May"),
        sentence("June"),
        sentence("July"),
        sentence("August"),
        sentence("September"),
        sentence("October"),
        sentence("November"),
        sentence("December"),
    )[day.month - 1]


def _dated(day: date, month: str) -> str:
    return sentence("{day} {month} {year}", day=day.day, month=month, year=day.year)


def say_days(days: float) -> str:
    """Return person-days in words, without needless decimals."""
    return counted("{days} person-day", "{days} person-days", form_of(days), days=f"{days:g}")


def say_plain_days(days: float) -> str:
    """Return days in words, without needless decimals."""
    return counted("{days} day", "{days} days", form_of(days), days=f"{days:g}")


def say_working_days(days: float) -> str:
    """Return working days in words."""
    return counted("{days} working day", "{days} working days", form_of(days), days=f"{days:g}")


def say_effort(effort: EffortRange) -> str:
    """Return a range of person-days: `2–6 days, likely 3`."""
    if effort.low == effort.high:
        return say_plain_days(effort.likely)
    return sentence(
        "{low}–{high} days, likely {likely}",
        low=f"{effort.low:g}",
        high=f"{effort.high:g}",
        likely=f"{effort.likely:g}",
    )


def form_of(days: float) -> int:
    """Return the number by which a form is chosen; what is no whole number is as several."""
    return int(days) if days == int(days) else 2
