"""What time it is here: the one place where the screens ask."""

from datetime import datetime


def now() -> datetime:
    """Return the time by the clock of this machine, with how far it is from others."""
    return datetime.now().astimezone()
