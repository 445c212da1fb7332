"""A repository opened for reading: a work tree, a folder, or a commit of a bare repository."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from advisor.errors import InputError
from advisor.scan.fact import Zone
from advisor.scan.git_objects import GitObjects, TreeEntry, git_directory
from advisor.scan.vendored import is_vendored
from advisor.scan.zones import Zones
from advisor.translation import sentence

MOST_BYTES = 1_000_000
MOST_LOCK_BYTES = 5_000_000
MOST_KEPT = 24_000_000  # characters; reading a text twice costs more than its memory
"""Size of a file that is still read as text."""
MOST_NOTEBOOK_BYTES = 8_000_000
"""Size of a notebook that is still read: its pictures stand in it."""
MOST_FILES = 50_000
MOST_TOTAL_BYTES = 200_000_000
LONGEST_PATH = 1_000
_HEAD = 10_000
_LINK, _SUBMODULE = "120000", "160000"
_BINARY_WITHIN = 8_000

Read = Callable[[TreeEntry], bytes | None]


def open_repository(place: str | Path, *, commit: str | None = None) -> "Repository":
    """Open a folder, a work tree as it stands, or a bare repository at a commit.

    A work tree is read from the disk unless a commit is named. The repository is to be closed, as
    with `with`.
    """
    root = Path(place)
    if not root.is_dir():
        raise InputError(
            sentence("there is no folder {root}", root=root),
            hint=sentence("name a work tree or a bare git directory"),
        )
    directory = git_directory(root)
    if directory is None:
        if commit is not None:
            raise InputError(
                sentence("{root} is no git repository", root=root),
                hint=sentence("leave out the commit to read the folder"),
            )
        return Repository(root, tuple(_walk(root)), read=_Disk(root))
    objects = GitObjects(directory)
    try:
        return _of_git(root, objects, commit)
    except BaseException:
        objects.close()
        raise


def _of_git(root: Path, objects: GitObjects, commit: str | None) -> "Repository":
    found = objects.commit(commit or "HEAD")
    bare = not (root / ".git").exists()
    tracked = None if bare or commit is not None else objects.index()
    if tracked is not None:
        entries = tuple(_on_disk(root, tracked))
        return Repository(root, entries, read=_Disk(root), objects=objects, commit=found)
    if found is None and not bare and commit is None:  # nothing was ever added
        return Repository(root, tuple(_walk(root)), read=_Disk(root), objects=objects)
    if found is None:
        raise InputError(
            sentence("{root} has no commit {commit}", root=root, commit=commit or "HEAD"),
            hint=sentence("name a commit by its hash, or a branch or tag"),
        )
    listed = objects.tree(found)
    if listed is None:
        raise InputError(
            sentence("commit {found} of {root} cannot be read", found=found, root=root),
            hint=sentence("is the clone complete?"),
        )
    return Repository(
        root, tuple(listed), read=_committed(objects), objects=objects, commit=found, at_rest=True
    )


class Repository:
    """The files of a repository at one state, with what was left out and why."""

    def __init__(
        self,
        root: Path,
        entries: tuple[TreeEntry, ...],
        *,
        read: Read,
        objects: GitObjects | None = None,
        commit: str | None = None,
        at_rest: bool = False,
    ) -> None:
        self.name = _name(root)
        self.commit = commit
        self._root, self._read, self._objects, self._at_rest = root, read, objects, at_rest
        self._skipped: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._room = MOST_KEPT
        self._all = entries
        self._entries = {entry.path: entry for entry in self._taken(entries)}
        self._unread = frozenset(self._too_much())
        self._paths = tuple(self._entries)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files but vendored ones, links and submodules, sorted."""
        return self._paths

    @property
    def skipped(self) -> tuple[tuple[str, str], ...]:
        """Return what is not read, as far as is known by now, each with the reason."""
        return tuple(sorted(self._skipped.items()))

    def text(self, path: str) -> str | None:
        """Return a file as text, None where it is absent or was skipped."""
        if path in self._kept:
            return self._kept[path]
        entry = self._entries.get(path)
        if entry is None or path in self._unread:
            return None
        content = self._read(entry)
        if content is None:
            self._skip(path, sentence("its content is missing or cannot be read"))
            return None
        text = decoded(content)
        reason = _fault(path, content, text)
        if reason is None:
            self._keep(path, text)
            return text
        self._skip(path, reason)
        return None

    def _keep(self, path: str, text: str | None) -> None:
        """Keep a text that will be asked for again, as long as there is room."""
        if text is not None and len(text) <= self._room:
            self._room -= len(text)
            self._kept[path] = text

    def zone(self, path: str) -> Zone:
        """Return where a file lies."""
        return self._zones.of(path)

    @cached_property
    def _zones(self) -> Zones:
        return Zones(self._paths, self.text)

    @cached_property
    def changed(self) -> bool:
        """Tell whether the files read differ from those of the commit."""
        if self._at_rest or self._objects is None or self.commit is None:
            return False
        listed = self._objects.tree(self.commit)
        committed = {entry.path: entry for entry in listed or ()}
        now = {entry.path for entry in self._all}
        return now != committed.keys() or any(
            not self._is_as(entry) for path, entry in committed.items() if path in self._entries
        )

    def _is_as(self, entry: TreeEntry) -> bool:
        if entry.path in self._unread:  # what is not read makes no difference
            return True
        content = self._read(entry)
        return content is not None and entry.hash in (
            _hash(content, len(entry.hash)),
            _hash(content.replace(b"\r\n", b"\n"), len(entry.hash)),
        )

    def close(self) -> None:
        """End what reads the repository."""
        if self._objects is not None:
            self._objects.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def _skip(self, path: str, reason: str) -> None:
        self._skipped[path] = reason

    def _taken(self, entries: Iterable[TreeEntry]) -> Iterator[TreeEntry]:
        taken = 0
        for entry in sorted(entries, key=lambda entry: entry.path):
            reason = _refusal(entry)
            if reason is None and is_vendored(entry.path):
                self._skip(_vendored_folder(entry.path), sentence("vendored or generated"))
                continue
            if reason is None and taken >= MOST_FILES:
                reason = sentence("past the first {number} files", number=MOST_FILES)
            if reason is not None:
                self._skip(_printable(entry.path[:LONGEST_PATH]), reason)
                continue
            taken += 1
            yield entry

    def _too_much(self) -> Iterator[str]:
        """Yield files that are too large, alone or all together."""
        total = 0
        for path, entry in self._entries.items():
            size = entry.size or 0
            if size > _limit(path):
                self._skip(path, sentence("too large"))
                yield path
            elif total + size > MOST_TOTAL_BYTES:
                self._skip(
                    path,
                    sentence("past the first {number} bytes", number=MOST_TOTAL_BYTES),
                )
                yield path
            else:
                total += size


class _Disk:
    """Reads regular files below a folder, through no link that leads out of it."""

    def __init__(self, root: Path) -> None:
        self._real = os.path.realpath(root)

    def __call__(self, entry: TreeEntry) -> bytes | None:
        place = os.path.join(self._real, *entry.path.split("/"))  # noqa: PTH118 quick
        try:
            if os.path.realpath(place) != place or not stat.S_ISREG(os.lstat(place).st_mode):
                return None
            with open(place, "rb") as file:  # noqa: PTH123 quick
                return file.read(_limit(entry.path) + 1)
        except (OSError, ValueError):
            return None


def _committed(objects: GitObjects) -> Read:
    return lambda entry: objects.blob(entry.hash, _limit(entry.path) + 1)


def _on_disk(root: Path, tracked: Iterable[TreeEntry]) -> Iterator[TreeEntry]:
    """Yield what the index tracks that is still there, with its size on the disk."""
    seen = set()
    for entry in tracked:
        if entry.path in seen:  # a conflict lists a file several times
            continue
        seen.add(entry.path)
        if ".." in entry.path.split("/"):
            continue
        try:
            found = os.lstat(os.path.join(root, *entry.path.split("/")))  # noqa: PTH118 quick
        except (OSError, ValueError):
            continue
        mode = _LINK if stat.S_ISLNK(found.st_mode) else entry.mode
        yield TreeEntry(entry.path, mode, entry.hash, found.st_size)


def _walk(root: Path) -> Iterator[TreeEntry]:
    """Yield the files below a folder that is no repository; vendored folders are not entered."""
    count = 0
    for folder, folders, names in os.walk(root):
        within = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if within == "." else f"{within}/"
        folders[:] = sorted(n for n in folders if not is_vendored(f"{prefix}{n}/x"))
        for name in sorted(names):
            count += 1
            if count > 2 * MOST_FILES:
                return
            found = os.lstat(os.path.join(folder, name))  # noqa: PTH118 quick
            mode = _LINK if stat.S_ISLNK(found.st_mode) else "100644"
            yield TreeEntry(f"{prefix}{name}", mode, "", found.st_size)


def _refusal(entry: TreeEntry) -> str | None:
    """Return why a file is not even listed, None where it is."""
    parts = entry.path.split("/")
    if entry.mode == _LINK:
        return sentence("a link")
    if entry.mode == _SUBMODULE:
        return sentence("a submodule")
    if len(entry.path) > LONGEST_PATH:
        return sentence("its path is too long")
    if not {"", ".", "..", ".git"}.isdisjoint(parts) or _printable(entry.path) != entry.path:
        return sentence("its name is no path, or not in UTF-8")
    return None


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode("utf-8")


def _vendored_folder(path: str) -> str:
    """Return the folder that makes a file vendored, or the file itself."""
    parts = path.split("/")
    folders = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return next((folder for folder in folders if is_vendored(f"{folder}/x")), path)


def _limit(path: str) -> int:
    if path.endswith(".lock"):
        return MOST_LOCK_BYTES
    return MOST_NOTEBOOK_BYTES if path.endswith(".ipynb") else MOST_BYTES


def decoded(content: bytes) -> str | None:
    """Return content as text, what is no UTF-8 replaced; None where it is binary."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:_BINARY_WITHIN]:
        return None
    return content.decode("utf-8-sig", "replace")


def _fault(path: str, content: bytes, text: str | None) -> str | None:
    """Return why content that was read is not used, None where it is."""
    if len(content) > _limit(path):
        return sentence("too large")
    if text is None:
        return sentence("binary")
    return sentence("generated") if is_vendored(path, text[:_HEAD]) else None


def _hash(content: bytes, length: int) -> str:
    algorithm = hashlib.sha256 if length == 64 else hashlib.sha1  # noqa: PLR2004 digits of SHA-256
    return algorithm(b"blob %d\0" % len(content) + content).hexdigest()


def _name(root: Path) -> str:
    whole = root.resolve()
    return whole.parent.name if whole.name == ".git" else whole.name.removesuffix(".git")
