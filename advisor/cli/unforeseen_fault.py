"""What nobody foresaw, told in one line; all that is known of it goes to a log.

Uses little besides the standard library: an installation that is broken must be told as well.
"""

import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.plain_text import plain_line
from advisor.translation import sentence
from advisor.version import __version__

_UNUSABLE, _UNWRITTEN = 3, 4
_MOST_LOGS = 20
_LONGEST = 200


class WritingFailedError(Exception):
    """Something nobody foresaw came between a report and its file; the cause says what."""


@contextmanager
def writing() -> Iterator[None]:
    """Mark what makes or writes a report, so that a fault in it is told as one of output."""
    from advisor.errors import AdvisorError  # noqa: PLC0415

    try:
        yield
    except AdvisorError:
        raise
    except Exception as error:
        raise WritingFailedError from error


def tell_fault(error: BaseException) -> int:
    """Write the log, say in one line on stderr where it is, and return the exit code."""
    wrapped = isinstance(error, WritingFailedError)
    code = _UNWRITTEN if wrapped else _UNUSABLE
    cause = error.__cause__ if wrapped else error
    said = plain_line(f"{type(cause).__name__}: {cause}"[:_LONGEST])
    log = _log("".join(traceback.format_exception(error)))
    where = (
        sentence("the log is {log}", log=plain_line(str(log)))
        if log
        else sentence("no log could be written")
    )
    told = sentence("error: advisor itself failed, {where} ({said})", where=where, said=said)
    print(told, file=sys.stderr, flush=True)  # noqa: T201
    return code


def _log(text: str) -> Path | None:
    """Write a log that its owner alone may read, in the first folder that takes it."""
    from advisor.assessment.state_folder import state_folders  # noqa: PLC0415

    now = time.strftime("%Y%m%d-%H%M%S")
    system = f"advisor {__version__}, Python {platform.python_version()}, {platform.platform()}"
    told = f"{now}\n{system}\n{sys.argv!r}\n\n{text}"
    for folder in state_folders():
        path = folder / f"fault-{now}-{os.getpid()}.log"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(told.encode(errors="backslashreplace"))
            _forget_old(folder)
        except OSError:
            continue
        return path
    return None


def _forget_old(folder: Path) -> None:
    for path in sorted(folder.glob("fault-*.log"))[:-_MOST_LOGS]:
        path.unlink(missing_ok=True)
