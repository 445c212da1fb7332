"""The Python files of a repository, each parsed once, and what they tell of one another."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from advisor.scan.fact import SourceFact
from advisor.scan.facts import newer_python
from advisor.scan.facts.python import testing
from advisor.scan.facts.python.lines import Lines
from advisor.scan.facts.python.modules import Modules
from advisor.scan.facts.python.records import ANY_NAME, Outcomes, PythonFile
from advisor.scan.facts.python.walk import Walk
from advisor.scan.source import SourceTree

# Where entry points are named outside of Python: `module:function`, or as hydra names them.
_CONFIG = re.compile(
    r"(?:^|/)(?:pyproject\.toml|setup\.(?:cfg|py)|Procfile|[^/]*Dockerfile[^/]*|Makefile|justfile"
    r"|[^/]*\.(?:ya?ml|toml|sh|cfg|ini|tf))$"
)
_ENTRY = re.compile(
    # From the start of a word, and without going back: long texts of one word are no rarity.
    r"(?<!\w)[\w/]*+(?<=\w)(?:\.\w++)*+:([A-Za-z_]\w*)\b"
    r"|_target_\W{1,4}[\w.]+\.(\w+)|handler\W{1,4}[\w./]+\.(\w+)|entry_?point\W{1,6}(\w+)"
)
_LARGEST_CONFIG = 100_000
_MOUNTS = frozenset({"include_router", "register_blueprint", "blueprint"})
# With these, any file may be imported.
_IMPORTS_BY_NAME = frozenset({"import_module", "iter_modules", "walk_packages", "__import__"})


class PythonIndex:
    """What all Python files of a repository use, and the facts of each until they are asked for."""

    def __init__(self, source: SourceTree, paths: Sequence[str]) -> None:
        self._source = source
        self.modules = Modules(source, paths)
        self._files: dict[str, PythonFile] = {}
        self._imports: dict[str, tuple[str, ...]] = {}
        self._runs: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self.outcomes = Outcomes()
        self.used: set[str] = set(_entry_points(source))
        self.used_in_tests: set[str] = set()
        self._imported: set[str] = set()
        self._loading: set[str] = set()  # folders of what imports modules by their names
        self._bound: dict[str, frozenset[str]] = {}

    def add(self, path: str, file: PythonFile) -> None:
        """Take a file in."""
        self._files[path] = file
        self._imports[path] = tuple(sorted(file.imports - {path}))
        self._runs[path] = tuple(sorted(file.runs - {path}))
        self._names[path] = frozenset(file.used)
        used = self.used_in_tests if self._source.zone(path) == "test" else self.used
        used |= file.used
        used |= {name for alias, name in file.renamed.items() if alias in file.used}
        if used is self.used:
            self.outcomes.add(file.outcomes)
            self._imported |= file.imports - {path}
            if not _IMPORTS_BY_NAME.isdisjoint(file.used):
                self._loading.add(path.rpartition("/")[0])
        self._bound[path] = file.bound

    def imports(self, path: str) -> tuple[str, ...]:
        """Return the files of the repository that a Python file imports."""
        return self._imports.get(path, ())

    def runs(self, path: str) -> tuple[str, ...]:
        """Return the files of the repository that a Python file starts by their names."""
        return self._runs.get(path, ())

    def names(self, path: str) -> frozenset[str]:
        """Return the names that a Python file uses."""
        return self._names.get(path, frozenset())

    def facts(self, path: str, text: str) -> Iterator[SourceFact]:
        """Yield the facts of a file once; whoever asks again has it parsed again."""
        file = self._files.pop(path, None)
        if file is None:
            file = parsed(path, text, self.modules)
        if file is None:
            return
        used: Iterable[str] = self.used
        if self._source.zone(path) == "test":
            tests = {d.name for d in file.definitions if d.name.lower().startswith("test")}
            used = self.used | self.used_in_tests | tests
            if self._lacks(file):
                testing.skip_all(file)
        mounted = self._mounted(path) or not _MOUNTS.isdisjoint(file.used)
        yield from file.settled(path, used, self.outcomes, mounted=mounted)

    def _mounted(self, path: str) -> bool:
        """Tell whether an application may take in what a file offers."""
        return path in self._imported or any(
            not folder or path.startswith(f"{folder}/") for folder in self._loading
        )

    def _lacks(self, file: PythonFile) -> bool:
        """Tell whether a file imports names that its modules do not have, and so never runs."""
        wanted = ((self._bound.get(path), name) for path, name in file.wanted)
        return any(
            bound and ANY_NAME.isdisjoint(bound) and name not in bound for bound, name in wanted
        )


def handles(path: str) -> bool:
    """Tell whether a file is Python."""
    return path.endswith(".py")


def python_index(source: SourceTree) -> PythonIndex:
    """Return what the Python files of a repository are, each read and parsed once."""
    paths = tuple(path for path in source.paths if handles(path))
    index = PythonIndex(source, paths)
    for path in paths:
        text = source.text(path)
        file = parsed(path, text, index.modules) if text is not None else None
        if file is not None:
            index.add(path, file)
    return index


def python_facts(
    source: SourceTree, index: PythonIndex, path: str, text: str
) -> Iterator[SourceFact]:
    """Yield the facts of a Python file in the order of its lines."""
    del source
    yield from index.facts(path, text)


def local_imports(index: PythonIndex, path: str) -> tuple[str, ...]:
    """Return the paths in the repository that a Python file imports."""
    return index.imports(path)


def parsed(path: str, text: str, modules: Modules) -> PythonFile | None:
    """Return what a file shows, None where it is no Python that can be parsed."""
    tree = syntax(text)
    if tree is None:
        return None
    return walked(path, tree, text.removeprefix("\ufeff"), modules)


def walked(path: str, tree: Sequence[ast.stmt], text: str, modules: Modules) -> PythonFile:
    """Return what statements show, and let go of them."""
    walk = Walk(path, tree, Lines(text), modules)
    file = walk.file
    walk.release()
    return file


def syntax(text: str) -> list[ast.stmt] | None:
    """Return the statements of a text, None where it is no Python that can be parsed."""
    try:
        return newer_python.parse(text.removeprefix("\ufeff")).body
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None


def _entry_points(source: SourceTree) -> Iterator[str]:
    """Yield names of functions that configuration names."""
    for path in source.paths:
        if not _CONFIG.search(path):
            continue
        text = source.text(path)
        if text is None or len(text) > _LARGEST_CONFIG:
            continue
        for found in _ENTRY.finditer(text):
            yield found[found.lastindex or 0]
