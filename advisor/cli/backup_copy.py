"""A file that gives way, kept beside what takes its place."""

from itertools import chain, count
from pathlib import Path
from shutil import copy2

from advisor.document.destination import Destination
from advisor.report.output_permission import not_written


def back_up(place: Destination) -> Path | None:
    """Keep what is in a file that gives way under another name, and return that name."""
    if place.file is None or place.state is None or not place.state.st_size:
        return None
    name = place.path.name
    names = chain((f"{name}.bak",), (f"{name}.{number}.bak" for number in count(2)))
    copy = next(p for name in names if not (p := place.path.parent / name).exists())
    try:
        copy2(place.file, copy)
    except OSError as error:
        raise not_written(copy, error) from None
    return copy
