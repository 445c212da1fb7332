"""Commands followed through what a repository holds, to what runs in the end."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.scan.facts.command_containers import follow_docker
from advisor.scan.facts.command_make import follow_just, follow_make
from advisor.scan.facts.command_missing import works_on_nothing
from advisor.scan.facts.command_pipelines import follow_dvc, follow_mlflow, follow_pre_commit
from advisor.scan.facts.command_python import follow_invoke, follow_nox, follow_tox
from advisor.scan.facts.command_reaches import reached
from advisor.scan.facts.command_scripts import Call, CommandFiles, Script, shell_script
from advisor.scan.facts.command_tasks import (
    follow_mise,
    follow_npm,
    follow_poe,
    follow_runner,
    follow_task,
)
from advisor.scan.facts.command_words import core, program, quiet, task_of_runner
from advisor.scan.facts.shell import Shell, ShellCommand, one_line

DEEPEST = 8
MOST_LEAVES = 2000
_SHELLS = frozenset({"bash", "sh", "zsh", "dash", "ksh"})
_SOURCES = frozenset({"source", "."})
_DOTTED = (".sh", ".bash", ".zsh", ".ksh")

Follower = Callable[[CommandFiles, Call], list[Script]]
_FOLLOWERS: Mapping[str, Follower] = {
    "make": follow_make,
    "gmake": follow_make,
    "just": follow_just,
    "task": follow_task,
    "go-task": follow_task,
    "mise": follow_mise,
    "npm": follow_npm,
    "yarn": follow_npm,
    "pnpm": follow_npm,
    "bun": follow_npm,
    "tox": follow_tox,
    "nox": follow_nox,
    "poe": follow_poe,
    "invoke": follow_invoke,
    "inv": follow_invoke,
    "fab": follow_invoke,
    "docker": follow_docker,
    "docker-compose": follow_docker,
    "podman": follow_docker,
    "dvc": follow_dvc,
    "mlflow": follow_mlflow,
    "pre-commit": follow_pre_commit,
    "prek": follow_pre_commit,
}
# What is worth telling itself, besides what it leads to.
_TOLD = frozenset({"docker", "docker-compose", "podman", "dvc", "mlflow", "pre-commit", "prek"})

# What runs within these finds other files than those of the repository.
_BOXES = frozenset({"docker", "docker-compose", "podman"})

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A command that runs in the end; `trail` is where it was called from, its own place last."""

    text: str
    words: tuple[str, ...]
    trail: tuple[Place, ...]
    blocking: bool
    reaches: tuple[str, ...]
    lost: bool = False  # nothing of what it works on is in the repository


def leaves(
    repository: CommandFiles,
    path: str,
    commands: Iterable[ShellCommand],
    trail: tuple[Place, ...] = (),
) -> list[Leaf]:
    """Return what commands written in a file lead to, in order."""
    found: list[Leaf] = []
    walk = _Walk(repository)
    for command in commands:
        if len(found) > MOST_LEAVES:
            break
        found += walk.of(path, command, trail, blocking=True)
    return found


class _Walk:
    """Follows calls with a limit on depth and on all steps together."""

    def __init__(self, repository: CommandFiles) -> None:
        self.repository = repository
        self.steps = 0
        self.open: set[tuple[str, str, str]] = set()
        self.boxes = 0

    def of(
        self, path: str, command: ShellCommand, trail: tuple[Place, ...], *, blocking: bool
    ) -> Iterator[Leaf]:
        self.steps += 1
        if self.steps > MOST_LEAVES:
            return
        blocking = blocking and command.blocking
        here = (*trail, (path, command.line)) if path else trail
        for words, text in self._cores(command):
            yield from self._core(
                ShellCommand(command.line, words, text, command.folder), here, blocking
            )

    def _cores(self, command: ShellCommand) -> Iterator[tuple[tuple[str, ...], str]]:
        at = core(command.words)
        words = command.words[at:]
        if quiet(words):
            return
        pieces = command.text.split(" ")
        text = command.text if not at else " ".join(words)
        if at and len(pieces) == len(command.words):
            text = " ".join(pieces[at:])
        yield words, text

    def _core(
        self, command: ShellCommand, here: tuple[Place, ...], blocking: bool
    ) -> Iterator[Leaf]:
        call = Call(command.words, command.folder)
        key = (here[-1][0] if here else "", command.text, command.folder)
        scripts = [] if key in self.open or len(here) > DEEPEST else self._scripts(call, here)
        told = not scripts or program(call.words) in _TOLD
        if told and not (call.words[0] in _SOURCES and not scripts):
            reaches = reached(self.repository, call)
            lost = not self.boxes and not reaches and self._lost(call, here)
            yield Leaf(command.text, command.words, here, blocking, reaches, lost)
        self.open.add(key)
        boxed = program(call.words) in _BOXES
        self.boxes += boxed
        for script in scripts:
            for one in script.commands:
                yield from self.of(script.path, one, here, blocking=blocking)
        self.boxes -= boxed
        self.open.discard(key)

    def _lost(self, call: Call, here: tuple[Place, ...]) -> bool:
        return works_on_nothing(self.repository, call.words, (path for path, _ in here))

    def _scripts(self, call: Call, here: tuple[Place, ...]) -> list[Script]:
        name = program(call.words)
        if task_of_runner(call.words):
            return self._of_runner(call, here)
        if name in _SHELLS or name in _SOURCES:
            return self._of_shell(call, here)
        if follow := _FOLLOWERS.get(name):
            return [script for script in follow(self.repository, call) if script.commands]
        if "/" in call.words[0] or name.endswith(_DOTTED):
            path = self.repository.file(call.words[0], call.folder)
            if path and self._is_shell(path):
                return [shell_script(self.repository, path, call.folder)]
        return []

    def _of_runner(self, call: Call, here: tuple[Place, ...]) -> list[Script]:
        found = follow_runner(self.repository, call)
        if found:
            return found
        words = call.words[task_of_runner(call.words) :]
        line = here[-1][1] if here else 0
        return [Script("", [ShellCommand(line, words, " ".join(words), call.folder)])]

    def _of_shell(self, call: Call, here: tuple[Place, ...]) -> list[Script]:
        strict, at = False, 1
        while at < len(call.words) and call.words[at][:1] in {"-", "+"}:
            option = call.words[at]
            strict = strict or (not option.startswith("--") and "e" in option[1:])
            if not option.startswith("--") and "c" in option[1:]:
                text = call.words[at + 1] if at + 1 < len(call.words) else ""
                shell = Shell(errexit=strict, folder=call.folder)
                return [Script("", one_line(text, here[-1][1] if here else 0, shell))]
            at += 2 if option in {"-o", "+o"} else 1
        path = self.repository.file(call.words[at], call.folder) if at < len(call.words) else ""
        if path and self._is_shell(path):
            return [shell_script(self.repository, path, call.folder, errexit=strict)]
        return []

    def _is_shell(self, path: str) -> bool:
        if path.endswith(_DOTTED):
            return True
        first = self.repository.text(path)[:80].split("\n")[0]
        known = posixpath.splitext(path)[1] in {"", ".in"}
        return known and first.startswith("#!") and "sh" in first
