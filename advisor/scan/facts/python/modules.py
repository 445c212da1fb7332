"""Which imports lead to files of the repository itself."""

import posixpath
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.scan.source import SourceTree

# Folders that are put before others when Python looks for modules.
_SEARCHED = frozenset({"src", "lib", "python", "app", "source"})
_TEST = re.compile(r"(?:^|/)(?:tests?/|test_\w+\.py$|\w+_test\.py$)")
# A folder with one of these is where Python starts, even if it has an __init__.py.
_STARTED_HERE = ("manage.py", "pyproject.toml", "setup.py", "setup.cfg", "pytest.ini")
_PYTHONPATH = re.compile(r"^pythonpath\s*=\s*(\[[^\]]*\]|[^\n]*(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
_FOLDER = re.compile(r"[\w./-]+")


@dataclass(frozen=True, slots=True)
class Local:
    """A module of the repository: its dotted place, with a dot before it, and the files it is."""

    name: str
    paths: tuple[str, ...]


class Modules:
    """The modules that the Python files of a repository make."""

    def __init__(self, source: SourceTree, paths: Iterable[str]) -> None:
        self._source = source
        self._files = frozenset(paths)
        self._starts = {
            path.rpartition("/")[0]
            for path in source.paths
            if path.rpartition("/")[2] in _STARTED_HERE
        }
        self._searched = tuple(_pytest_paths(source))
        self._folders: set[str] = set()
        self._tops: dict[str, set[str]] = {}
        self._known: dict[tuple[str, str, str], Local | None] = {}
        self._exported: dict[tuple[str, str], bool] = {}
        for path in self._files:
            self._place(path)

    def has(self, path: str) -> bool:
        """Tell whether the repository has a Python file."""
        return path in self._files

    def absolute(self, importer: str, module: str, name: str = "") -> Local | None:
        """Return the module that an absolute import leads to, None where it is a library."""
        roots = self._tops.get(module.partition(".")[0])
        if not roots:
            return None
        key = (importer, module, name)
        if key not in self._known:
            found = (self._at(_join(root, module), name, importer) for root in self._ordered(key))
            self._known[key] = self._offering(filter(None, found), name)
        return self._known[key]

    def _offering(self, found: Iterable[Local], name: str) -> Local | None:
        """Return the first module that speaks of a name, else the first: many folders have one."""
        first = None
        for local in found:
            first = first or local
            if name in ("", "*") or len(local.paths) != 1 or self._says(local.paths[0], name):
                return local
        return first

    def _says(self, path: str, name: str) -> bool:
        text = self._source.text(path) or ""
        return path.endswith("/__init__.py") or name in text or "import *" in text

    def relative(self, importer: str, level: int, module: str, name: str = "") -> Local:
        """Return what a relative import leads to, whether or not there is a file."""
        folder = importer.rpartition("/")[0]
        for _ in range(level - 1):
            folder = folder.rpartition("/")[0]
        base = _join(folder, module) if module else folder
        return self._at(base, name, "") or Local(dotted(base), ())

    def _place(self, path: str) -> None:
        parts = path.removesuffix(".py").split("/")
        for end, part in enumerate(parts):
            root = "/".join(parts[:end])
            if end:
                self._folders.add(root)
            self._tops.setdefault(part, set()).add(root)

    def _ordered(self, key: tuple[str, str, str]) -> Iterable[str]:
        """Yield folders that Python may search, those around the importing file first."""
        importer, module, _ = key
        top = module.partition(".")[0]
        roots = self._tops[top]
        folder = importer.rpartition("/")[0]
        around = [folder]
        while folder:
            folder = folder.rpartition("/")[0]
            around.append(folder)
        yield from (f for f in around if f in roots and self._searches(f, importer))
        yield from (root for root in self._searched if root in roots)
        for root in sorted(roots - set(around)):
            package = _join(root, f"{top}.__init__") + ".py" in self._files
            searched = root.rpartition("/")[2] in _SEARCHED
            if (package or searched or self._added(root, importer)) and not self._is_package(root):
                yield root
        if _TEST.search(importer) and top not in sys.stdlib_module_names:
            yield from self._put_on_path(top, around)

    def _searches(self, folder: str, importer: str) -> bool:
        """Tell whether a file may import from a folder around it by bare names.

        It does not where it names that folder itself before its modules, as from the root.
        """
        if self._is_package(folder):
            return False
        text = self._source.text(importer) if folder and folder not in self._starts else None
        name = re.escape(folder.rpartition("/")[2])
        return not (text and re.search(rf"^\s*(?:from|import) {name}\.\w", text, re.MULTILINE))

    def _put_on_path(self, top: str, around: Iterable[str]) -> Iterable[str]:
        """Yield packages whose modules tests import by their bare names, as PYTHONPATH allows."""
        roots = self._tops[top]
        near = [folder for folder in around if folder in roots]
        searched = sorted(root for root in roots if root.rpartition("/")[2] in _SEARCHED)
        for root in (*near, *searched):
            below = f"{root}/{top}"
            named = not {f"{below}.py", f"{below}/__init__.py"}.isdisjoint(self._files)
            if root and self._is_package(root) and named:
                yield root

    def _added(self, root: str, importer: str) -> bool:
        """Tell whether a file adds a folder to those that Python searches."""
        text = self._source.text(importer) or ""
        name = re.escape(root.rpartition("/")[2])
        return "sys.path" in text and bool(re.search(rf"[\"'/]{name}[\"'/]", text))

    def _is_package(self, folder: str) -> bool:
        start = f"{folder}/__init__.py".removeprefix("/")
        return start in self._files and folder not in self._starts

    def _at(self, base: str, name: str, importer: str) -> Local | None:
        module = f"{base}.py"
        if module in self._files and module != importer:
            return Local(dotted(base), (module,))
        if base and base not in self._folders:
            return None
        start = f"{base}/__init__.py".removeprefix("/")
        starts = (start,) if start in self._files else ()
        if name:
            below = f"{base}/{name}".removeprefix("/")
            inner = tuple(p for p in (f"{below}.py", f"{below}/__init__.py") if p in self._files)
            if inner or (below in self._folders and starts):
                return Local(dotted(base), (*starts, *inner))
        if starts and self._exports(start, name):
            return Local(dotted(base), starts)
        return None

    def _exports(self, start: str, name: str) -> bool:
        """Tell whether a package offers a name; an empty one is hardly what is meant."""
        key = (start, name)
        if key not in self._exported:
            text = self._source.text(start) or ""
            self._exported[key] = bool(text.strip()) and (
                not name or name == "*" or name in text or "import *" in text
            )
        return self._exported[key]


def _pytest_paths(source: SourceTree) -> Iterable[str]:
    """Yield folders that the settings of pytest put before others, in their order."""
    for path in source.paths:
        folder, _, name = path.rpartition("/")
        text = source.text(path) if name in _STARTED_HERE and not name.endswith(".py") else None
        found = _PYTHONPATH.search(text) if text else None
        for part in _FOLDER.findall(found[1]) if found else ():
            yield posixpath.normpath(posixpath.join(folder, part)).removeprefix(".")


def dotted(base: str) -> str:
    """Return the place of a module with dots, one before it: it is no library's name."""
    return "." + base.removesuffix("/__init__").replace("/", ".")


def _join(root: str, module: str) -> str:
    below = module.replace(".", "/")
    return f"{root}/{below}" if root else below
