"""The data files of a folder and of what is below it."""

import os
from collections.abc import Iterator
from pathlib import Path

DATA_SUFFIXES = (".yaml", ".yml", ".json")


def data_files(place: str | Path) -> Iterator[str]:
    """Yield the YAML and JSON files at any depth, by name; none that is hidden."""
    for folder, below, names in os.walk(place):
        below[:] = sorted(name for name in below if not name.startswith("."))
        where = str(Path(folder) / "_").removesuffix("_")
        for name in sorted(names):
            if name.endswith(DATA_SUFFIXES) and not name.startswith("."):
                yield f"{where}{name}"
