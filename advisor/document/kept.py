"""Files kept for the next time because they take long to make: lost, they are made anew."""

import os
from contextlib import suppress
from pathlib import Path


def place(name: str) -> Path:
    """Return where a file of this name is kept. Raises RuntimeError for a user without a home."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "mlops-advisor" / name


def keep(name: str, data: bytes) -> None:
    """Keep a file where that can be done."""
    # Path.home() is a RuntimeError for a user without a home, as containers often have.
    with suppress(OSError, RuntimeError):
        target = place(name)
        staged = target.with_suffix(f".{os.getpid()}.tmp")
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(data)
        staged.replace(target)
