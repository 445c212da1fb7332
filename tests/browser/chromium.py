"""Where the browser is that tests, benchmarks and pictures use; as a program it prints the path.

Nothing but the standard library is imported: it is asked before anything is installed.
"""

import os
import shutil
import sys
from collections.abc import Iterator

VARIABLE = "CHROME_BIN"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ON_A_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = f"Install one of {', '.join(NAMES)}, or name a program in {VARIABLE}."


def find_chromium() -> str | None:
    """Return the program that CHROME_BIN names, or else the first one on the path, if any."""
    return next((found for name in _candidates() if (found := shutil.which(name))), None)


def _candidates() -> Iterator[str]:
    chosen = os.environ.get(VARIABLE)
    yield from (chosen,) if chosen else (*NAMES, *_ON_A_MAC)


if __name__ == "__main__":
    print(find_chromium() or sys.exit(1))  # noqa: T201 what it is called for
