"""The libraries that the PDF needs and no Python package brings."""

import shutil
import sys

from advisor.document.operating_system import user_number
from advisor.errors import MissingLibraryError
from advisor.translation import sentence

_DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_HOMEBREW = "pango"


def missing_library(reason: str) -> MissingLibraryError:
    """Return the error that says which library is missing, and the command that installs it."""
    return MissingLibraryError(
        sentence(
            "the PDF needs a system library that is not here: {reason}",
            reason=reason.partition(": ")[0],
        ),
        hint=sentence(
            "{remedy} The other formats need none: --format html,md,json.", remedy=_remedy()
        ),
    )


def _remedy() -> str:
    if sys.platform == "darwin":
        return sentence("Run: brew install {homebrew}.", homebrew=_HOMEBREW)
    if not shutil.which("apt-get"):
        return sentence("Install Pango and HarfBuzz, which Debian calls {debian}.", debian=_DEBIAN)
    install = f"apt-get install -y {_DEBIAN}"
    if user_number() == 0:
        return sentence("Run: apt-get update && {install}.", install=install)
    if not shutil.which("sudo"):
        return sentence("Run as root: apt-get update && {install}.", install=install)
    return sentence("Run: sudo apt-get update && sudo {install}.", install=install)
