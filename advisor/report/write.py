"""Files onto disk: all of them whole, or none."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from advisor.document.save import sync_folder, write_whole
from advisor.errors import Location, OutputError


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into `folder`, creating it, and return their paths.

    Either every file is replaced by its complete new contents, or all stay as they were.
    Raises OutputError.
    """
    if not all(contents):
        raise OutputError(
            f"{folder} is a folder", hint="Name a file.", location=Location(file=str(folder))
        )
    suffix = f".{token_hex(4)}.tmp"
    targets = [folder / name for name in contents]
    staged = {target: target.with_name(f".{target.name}{suffix}") for target in targets}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target, data in zip(targets, contents.values(), strict=True):
            write_whole(staged[target], data)
        _replace_all(staged, suffix)
        sync_folder(folder)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder} cannot be written: {error.strerror}",
            hint="Choose another folder with -o; earlier files are as they were.",
            location=Location(file=str(folder)),
        ) from None
    finally:
        for path in staged.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return targets


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
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(target))
    shutil.copy2(target, old)
    return old


def _put_back(target: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            target.unlink(missing_ok=True)
        else:
            old.replace(target)
