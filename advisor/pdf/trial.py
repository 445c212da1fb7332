"""A picture drawn on trial, in a process that may take little memory and time.

What a picture costs is bounded by what it may hold; this is for what nobody thought of. The process
ends with the one that started it.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from advisor.document.operating_system import bound
from advisor.pdf.engine import lay_out, load
from advisor.pdf.fonts import fonts_for

_MEMORY = 1_500_000_000  # bytes of addresses, of which loading WeasyPrint takes 0.4
_SECONDS = 10  # of computing
_PATIENCE = 60  # seconds that may pass in all, on a machine that has other things to do
_PAGE = """<html lang="en"><title>-</title>
<style>@font-face { font-family: "Source Sans"; src: url("shipped-font:Source-Sans-Regular") }
</style><p><img alt="-" src="PICTURE"/></p></html>"""


def can_be_drawn(picture: str) -> bool:
    """Tell whether a picture, as a data: URL, is drawn within the limits.

    Raises MissingLibraryError when the system libraries of WeasyPrint are missing.
    """
    load()  # so that a library that is missing is not taken for a picture that is too much
    with TemporaryDirectory(prefix="advisor-logo-") as folder:
        file = Path(folder) / "picture"
        file.write_text(picture, encoding="ascii")
        return _drawn(file)


def _drawn(file: Path) -> bool:
    """Tell whether a process of its own draws the picture in a file; what it leaves goes with it.

    The pipe to it is never written to: that it is open says that somebody waits.
    """
    with subprocess.Popen(  # noqa: S603 this module itself
        [sys.executable, "-P", "-m", __name__, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(file.parent)},
    ) as process:
        try:
            return process.wait(_PATIENCE) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            process.kill()


def main() -> int:
    """Draw the picture whose data: URL is in the file named; 0 when it could."""
    bound("RLIMIT_AS", _MEMORY)
    bound("RLIMIT_CPU", _SECONDS)
    picture = Path(sys.argv[1]).read_text(encoding="ascii")
    Thread(target=_end_with_the_starter, daemon=True).start()
    written = lay_out(_PAGE.replace("PICTURE", picture), fonts_for(_PAGE)).write()
    return len(written.complaints)


def _end_with_the_starter() -> None:
    sys.stdin.read()  # ends when the other end is closed, by whatever cause
    os._exit(1)


if __name__ == "__main__":
    code = main()
    os._exit(code)  # while the other thread waits
