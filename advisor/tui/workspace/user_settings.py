"""What a user chose once and finds again: kept with the state, and not worth failing for."""

import json
from contextlib import suppress

from advisor.document.save import replace_file
from advisor.document.user_folders import state_folder

_NAME = "settings.json"


def stays() -> bool:
    """Return whether an answer stays on its question, for its evidence to be given."""
    try:
        data = json.loads((state_folder() / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("stay") is True


def remember_stays(*, stay: bool) -> None:
    """Keep it for the next time."""
    with suppress(OSError):
        place = state_folder() / _NAME
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, json.dumps({"stay": stay}).encode())
