"""Letters of a row, by their places."""

from collections.abc import Callable
from operator import itemgetter

Pick = Callable[[str], str]


def picking(places: tuple[int, ...]) -> Pick:
    """Return what picks the letters at these places."""
    if not places:
        return lambda _: ""
    letters_at = itemgetter(*places)
    return lambda letters: "".join(letters_at(letters))
