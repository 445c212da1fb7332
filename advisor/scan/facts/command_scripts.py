"""The files of a repository as whoever follows commands sees them, each parsed once."""

import posixpath
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from advisor.scan.facts.shell import Shell, ShellCommand, commands, inside
from advisor.scan.facts.shell_functions import without_uncalled
from advisor.scan.facts.yaml_tree import YamlNode, document
from advisor.scan.source import SourceTree

T = TypeVar("T")
_LONGEST_NAME = 300
_MAY_SOURCE = (".sh", ".bash", ".yml", ".yaml", "Makefile", ".mk", ".bats")


@dataclass(frozen=True, slots=True)
class Call:
    """A command to follow: its words, without wrappers, and the folder it runs in."""

    words: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class Script:
    """Commands a call leads to, in the file they are written in."""

    path: str
    commands: list[ShellCommand]


class CommandFiles:
    """Gives texts and parsed files by path; keeps what was parsed."""

    def __init__(self, source: SourceTree) -> None:
        self.source = source
        self.paths = frozenset(source.paths)
        self._kept: dict[tuple[str, str], Any] = {}

    @cached_property
    def listing(self) -> str:
        """Return all paths in one text, each between slashes, to look for parts of paths."""
        return "\n".join(f"/{path}/" for path in self.source.paths)

    def text(self, path: str) -> str:
        """Return a file as text, '' where there is none."""
        return (self.source.text(path) or "") if path in self.paths else ""

    def parsed(self, path: str, kind: str, parse: Callable[[str], T]) -> T:
        """Return what `parse` makes of a file's text, made once."""
        key = (kind, path)
        if key not in self._kept:
            self._kept[key] = parse(self.text(path))
        kept: T = self._kept[key]
        return kept

    def toml(self, path: str) -> dict[str, Any]:
        """Return a TOML file, empty where it is not one."""
        return self.parsed(path, "toml", _toml)

    def yaml(self, path: str) -> YamlNode:
        """Return a YAML file, an empty node where it is not one."""
        return self.parsed(path, "yaml", lambda text: document(text, path))

    def find(self, folder: str, *names: str) -> str:
        """Return the first of some files that a folder holds, '' without one."""
        return next((p for name in names if (p := join(folder, name)) in self.paths), "")

    def upward(self, folder: str, *names: str) -> str:
        """Return the first of some files in a folder or those above, '' without one."""
        folders = [folder]
        while folders[-1].strip("/"):
            folders.append(posixpath.dirname(folders[-1].rstrip("/")))
        return next((found for one in folders if (found := self.find(one, *names))), "")

    def file(self, word: str, folder: str) -> str:
        """Return the file that a word of a command names, '' where it names none."""
        word = word.strip("\"'")
        if len(word) > _LONGEST_NAME or "\n" in word:
            return ""
        for base in (folder, ""):
            path = "" if word.startswith("/") else inside(base, word)
            if path in self.paths:
                return path
        tail = word.rpartition("$")[2].partition("/")[2] if "$" in word else word.lstrip("/")
        tail = tail.partition("/")[2] if tail and "/" in tail and tail not in self.paths else tail
        for path in (join(folder, tail), tail):
            if tail and ("$" in word or word.startswith("/")) and path in self.paths:
                return path
        return ""


def join(folder: str, name: str) -> str:
    """Return the path of a name within a folder, '' being the root."""
    return f"{folder}/{name}" if folder else name


def shell_script(
    repository: CommandFiles, path: str, folder: str, *, errexit: bool = False
) -> Script:
    """Return the commands of a shell script that runs in a folder."""
    text = repository.text(path)

    def others() -> Iterator[str]:
        return (
            other
            for one in sorted(repository.paths)
            if one != path
            and one.endswith(_MAY_SOURCE)
            and posixpath.basename(path) in (other := repository.text(one))
        )

    first = text.split("\n", 1)[0]
    strict = errexit or (first.startswith("#!") and " -" in first and "e" in first.split(" -")[1])
    shell = Shell(errexit=strict, folder=folder, script=posixpath.dirname(path))
    text = repository.parsed(path, "called", lambda text: without_uncalled(text, others))
    return Script(path, commands(list(enumerate(text.split("\n"), 1)), shell))


def line_of(text: str, part: str, start: int = 0) -> int:
    """Return the line on which a part of a text first stands, 1 where it does not."""
    at = text.find(part, start)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}


def table(value: Any, *keys: str) -> dict[str, Any]:
    """Return a table within parsed TOML or JSON, empty where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
