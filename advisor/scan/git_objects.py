"""The objects of a git repository, read so that nothing the repository says is ever run.

Git is given a directory of our own, with settings of our own; only the objects and the index are
the repository's. Its configuration, hooks, filters, attributes and remotes are never read, so that
there is nothing to run and nowhere to fetch from.
"""

import os
import re
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from advisor.errors import InputError
from advisor.translation import sentence

TIMEOUT = 60.0
"""Seconds that one answer of git may take."""
LONGEST = 600.0
"""Seconds that reading all files of a commit may take."""
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REVISION = re.compile(r"([\w./+@-]+?)((?:[~^]\d*)*)")
_LONGEST_LINK = 10
_SAFE = ("core.fsmonitor=false", "core.hooksPath=", "core.sshCommand=false", "core.pager=cat")
_SETTINGS = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n"
_SHA256 = re.compile(r"(?im)^\s*objectformat\s*=\s*sha256\b")


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a tree or of the index; `size` is None where git does not know it."""

    path: str
    mode: str
    hash: str
    size: int | None


@dataclass(frozen=True, slots=True)
class FileChange:
    """A commit that changed a file, on which day, and what the file was called there."""

    commit: str
    day: date
    path: str
    removed: bool


class GitObjects:
    """Trees and files of one repository, found by the place of its git directory."""

    def __init__(self, git_directory: Path) -> None:
        self._directory = git_directory
        self._common = _common_directory(git_directory)
        self._own = tempfile.TemporaryDirectory(prefix="advisor-git-")
        self._process: subprocess.Popen[bytes] | None = None
        _furnish(Path(self._own.name), self._common)

    def commit(self, revision: str) -> str | None:
        """Return the full hash of a commit that a hash, branch or tag names; None without one."""
        parts = _REVISION.fullmatch(revision)
        if parts is None or parts[1].startswith("-"):
            return None
        named = self._reference(parts[1]) or (parts[1] if _is_hex(parts[1]) else None)
        if named is None:
            return None
        done = self._run("rev-parse", "--verify", "--quiet", f"{named}{parts[2]}^{{commit}}")
        found = done.decode("ascii", "replace").strip() if done is not None else ""
        return found if _HASH.fullmatch(found) else None

    def tree(self, commit: str) -> Iterator[TreeEntry] | None:
        """Return the files of a commit, None where its trees cannot be read."""
        listed = self._run("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        if listed is None:  # sizes of objects that are missing cannot be told
            listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        return None if listed is None else _entries(listed)

    def index(self) -> Iterator[TreeEntry] | None:
        """Return the files that the index tracks, None where it cannot be read."""
        place = self._directory / "index"
        if not place.is_file():
            return None
        listed = self._run("ls-files", "-s", "-z", index=place)
        return None if listed is None else _entries(listed)

    @property
    def shallow(self) -> bool:
        """Whether the repository lacks what was before some commits."""
        return (Path(self._own.name) / "shallow").exists()

    def changes(self, commit: str, path: str) -> list[FileChange] | None:
        """Return the commits up to one that changed a file, the last first, under all its names.

        None where they cannot be read.
        """
        log = ("log", "--follow", "--no-ext-diff", "--no-textconv", "--no-show-signature")
        form = ("--name-status", "-z", "--date=short", "--format=%x01%H %cd")
        told = self._run(*log, *form, commit, "--", path)
        return None if told is None else list(_changes(told))

    def blob_at(self, commit: str, path: str, most: int) -> bytes | None:
        """Return what a commit has at a path; None as `blob` does."""
        return None if "\n" in path else self.blob(f"{commit}:{path}", most)

    def blob(self, hash_: str, most: int) -> bytes | None:
        """Return the content of a file, None where the object is missing or larger than `most`."""
        process = self._batch()
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(hash_.encode("utf-8", "surrogateescape") + b"\n")
            process.stdin.flush()
            words = process.stdout.readline().split()
            if len(words) != 3 or words[1] != b"blob":  # noqa: PLR2004 hash, type and size
                return None
            content = process.stdout.read(min(int(words[2]), most))
            _drain(process.stdout, int(words[2]) - len(content) + 1)
        except (OSError, ValueError):
            return None
        return content if len(content) == int(words[2]) else None

    def close(self) -> None:
        """End git, and remove the directory it was given."""
        if self._process is not None:
            self._stop()
        self._own.cleanup()

    def _batch(self) -> subprocess.Popen[bytes] | None:
        if self._process is None:
            try:
                self._process = subprocess.Popen(  # noqa: S603 arguments of our own
                    [*_command(), "cat-file", "--batch"],
                    env=self._environment(),
                    cwd=self._own.name,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                return None
            watch = threading.Timer(LONGEST, self._process.kill)
            watch.daemon = True
            watch.start()
            self._stop = weakref.finalize(self, _end, self._process, watch)
        return self._process

    def _run(self, *arguments: str, index: Path | None = None) -> bytes | None:
        """Return what git prints, None where it refuses or takes too long."""
        try:
            done = subprocess.run(  # noqa: S603 arguments of our own
                [*_command(), *arguments],
                env=self._environment(index),
                cwd=self._own.name,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except FileNotFoundError as error:
            raise InputError(
                sentence("git is not installed"), hint=sentence("install git and try again")
            ) from error
        except (OSError, ValueError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None

    def _environment(self, index: Path | None = None) -> dict[str, str]:
        kept = {
            name: os.environ[name]
            for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
            if name in os.environ
        }
        given = {
            "GIT_DIR": self._own.name,
            "GIT_OBJECT_DIRECTORY": str(self._common / "objects"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_ALLOW_PROTOCOL": "",
            "GIT_PAGER": "cat",
            "HOME": self._own.name,
            "LC_ALL": "C",
        }
        return kept | given | ({"GIT_INDEX_FILE": str(index)} if index else {})

    def _reference(self, name: str) -> str | None:
        """Return the hash that a branch, tag or HEAD stands for."""
        packed = _packed(self._common)
        for form in ("{}", "refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}"):
            found = self._follow(form.format(name), packed)
            if found:
                return found
        return None

    def _follow(self, name: str, packed: dict[str, str]) -> str | None:
        for _ in range(_LONGEST_LINK):
            if ".." in name or name.startswith("/"):
                return None
            said = _first_line(self._directory / name) or _first_line(self._common / name)
            said = said or packed.get(name, "")
            if _HASH.fullmatch(said):
                return said
            if not said.startswith("ref:"):
                return None
            name = said.removeprefix("ref:").strip()
        return None


def git_directory(place: Path) -> Path | None:
    """Return the git directory of a work tree, or the place itself where it is one."""
    within = place / ".git"
    if within.is_file():
        said = _first_line(within)
        target = said.removeprefix("gitdir:").strip() if said.startswith("gitdir:") else ""
        return _if_git_directory(place / target) if target else None
    return _if_git_directory(within) or _if_git_directory(place)


def _if_git_directory(place: Path) -> Path | None:
    common = _common_directory(place)
    whole = (place / "HEAD").is_file() and (common / "objects").is_dir()
    return place.resolve() if whole else None


def _common_directory(directory: Path) -> Path:
    """Return where the objects are: elsewhere for one of several work trees."""
    said = _first_line(directory / "commondir")
    return (directory / said).resolve() if said else directory.resolve()


def _furnish(own: Path, common: Path) -> None:
    settings = _SETTINGS
    if _SHA256.search(_start(common / "config", 20_000)):
        settings += "[extensions]\n\tobjectformat = sha256\n"
    (own / "config").write_text(settings, encoding="utf-8")
    (own / "HEAD").write_text("ref: refs/heads/none\n", encoding="utf-8")
    for name in ("objects", "refs"):
        (own / name).mkdir()
    ends = [
        line for line in _start(common / "shallow", 20_000_000).split() if _HASH.fullmatch(line)
    ]
    if ends:  # git must know where a clone was cut off
        (own / "shallow").write_text("".join(f"{end}\n" for end in ends), encoding="ascii")


def _command() -> list[str]:
    return ["git", "--no-pager", *(word for setting in _SAFE for word in ("-c", setting))]


def _entries(listed: bytes) -> Iterator[TreeEntry]:
    """Yield entries of `ls-tree -r -z -l`, `ls-tree -r -z` and `ls-files -s -z`."""
    for record in listed.split(b"\0"):
        said, tab, path = record.partition(b"\t")
        words = said.decode("ascii", "replace").split()
        if not tab or len(words) < 3:  # noqa: PLR2004 mode, type or hash, hash or stage
            continue
        hash_ = next((word for word in words if _HASH.fullmatch(word)), "")
        size = int(words[3]) if len(words) > 3 and words[3].isdecimal() else None  # noqa: PLR2004
        yield TreeEntry(path.decode("utf-8", "surrogateescape"), words[0], hash_, size)


def _changes(told: bytes) -> Iterator[FileChange]:
    """Yield what `log -z --name-status` tells of one file; of a new name it has the old one too."""
    for record in told.split(b"\x01")[1:]:
        said, *words = [word.strip(b"\n") for word in record.split(b"\0") if word.strip(b"\n")]
        commit, _, day = said.decode("ascii", "replace").strip().partition(" ")
        if len(words) < 2 or not _HASH.fullmatch(commit):  # noqa: PLR2004 how, and which file
            continue
        path = words[-1].decode("utf-8", "surrogateescape")
        yield FileChange(commit, date.fromisoformat(day), path, words[0] == b"D")
        if words[0].startswith(b"C"):  # what went before is that of the file it was copied from
            return


def _packed(common: Path) -> dict[str, str]:
    lines = (line.split(" ") for line in _start(common / "packed-refs", 20_000_000).splitlines())
    return {words[1]: words[0] for words in lines if len(words) == 2}  # noqa: PLR2004 hash, name


def _start(place: Path, most: int) -> str:
    try:
        if not place.is_file():
            return ""
        with place.open("rb") as file:
            return file.read(most).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _first_line(place: Path) -> str:
    return _start(place, 4_096).partition("\n")[0].strip()


def _drain(pipe: IO[bytes], count: int) -> None:
    """Read past the rest of an answer and the line break behind it."""
    while count > 0 and (read := pipe.read(min(count, 1 << 20))):
        count -= len(read)


def _is_hex(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-f]{4,64}", text))


def _end(process: subprocess.Popen[bytes], watch: threading.Timer) -> None:
    watch.cancel()
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still to be written has no reader any more
                continue
    process.wait()
