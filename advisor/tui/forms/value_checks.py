"""What is wrong with a value that is being typed; None where it will do."""

from datetime import date

from advisor.document.share import percent_of
from advisor.errors import ContentError
from advisor.translation import sentence


def number(text: str) -> float | None:
    """Return a number typed with a point or a comma; None for nothing."""
    return float(text.replace(",", ".")) if text else None


def shown(value: float | None) -> str:
    """Return a number as one would type it."""
    return "" if value is None else f"{value:g}"


def day_problem(text: str) -> str | None:
    """Check a day, or nothing."""
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        return sentence("write it as YYYY-MM-DD")
    return None


def needed_day_problem(text: str) -> str | None:
    """Check a day that has to be there."""
    return day_problem(text) if text else sentence("a day, such as 2026-11-23")


def number_problem(text: str) -> str | None:
    """Check a number, or nothing."""
    try:
        value = number(text)
    except ValueError:
        return sentence("not a number")
    finite = value is None or abs(value) < float("inf")
    return None if finite else sentence("not a number")


def people_problem(text: str) -> str | None:
    """Check full-time equivalents, or nothing."""
    wrong = number_problem(text)
    if wrong is None and text and (number(text) or 0) < 0:
        return sentence("not below 0")
    return wrong


def percent_problem(text: str) -> str | None:
    """Check a share of time."""
    try:
        percent_of(text)
    except ContentError as error:
        return (error.problems[0].hint or "").rstrip(".").replace("Write", "write", 1)
    return None


def count_problem(text: str) -> str | None:
    """Check a whole number above 0, or nothing."""
    fits = text.isascii() and text.isdigit() and int(text) > 0 if len(text) < 6 else False  # noqa: PLR2004 more than any team
    return None if fits or not text else sentence("a whole number, or empty")
