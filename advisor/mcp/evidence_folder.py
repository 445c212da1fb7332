"""The folder that an agent may read through the server, and what within it is no evidence."""

import os
import stat
from pathlib import Path

from advisor.document.fault_words import shorten
from advisor.document.read import LARGEST, MEGABYTE, read_bytes
from advisor.errors import InputError
from advisor.frozen import dataclass
from advisor.plain_text import one_line
from advisor.translation import sentence

_LONGEST_PATH = 1_000
_GIT = ".git"


@dataclass(frozen=True, kw_only=True)
class EvidenceFolder:
    """A folder, links followed; `own` are the files of answers and proposals in it."""

    path: Path
    own: frozenset[Path] = frozenset()

    def file(self, name: str) -> Path:
        """Return the file in the folder that a name leads to, links followed.

        Raises InputError for what lies outside, is no regular file or is too large.
        """
        shown = one_line(shorten(name))
        if not name or len(name) > _LONGEST_PATH or "\0" in name:
            raise InputError(
                sentence("`{name}` is no path", name=shown),
                hint=sentence("Name a file, as a path from {root}.", root=self.path),
            )
        try:
            real = Path(os.path.realpath(self.path / name))
            self._require_within(real, shown)
            str(real).encode()  # a name that is no text could not be written down
            found = real.stat()
        except (OSError, ValueError):
            raise InputError(
                sentence("there is no file {name} in {root}", name=shown, root=self.path),
                hint=sentence("Paths begin in that folder; check how the file is called."),
            ) from None
        if not stat.S_ISREG(found.st_mode):
            raise InputError(
                sentence("{name} is no file", name=shown),
                hint=sentence("Name a file in the folder, and the lines that show it."),
            )
        if found.st_size > LARGEST:
            raise InputError(
                sentence("{name} is larger than {n} MB", name=shown, n=LARGEST // MEGABYTE),
                hint=sentence("Name a smaller file, or a link to where a person can look."),
            )
        return real

    def evidence(self, name: str) -> Path:
        """Return a file as `file` does; raise InputError for answers, proposals and git's own."""
        real = self.file(name)
        if real in self.own:
            raise InputError(
                sentence("answers and proposals are no evidence of themselves"),
                hint=sentence("Name what the practice leaves behind: a file, a run, a page."),
            )
        return real

    def read(self, real: Path) -> bytes:
        """Return what a file holds that `file` returned. Raises InputError."""
        return read_bytes(real)

    def name_of(self, real: Path) -> str:
        """Return the path of a file as one from this folder, with '/' between its parts."""
        return real.relative_to(self.path).as_posix()

    def _require_within(self, real: Path, shown: str) -> None:
        if not real.is_relative_to(self.path):
            raise InputError(
                sentence("{name} lies outside of {root}", name=shown, root=self.path),
                hint=sentence(
                    "Name a file in that folder or a link; a person may start advisor mcp with "
                    "another --root."
                ),
            )
        if _GIT in real.relative_to(self.path).parts:
            raise InputError(
                sentence("{name} belongs to git itself, where nobody looks", name=shown),
                hint=sentence("Name a file that is tracked, or a link to the commit."),
            )
