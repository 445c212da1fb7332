"""Which Python files something in the repository starts: a command, a pipeline, another file."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from advisor.scan.fact import SourceFact

_RUNS = frozenset({"command", "action", "schedule", "pipeline"})
_FILE = re.compile(r"[\w./-]*\w\.py\b")
# Of the settings of a CI service its commands are told, each with what it runs.
_NEEDS = re.compile(
    r"^(?:requirements.*\.txt|Dockerfile.*|MLproject|pyproject\.toml|conda.*\.ya?ml)$"
)
_SETTINGS = re.compile(r"^(?!\.github/|\.gitlab|\.circleci/|azure-pipelines).*\.(?:ya?ml|json)$")
# What is held against itself never differs: whatever runs so, checks nothing.
_ITSELF = re.compile(
    r"--ref(?:erence)?[\w-]*[ =]\"?([^\s\"]+)\"?\s(?:.*\s)?--cur(?:rent)?[\w-]*[ =]\"?\1\"?(?:\s|$)"
)


def started_files(
    facts: Iterable[SourceFact],
    imports: Callable[[str], Iterable[str]],
    runs: Callable[[str], Iterable[str]],
) -> frozenset[str]:
    """Return the files that something else runs, imports or names where it says what to run."""
    facts = list(facts)
    python = {f.path for f in facts if f.kind == "file" and f.path.endswith(".py")}
    started: set[str] = set()
    named: set[str] = set()
    for fact in facts:
        if fact.kind in _RUNS and not _ITSELF.search(fact.text("text")):
            started.update(fact.texts("reaches"))
        elif fact.kind == "import" and fact.path.endswith(".ipynb"):
            named.add(fact.text("module").rpartition(".")[2] + ".py")
        named.update(_named(fact))
    started |= _programs(facts, python)
    for path in python:
        if not _is_test(path):
            started.update(one for one in (*imports(path), *runs(path)) if one != path)
    return frozenset(started | {path for path in python if not named.isdisjoint(_ends(path))})


def _programs(facts: Iterable[SourceFact], python: Iterable[str]) -> set[str]:
    """Return the files that are the only one of a folder which says what it needs to run."""
    folders = {f.text("folder") for f in facts if f.kind == "file" and _NEEDS.match(f.text("name"))}
    within = Counter(path.rpartition("/")[0] for path in python)
    return {p for p in python if (f := p.rpartition("/")[0]) in folders and f and within[f] == 1}


def _named(fact: SourceFact) -> Iterator[str]:
    """Yield the names of files that a fact gives to whatever runs them."""
    if fact.kind == "call":
        told = fact.texts("arguments")
    elif fact.kind == "setting" and _SETTINGS.search(fact.path):
        told = (fact.text("value"),)
    elif fact.kind in ("container", "resource"):
        told = (fact.text("text"), *fact.texts("attributes"))
    else:
        return
    for text in told:
        for found in _FILE.finditer(text) if ".py" in text else ():
            if not fact.path.endswith(found[0].lstrip("./")):
                yield found[0].lstrip("./")


def _ends(path: str) -> Iterator[str]:
    """Yield a path as it may be written from each of its folders."""
    parts = path.split("/")
    for number in range(len(parts)):
        yield "/".join(parts[number:])


def _is_test(path: str) -> bool:
    return re.search(r"(?:^|/)(?:tests?/|test_\w+\.py$|conftest\.py$)", path) is not None
