"""Files onto disk: all of them whole, or none."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from advisor.document.destination import Destination, destination
from advisor.document.operating_system import sync_folder
from advisor.document.save import require_leave, write_whole
from advisor.report.output_permission import not_written
from advisor.translation import sentence


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into `folder`, creating it, and return their paths.

    Either every file is replaced by its complete new contents, or all stay as they were; devices
    and pipes are written to last. Links are followed, and permissions stay. Whether a file may be
    replaced was asked before. Raises OutputError.
    """
    at = folder
    try:
        found = []
        for name in contents:
            at = folder / name
            found.append(destination(at))
        for parent in {place.path.parent for place in found}:
            parent.mkdir(parents=True, exist_ok=True)
        at = folder
        pairs = list(zip(found, contents.values(), strict=True))
        _replace({place.file: data for place, data in pairs if place.file})
        for place, data in pairs:
            at = place.path
            _write_through(place, data)
    except BrokenPipeError:
        raise not_written(at, BrokenPipeError(32, sentence("nobody reads it to its end"))) from None
    except (OSError, ValueError) as error:
        raise not_written(at, error) from None
    return [place.path for place in found]


def _write_through(place: Destination, data: bytes) -> None:
    if place.file is None:
        place.write(data)


def _replace(contents: Mapping[Path, bytes]) -> None:
    """Put every file in place, or none."""
    suffix = f".{token_hex(4)}.tmp"
    staged = {target: target.with_name(f".{target.name}{suffix}") for target in contents}
    try:
        for target, data in contents.items():
            write_whole(staged[target], data, require_leave(target))
        _replace_all(staged, suffix)
        for folder in {target.parent for target in contents}:
            sync_folder(folder)
    finally:
        for path in staged.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _replace_all(staged: Mapping[Path, Path], suffix: str) -> None:
    """Move every staged file into place; on a failure put the earlier ones back."""
    kept: dict[Path, Path | None] = {}
    try:
        for target, new in staged.items():
            kept[target] = _keep(target, suffix)
            new.replace(target)
    except OSError:
        for target, old in kept.items():
            _put_back(target, old)
        raise
    finally:
        for old in kept.values():
            if old is not None:
                old.unlink(missing_ok=True)


def _keep(target: Path, suffix: str) -> Path | None:
    if not target.exists():
        return None
    old = target.with_name(f".{target.name}{suffix}.old")
    try:
        os.link(target, old)
    except OSError:  # not every file system knows hard links
        shutil.copy2(target, old)
    return old


def _put_back(target: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            target.unlink(missing_ok=True)
        else:
            old.replace(target)
