"""Looking for garbage, which a short command does without."""

import gc


def collect_garbage() -> None:
    """Look for garbage again in a process that stays, leaving out what is there already."""
    gc.freeze()
    gc.enable()
