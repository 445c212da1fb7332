"""Where this machine keeps what belongs to the user and to no project."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

_ON_LINUX = sys.platform.startswith("linux")
_NO_AUTHOR: Literal[False] = False  # on Windows a folder more


def cache_folder() -> Path:
    """Return the folder for what can be made anew; it may not exist yet.

    Raises OSError for a user without a home.
    """
    try:
        if _ON_LINUX:
            # The same as platformdirs says, which would take a twentieth of the time `score` has.
            home = Path(os.environ.get("XDG_CACHE_HOME", ""))
            return (home if home.is_absolute() else Path.home() / ".cache") / "mlops-advisor"
        from platformdirs import user_cache_path  # noqa: PLC0415 as just said

        return user_cache_path("mlops-advisor", _NO_AUTHOR)
    except RuntimeError as error:
        raise OSError(str(error)) from None


def state_folder() -> Path:
    """Return the folder for state, such as the list of recent files; it may not exist yet.

    Raises OSError for a user without a home.
    """
    from platformdirs import user_state_path  # noqa: PLC0415 as just said

    with suppress(RuntimeError):
        # Every system had it here before each had it in its own place.
        earlier = Path.home() / ".local" / "state" / "advisor"
        if not os.environ.get("XDG_STATE_HOME") and earlier.is_dir():
            return earlier
    try:
        return user_state_path("advisor", _NO_AUTHOR)
    except RuntimeError as error:
        raise OSError(str(error)) from None


def settings_folder() -> Path:
    """Return the folder for what the user wrote to be heeded; it may not exist.

    Raises OSError for a user without a home.
    """
    from platformdirs import user_config_path  # noqa: PLC0415 as just said

    try:
        return user_config_path("advisor", _NO_AUTHOR)
    except RuntimeError as error:
        raise OSError(str(error)) from None
