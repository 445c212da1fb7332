"""Textual's driver for browsers, in a process that goes with its visitor and stays small."""

import os
import signal
from contextlib import suppress
from threading import Timer
from typing import Any

from textual import events, messages
from textual.drivers.web_driver import WebDriver

_MEMORY_BYTES = 1 << 30
_PATIENCE_SECONDS = 5.0


class VisitorDriver(WebDriver):
    """Leaves when nobody is there any more: its input ends, however the server ended."""

    def __init__(self, app: Any, **more: Any) -> None:
        limit_memory()
        super().__init__(app, **more)

    def run_input_thread(self) -> None:
        """Take what is typed; once that ends, save and go, and be gone soon."""
        super().run_input_thread()
        last_resort = Timer(_PATIENCE_SECONDS, end_group)
        last_resort.daemon = True
        last_resort.start()
        if not self.exit_event.is_set():
            self.send_message(messages.ExitApp())

    def process_message(self, message: Any) -> None:
        """Pass on what was typed, except sizes: those come from the server, which bounds them."""
        if not isinstance(message, events.Resize | messages.InBandWindowResize):
            super().process_message(message)

    def write(self, data: str) -> None:
        """Draw, if anybody looks."""
        with suppress(BrokenPipeError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something, if it is there."""
        with suppress(BrokenPipeError):
            super().write_meta(data)


def limit_memory() -> None:
    """Bound what this process can ask for, where the system knows such bounds."""
    try:
        import resource  # noqa: PLC0415 not on every system
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bounds = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (min([_MEMORY_BYTES, *bounds]), hard))


def end_group() -> None:
    """Kill this process, and what it has started where it leads a group of its own."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
