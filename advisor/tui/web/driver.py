"""Textual's driver for browsers, in a process that goes with its visitor and stays small."""

import os
from contextlib import suppress
from threading import Timer
from typing import Any

from textual import events, messages
from textual.drivers.web_driver import WebDriver

from advisor.document.operating_system import bound, kill_group, leads_group

_MEMORY_BYTES = 1 << 30
_PATIENCE_SECONDS = 5.0


class VisitorDriver(WebDriver):
    """Leaves when nobody is there any more: its input ends, however the server ended."""

    def __init__(self, app: Any, **more: Any) -> None:
        bound("RLIMIT_DATA", _MEMORY_BYTES)
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


def end_group() -> None:
    """Kill this process, and what it has started where it leads a group of its own."""
    if leads_group():
        kill_group(os.getpid())
    os._exit(1)
