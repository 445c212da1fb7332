"""Commands whose files a repository holds nowhere: whoever wrote them never ran them there.

Only what is surely a path of the repository counts, and only where none of it is found, from
whatever folder it is looked for.
"""

import re
from collections.abc import Iterable, Iterator

from advisor.scan.facts.command_scripts import CommandFiles
from advisor.scan.facts.command_words import program

# So few files are an excerpt of a repository as often as a whole one.
FEWEST_FILES = 10
_PYTHON = re.compile(r"^python[\d.]*$")
_SHELLS = frozenset({"bash", "sh", "zsh"})
_CHECKERS = frozenset(
    {"pytest", "py.test", "flake8", "ruff", "black", "mypy", "pylint", "isort", "bandit"}
)
_SUBCOMMANDS = frozenset({"check", "format", "lint"})
# Options of these programs that take no value, so that a path may follow.
_FLAGS = re.compile(r"^-(?:-check|-diff|-verbose|-quiet|-fix|-strict|-check-only|[rvq]+)$")
_PATH = re.compile(r"^(?![/~-])[\w./-]+$")
_BUILDERS = frozenset({"docker", "podman", "buildah", "nerdctl"})
_RECIPE = re.compile(r"(?i)(?:^|[/._-])(?:docker|container)file(?:$|[._-])")
# With these a job works on files that are not of this repository, or are made on the way.
_BROUGHT = re.compile(
    r"(?i)\bgit[ ,'\"]+(?:clone|pull|submodule)\b|\bgit\s*\(?\s*(?:url|branch|['\"])"
    r"|\b(?:gh repo|svn|cookiecutter|copier|unzip|rsync|scp|ssh|unstash)\b|\btar\s+-?\w*x"
    r"|\b(?:nbconvert|jupytext|kompose|helm template|docker init)\b|\bcd\s+[\"']?[/~$]"
    r"|\brepositor(?:y|ies)\s*:|userRemoteConfigs|download-artifact|DownloadPipelineArtifact"
)
_MAKES = re.compile(
    r">|\b(?:mkdir|cp|mv|ln|tee|touch|install|curl|wget|open|envsubst|generate\S*|export\S*)\b"
    r"|\s(?:-[oOdC]|--(?:out|target|dest|directory)\S*)[ =]"
)


def works_on_nothing(
    repository: CommandFiles, words: tuple[str, ...], written: Iterable[str]
) -> bool:
    """Tell whether all that a command works on lies nowhere in the repository.

    `written` are the files that the command is written in, or called from.
    """
    if len(repository.paths) <= FEWEST_FILES or ".gitmodules" in repository.paths:
        return False
    named = list(_paths(words))
    if not named or not all(named) or any(_is_there(repository, path) for path in named):
        return False
    if any(_is_ignored(repository, path) for path in named):
        return False
    texts = [repository.text(path) for path in dict.fromkeys(written)]
    return not any(_BROUGHT.search(text) or _makes(text, named) for text in texts)


def _paths(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the paths of a command, '' for what may be one and cannot be told."""
    name, rest = program(words), words[1:]
    if _PYTHON.match(name) and rest[:1] == ("-m",):
        name, rest = rest[1] if len(rest) > 1 else "", rest[2:]
    if "/" in words[0] and name.endswith(".sh"):
        yield _plain(words[0])
    elif name in _CHECKERS:
        yield from map(_plain, _checked(rest))
    elif _PYTHON.match(name) or name in _SHELLS:
        first = rest[0] if rest else ""
        if first.endswith((".py", ".sh")):
            yield _plain(first)
    elif name == "locust":
        yield from map(_plain, _valued(rest, "-f", "--locustfile"))
    elif name == "kubectl" and rest[:1] in (("apply",), ("create",)):
        yield from map(_plain, _valued(rest, "-f", "--filename", "-k", "--kustomize"))
    elif name in _BUILDERS and "build" in rest[:2]:
        yield from _recipes(rest)


def _checked(words: tuple[str, ...]) -> Iterator[str]:
    """Yield what a checker or a runner of tests is told to look at."""
    if words and words[0] in _SUBCOMMANDS:
        words = words[1:]
    before = ""
    for word in words:
        if not word.startswith("-") and (not before.startswith("-") or _FLAGS.match(before)):
            place = word.partition("::")[0]
            yield "" if "." in place.strip("./") and not place.endswith(".py") else place
        elif "/" in word and not word.startswith("-"):
            yield ""  # the value of an option, or a path after a flag
        before = word


def _valued(words: tuple[str, ...], *options: str) -> Iterator[str]:
    for at, word in enumerate(words):
        option, equals, value = word.partition("=")
        if option in options:
            yield from (value if equals else next(iter(words[at + 1 :]), "")).split(",")


def _recipes(words: tuple[str, ...]) -> Iterator[str]:
    named = list(_valued(words, "-f", "--file"))
    if named:
        yield from map(_plain, named)
    else:
        yield "Dockerfile" if words[-1] == "." or _plain(words[-1]) else ""


def _plain(word: str) -> str:
    """Return a word that names a place within the repository, '' for any other."""
    path = word.strip("\"'").removeprefix("./").rstrip("/")
    return path if _PATH.match(path) and path.strip("./") and ".." not in path else ""


def _is_there(repository: CommandFiles, path: str) -> bool:
    if path == "Dockerfile":
        return any(map(_RECIPE.search, repository.paths))
    listing = repository.listing
    return f"/{path}/" in listing or f"/{path}.py/" in listing  # a module goes by its name


def _is_ignored(repository: CommandFiles, path: str) -> bool:
    """Tell whether git is told to leave a path out, so that it lies there all the same."""
    left_out = {line.strip("/* ") for line in repository.text(".gitignore").split("\n")}
    parts = path.split("/")
    return not left_out.isdisjoint({"/".join(parts[: n + 1]) for n in range(len(parts))} | {*parts})


def _makes(text: str, named: Iterable[str]) -> bool:
    """Tell whether a line makes what is named, or the folder it lies in."""
    parts = {part for path in named for part in (path.split("/")[0], path.rpartition("/")[2])}
    for line in text.split("\n"):
        made = _MAKES.search(line)
        if made and any(
            re.search(rf"(?<![\w-]){re.escape(p)}(?![\w-])", line[made.start() :]) for p in parts
        ):
            return True
    return False
