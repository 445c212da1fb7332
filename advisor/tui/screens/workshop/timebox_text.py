"""The time of a question, and of all, as one types it, in minutes."""

from advisor.translation import sentence

_MINUTE = 60
_SHORTEST, _LONGEST = 0.25, 240
_A_DAY = 1440


def shown_timebox(seconds: int | None) -> str:
    """Return seconds as one would type the minutes."""
    return "" if seconds is None else f"{seconds / _MINUTE:.4g}"


def timebox_minutes(text: str) -> float | None:
    """Return minutes typed with a point or a comma; None for nothing. Raises ValueError."""
    return float(text.replace(",", ".")) if text else None


def timebox_problem(text: str) -> str | None:
    """Check the minutes of a question, or nothing."""
    try:
        minutes = timebox_minutes(text)
    except ValueError:
        minutes = -1.0
    fits = minutes is None or _SHORTEST <= minutes <= _LONGEST
    return None if fits else sentence("minutes from 0.25 to 240, such as 1.5")


def minutes_problem(text: str) -> str | None:
    """Check the minutes of all questions, or nothing."""
    fits = not text or (text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= _A_DAY)
    return None if fits else sentence("whole minutes from 1 to 1440, or empty")
