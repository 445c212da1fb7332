"""The sound rubric as a folder of files."""

from pathlib import Path
from typing import Any

import yaml

from tests.rubric.sound import Edits, edited_data


def write_folder(folder: Path, files: dict[str, str], edits: Edits | None = None) -> Path:
    """Write the sound rubric without practices and steps, and `files` beside it, by name."""
    data = edited_data(edits or {})
    main = {name: value for name, value in data.items() if name not in {"practices", "steps"}}
    for name, text in {"rubric.yaml": dumped(main), **files}.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def part(kind: str, *indexes: int, edits: Edits | None = None) -> str:
    """Return the text of a file with some of the sound rubric's practices or steps."""
    items = edited_data(edits or {})[kind]
    return dumped({kind: [items[index] for index in indexes]})


def dumped(data: Any) -> str:
    """Return data as YAML without aliases, in its own order."""
    return yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True
