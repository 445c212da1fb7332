"""Looking for garbage, which a short command does without."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_SECONDS = 5
_FEW = 1_000  # objects, which are not worth a look
_MANY = 50_000  # objects, more than keys make in the seconds between two looks


def collect_garbage() -> None:
    """Look for garbage again in a process that stays, leaving out what is there already."""
    gc.freeze()
    gc.enable()


def collect_between_keys(app: "App[None]") -> None:
    """Look for garbage every few seconds: by count, it would be in the midst of a key."""
    collect_garbage()
    gc.set_threshold(_MANY)
    app.set_interval(_SECONDS, _collect)


def _collect() -> None:
    if gc.get_count()[0] > _FEW:
        gc.collect()
