"""What stands before the command that matters: wrappers, settings of variables, runners."""

import posixpath
import re
from collections.abc import Mapping

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=")
_QUIET = frozenset(
    [
        "cd",
        "export",
        "set",
        "unset",
        "exit",
        "true",
        "false",
        ":",
        "test",
        "[",
        "[[",
        "]]",
        "shift",
        "return",
        "break",
        "continue",
        "local",
        "declare",
        "readonly",
        "typeset",
        "trap",
        "wait",
        "pushd",
        "popd",
        "read",
        "in",
        "shopt",
        "alias",
        "eval",
        "let",
        "mkdir",
        "sleep",
        "ulimit",
        "umask",
        "getopts",
        "clear",
        "hash",
        "pwd",
        "dirname",
        "basename",
        "date",
        "whoami",
        "uname",
        "tput",
    ]
)
# Programs that run what follows their options; options that take a value are named.
_WRAPPERS: Mapping[str, frozenset[str]] = {
    "sudo": frozenset({"-u", "-g", "-h", "-p", "-C"}),
    "time": frozenset({"-f", "-o"}),
    "nohup": frozenset(),
    "exec": frozenset({"-a"}),
    "command": frozenset(),
    "env": frozenset({"-u", "-C"}),
    "nice": frozenset({"-n"}),
    "ionice": frozenset({"-c", "-n"}),
    "stdbuf": frozenset({"-o", "-i", "-e"}),
    "timeout": frozenset({"-k", "-s", "--signal", "--kill-after"}),
    "xargs": frozenset({"-n", "-P", "-I", "-L", "-d", "-a", "-s"}),
    "xvfb-run": frozenset({"-s", "-n", "-e", "-f"}),
    "dotenv": frozenset({"-f", "--file"}),
    "doppler": frozenset({"-p", "-c"}),
    "op": frozenset({"--env-file"}),
    "npx": frozenset({"-p", "--package"}),
    "bunx": frozenset(),
    "uvx": frozenset({"--from", "--with", "-p", "--python", "--index-url"}),
    "pipx": frozenset({"--spec", "--python"}),
    "chronic": frozenset(),
    "retry": frozenset({"-t", "-d"}),
    "unbuffer": frozenset(),
    "catchsegv": frozenset(),
    "winpty": frozenset(),
}
_RUNNERS: Mapping[str, frozenset[str]] = {
    "poetry": frozenset({"-C", "--directory", "-P", "--project"}),
    "uv": frozenset(
        [
            "--with",
            "--extra",
            "--group",
            "--only-group",
            "--python",
            "-p",
            "--project",
            "--directory",
            "--package",
            "--env-file",
            "--with-requirements",
            "--with-editable",
            "--no-group",
            "--index-url",
            "--index",
        ]
    ),
    "pipenv": frozenset({"--python", "--pypi-mirror"}),
    "rye": frozenset({"-p"}),
    "pdm": frozenset({"-p", "--project"}),
    "hatch": frozenset({"-e", "--env", "-p", "--project"}),
    "conda": frozenset({"-n", "--name", "-p", "--prefix", "--cwd"}),
    "mamba": frozenset({"-n", "--name", "-p", "--prefix"}),
    "micromamba": frozenset({"-n", "--name", "-p", "--prefix"}),
    "pixi": frozenset({"-e", "--environment", "--manifest-path"}),
    "dotenv": frozenset({"-f", "--file"}),
    "doppler": frozenset({"-p", "-c", "--project", "--config"}),
    "op": frozenset({"--env-file"}),
    "pipx": frozenset({"--spec", "--python"}),
    "aws-vault": frozenset(),
    "pnpm": frozenset(),
    "yarn": frozenset(),
    "npm": frozenset(),
    "bundle": frozenset(),
}
_RUN = {"aws-vault": "exec", "npm": "exec", "bundle": "exec"}
# Modules that 'python -m' starts and that are followed under the name of their program.
MODULES = {
    "tox": "tox",
    "nox": "nox",
    "pre_commit": "pre-commit",
    "invoke": "invoke",
    "poethepoet": "poe",
    "dvc": "dvc",
    "poetry": "poetry",
    "uv": "uv",
    "pipenv": "pipenv",
}


def core(words: tuple[str, ...]) -> int:
    """Return how many words stand before the command that matters."""
    at, before = 0, -1
    while at < len(words) and at != before:
        before = at
        at = _passed(words, at)
    return min(at, len(words))


def program(words: tuple[str, ...]) -> str:
    """Return the first word without its path."""
    return posixpath.basename(words[0]) if words else ""


def quiet(words: tuple[str, ...]) -> bool:
    """Tell whether a command only serves the script itself."""
    name = words[0] if words else ""
    if name in {"echo", "printf"}:
        return not any("SUMMARY" in word for word in words)
    return not name or name in _QUIET or bool(re.match(r"[<>\d]", name))


def _passed(words: tuple[str, ...], at: int) -> int:
    while at < len(words) and _ASSIGNMENT.match(words[at]):
        at += 1
    if at >= len(words):
        return at
    name = posixpath.basename(words[at])
    if name in _RUNNERS:
        after = _after_run(words, at, name)
        if after > at:
            return after
    if name in _WRAPPERS and name not in _RUNNERS:
        after = _options(words, at + 1, _WRAPPERS[name])
        after += name == "timeout" and after < len(words)
        return after if after < len(words) else at
    if name.startswith("python") and words[at + 1 : at + 2] == ("-m",):
        return at + 2 if words[at + 2 : at + 3] and words[at + 2] in MODULES else at
    return at


def _after_run(words: tuple[str, ...], at: int, name: str) -> int:
    """Return where what a runner such as 'poetry run' runs begins, `at` where it runs nothing."""
    if words[at + 1 : at + 2] == ("poe",):  # the runner's own plugin
        return at + 1
    verbs = {"run", "exec", "dlx", "x"} if name in {"pnpm", "yarn", "npm", "bundle"} else {"run"}
    if name in {"pnpm", "yarn", "npm"}:
        verbs = {"exec", "dlx", "x"}
    if name in _RUN:
        verbs = {_RUN[name]}
    verb = _options(words, at + 1, _RUNNERS[name])
    if name == "uv" and words[verb : verb + 2] == ("tool", "run"):
        verb += 1
    if verb >= len(words) or words[verb] not in verbs:
        return at
    after = _options(words, verb + 1, _RUNNERS[name])
    after += name == "aws-vault"
    if name in {"hatch", "pdm", "rye", "pixi", "pipenv"}:
        return at  # these may name tasks of their own; who follows commands passes them by
    return after if after < len(words) else at


def _options(words: tuple[str, ...], at: int, valued: frozenset[str]) -> int:
    while at < len(words):
        word = words[at]
        if word == "--":
            return at + 1
        if not word.startswith("-") and not _ASSIGNMENT.match(word):
            return at
        at += 2 if word in valued else 1
    return at


def task_of_runner(words: tuple[str, ...]) -> int:
    """Return where the task begins that such as 'pdm run' are told to run, 0 without."""
    name = program(words)
    if name not in {"hatch", "pdm", "rye", "pixi", "pipenv"}:
        return 0
    verb = _options(words, 1, _RUNNERS[name])
    if words[verb : verb + 1] != ("run",):
        return 0
    after = _options(words, verb + 1, _RUNNERS[name])
    return after if after < len(words) else 0


def operands(words: tuple[str, ...], valued: frozenset[str] = frozenset()) -> list[str]:
    """Return the words that are neither options, their values, nor settings of variables."""
    found, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word.startswith("-") and len(word) > 1:
            skip = word in valued
        elif not re.match(r"[A-Za-z_]\w*[:?]?=|\d*[<>]", word):
            found.append(word)
    return found


def option(words: tuple[str, ...], *names: str) -> str:
    """Return the value of the first of some options, '' where it is not given."""
    for at, word in enumerate(words):
        if word in names and at + 1 < len(words):
            return words[at + 1]
        for name in names:
            if word.startswith(f"{name}=") and name.startswith("-"):
                return word[len(name) + 1 :]
    return ""
