"""An answers file on disk that others may change as well."""

import codecs
import os
import stat
from contextlib import suppress
from errno import EFBIG, EINVAL
from pathlib import Path

from advisor.assessment.session.recovery import recovery_files
from advisor.document.read import LARGEST, STANDARD_INPUT, read_bytes
from advisor.document.save import replace_file
from advisor.errors import InputError, Location
from advisor.translation import sentence

Signature = tuple[int, int, int]


class AnswersFile:
    """A file, and what it held when this session last read or wrote it (None: no file)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen: bytes | None = None
        self._signature: Signature | None = None

    @property
    def byte_order_mark(self) -> bytes:
        """What some editors start a file with, and expect to find again."""
        seen = self.seen or b""
        return codecs.BOM_UTF8 if seen.startswith(codecs.BOM_UTF8) else b""

    def load(self) -> None:
        """Read the file, if it is there. Raises InputError when it, or its folder, is unusable."""
        if str(self.path) == STANDARD_INPUT:
            raise InputError(
                sentence("answers can be saved into a file only"), hint=sentence("Name a file.")
            )
        try:
            exists = self.path.exists()
            folder = Path(os.path.realpath(self.path)).parent
            if not exists and not folder.is_dir():
                raise InputError(
                    sentence("the folder {folder} does not exist", folder=folder),
                    hint=_hint(self.path),
                    location=Location(file=str(self.path)),
                )
        except (OSError, ValueError) as error:
            raise InputError(
                sentence("{path} cannot be used: {error}", path=self.path, error=error),
                location=Location(file=str(self.path)),
            ) from None
        if exists:
            with suppress(OSError):  # reading says it better
                self._signature = self._look()
            self.seen = read_bytes(self.path)

    def read(self) -> bytes | None:
        """Return what the file holds now. Raises OSError."""
        self._signature = self._look()
        return None if self._signature is None else self.path.read_bytes()

    def write(self, data: bytes) -> None:
        """Replace the file. Raises OSError, and then it is as it was."""
        replace_file(self.path, data)
        self.seen = data
        self._signature = self._look()

    def may_have_changed(self) -> bool:
        """Tell, without reading it, whether somebody may have changed the file. Raises OSError."""
        return self._look() != self._signature

    def _look(self) -> Signature | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(found.st_mode):
            raise OSError(EINVAL, sentence("it is no longer a regular file"), str(self.path))
        if found.st_size > LARGEST:
            raise OSError(EFBIG, sentence("it has become too large"), str(self.path))
        return (found.st_ino, found.st_size, found.st_mtime_ns)


def _hint(answers: Path) -> str:
    """Return what to do about a missing folder, and where its answers are if they were kept."""
    found = recovery_files(answers)
    if not found:
        return sentence("Make it first, or choose another place.")
    return sentence(
        "Answers kept for this file are in {path}; make the folder to restore them.",
        path=found[-1].path,
    )
