"""The entry point: whatever happens, an exit code that says what it means, and no traceback."""

import atexit
import gc
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

_INTERRUPTED = 130
_SOON_SECONDS = 0.01
_UNTIDY = "textual"  # it puts the terminal in order when its objects go
_FILES_OF_OBJECTS = "weasyprint"  # it removes files when its objects go, many of them in circles


class TerminatedError(SystemExit):
    """The process was asked to end, and lets go of what it holds.

    Event loops let only an exit through.
    """


_asked_to_end: list[int] = []  # the exit codes of the signals that came


def main() -> NoReturn:
    """Entry point of the `advisor` command."""
    # A command builds its data once and exits: looking for garbage in between only costs time.
    gc.disable()
    try:
        code = _guarded_run()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # from here on there is nothing to put in order
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the process, leaving its memory to the system where nothing else is to be put in order.

    Python would look for garbage once more and then let go of every object one by one, which is a
    sixth of the time of a short command.
    """
    import threading  # noqa: PLC0415 an interrupt would end its import with a traceback

    if threading.active_count() > 1 or _UNTIDY in sys.modules:
        sys.exit(code)
    if _FILES_OF_OBJECTS in sys.modules:
        gc.collect()
    atexit._run_exitfuncs()  # noqa: SLF001 what was promised to be done on leaving still is
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a caller may close them before there is anything in their place
            stream.flush()
    os._exit(code)


def _guarded_run() -> int:
    """Run the command line; every import is in here, so that no interrupt and no fault escapes."""
    try:
        signal.signal(signal.SIGTERM, _end)
        sys.unraisablehook = _raise_again
        from advisor.cli.streams import open_streams  # noqa: PLC0415

        open_streams()
        from advisor.cli.command_line import run  # noqa: PLC0415

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except TerminatedError:
        return 128 + signal.SIGTERM
    except BaseException as error:  # noqa: BLE001 the last net
        if isinstance(error, SystemExit) and not error.code:  # shell completion ends like this
            return 0
        if _asked_to_end:  # a compiled module being imported makes an error of its own of it
            return _asked_to_end[0]
        from advisor.cli.unforeseen_fault import tell_fault  # noqa: PLC0415

        return tell_fault(error)


def _end(_number: int, _frame: FrameType | None) -> None:
    _asked_to_end.append(128 + signal.SIGTERM)
    raise TerminatedError


def _raise_again(lost: Any) -> None:
    """Bring back an interrupt that came within a callback, where Python can only drop it."""
    if not issubclass(lost.exc_type, KeyboardInterrupt | TerminatedError):
        sys.__unraisablehook__(lost)
        return
    from _thread import interrupt_main  # noqa: PLC0415
    from threading import Timer  # noqa: PLC0415

    ended = issubclass(lost.exc_type, TerminatedError)
    # Not from within this hook, which is a callback again.
    again = Timer(_SOON_SECONDS, interrupt_main, [signal.SIGTERM if ended else signal.SIGINT])
    again.daemon = True
    again.start()
