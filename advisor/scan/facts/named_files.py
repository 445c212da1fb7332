"""Which files of the repository a text names: paths of scripts, and modules of Python."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import normpath

from advisor.scan.source import SourceTree

_SUFFIXES = "py|sh|bash|ipynb|r|R|sql|jl|scala|js|ts|ya?ml|json|toml|smk"
_PATH = re.compile(rf"[\w.@-][\w./@-]{{0,200}}\.(?:{_SUFFIXES})\b(?![\w(])")
_MODULE = re.compile(r"\bpython[\d.]*\s+-m\s+([\w.]{1,200})")
_MOST_TEXT = 20_000

Imports = Iterable[tuple[str, str, int]]  # module, name taken from it, dots before it


def files_named(source: SourceTree, path: str, text: str) -> tuple[str, ...]:
    """Return the files that exist among those a text in the file `path` names, in its order."""
    text = text[:_MOST_TEXT]
    named = [found[0] for found in _PATH.finditer(text)]
    found = [one for name in named for one in _found(source, path, name)]
    for module in _MODULE.findall(text):
        found += filter(None, [module_file(source, path, module)])
    return tuple(one for one in dict.fromkeys(found) if one != path)


def module_file(source: SourceTree, path: str, module: str, level: int = 0) -> str:
    """Return the file of a module that a file imports, '' for one from elsewhere.

    A module is looked for beside the file, in the folders around it and their sources, and last
    wherever one file alone has such a path.
    """
    tail = module.replace(".", "/")
    if not tail and not level:
        return ""
    folders = [*_folders(path)]
    if level:
        folder = folders[min(level, len(folders)) - 1]
        return _first(source, _of_module(folder + tail))
    roots = [folder + under + tail for folder in folders for under in ("", "src/")]
    near = _first(source, [name for root in roots for name in _of_module(root)])
    if near or "/" not in tail:
        return near
    return _only(source, f"{tail}.py") or _only(source, f"{tail}/__init__.py")


def imported_files(source: SourceTree, path: str, imports: Imports) -> Iterator[str]:
    """Yield the files of what is imported: a module that a package holds, else the package."""
    for module, name, level in imports:
        dotted = f"{module}.{name}".strip(".")
        own = _near(source, path, dotted, level) if name else ""
        yield own or module_file(source, path, module, level)


def _near(source: SourceTree, path: str, module: str, level: int) -> str:
    found = module_file(source, path, module, level)
    beside = module_file(source, path, module.rpartition(".")[0], level)
    folder = beside.removesuffix("__init__.py")
    return found if not beside or found.startswith(folder) else ""


def _folders(path: str) -> Iterator[str]:
    """Yield the folders around a file, the nearest first, each with its '/'."""
    parts = path.split("/")[:-1]
    for length in range(len(parts), -1, -1):
        yield "".join(f"{part}/" for part in parts[:length])


def _of_module(tail: str) -> tuple[str, str]:
    tail = tail.removesuffix("/")
    return f"{tail}.py", f"{tail}/__init__.py" if tail else "__init__.py"


def _first(source: SourceTree, sought: Iterable[str]) -> str:
    known = _index(source.paths)[0]
    return next((name for name in sought if name in known), "")


def _found(source: SourceTree, path: str, name: str) -> Iterator[str]:
    beside = normpath(str(PurePosixPath(path).parent / name))
    exact = _first(source, [beside, normpath(name)])
    if exact:
        yield exact
        return
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    for at in range(len(parts)):
        only = _only(source, "/".join(parts[at:]))
        if only:
            yield only
            return


def _only(source: SourceTree, tail: str) -> str:
    """Return the one file whose path ends so, '' where there are none or several."""
    by_name = _index(source.paths)[1]
    named = by_name.get(tail.rpartition("/")[2], ())
    ending = [path for path in named if path == tail or path.endswith(f"/{tail}")]
    return ending[0] if len(ending) == 1 else ""


@lru_cache(maxsize=2)
def _index(paths: tuple[str, ...]) -> tuple[frozenset[str], dict[str, list[str]]]:
    by_name: dict[str, list[str]] = {}
    for path in paths:
        by_name.setdefault(path.rpartition("/")[2], []).append(path)
    return frozenset(paths), by_name
