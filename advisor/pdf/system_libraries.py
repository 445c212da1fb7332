"""The libraries that the PDF needs and no Python package brings."""

import shutil
import sys

from advisor.document.operating_system import user_number
from advisor.errors import MissingLibraryError

_DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_HOMEBREW = "pango"


def missing_library(reason: str) -> MissingLibraryError:
    """Return the error that says which library is missing, and the command that installs it."""
    return MissingLibraryError(
        f"the PDF needs a system library that is not here: {reason.partition(': ')[0]}",
        hint=f"{_remedy()} The other formats need none: --format html,md,json.",
    )


def _remedy() -> str:
    if sys.platform == "darwin":
        return f"Run: brew install {_HOMEBREW}."
    if not shutil.which("apt-get"):
        return f"Install Pango and HarfBuzz, which Debian calls {_DEBIAN}."
    install = f"apt-get install -y {_DEBIAN}"
    if user_number() == 0:
        return f"Run: apt-get update && {install}."
    if not shutil.which("sudo"):
        return f"Run as root: apt-get update && {install}."
    return f"Run: sudo apt-get update && sudo {install}."
