"""Libraries that Python files import, and nothing installs where they would run."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from advisor.scan.fact import SourceFact
from advisor.scan.source import SourceTree

Imports = Callable[[str], Iterable[str]]
# Libraries that do one thing of a model's life: the module, and the package that brings it.
_PACKAGES = {
    "alibi_detect": "alibi-detect",
    "deepchecks": "deepchecks",
    "evidently": "evidently",
    "frouros": "frouros",
    "great_expectations": "great-expectations",
    "nannyml": "nannyml",
    "pandera": "pandera",
    "whylogs": "whylogs",
}
_INSTALLS = re.compile(r"(?i)\binstall\b|\badd\b|requirements|packages|dependenc|libraries")
_GIVEN = re.compile(
    r"(?i)^\w*(?:requires|requirements|packages|dependencies|libraries)\w*=|pip.*install"
)
_AIRFLOW = re.compile(r"(?:^|/)airflow\b|astro-?runtime")
_REQUIREMENTS = re.compile(r"\s(?:-r|--requirement)[ =](\S+)")
# With these, what an image holds is not told by files of requirements alone.
_OTHERWISE = re.compile(
    r"\bpip3? install\b[^&|;]*\s(?:-e\s|\.(?:\s|$|\[))"
    r"|\b(?:poetry|pdm|pipenv|conda|uv (?:sync|export))\b"
)
_OWN_ENVIRONMENT = re.compile(r"(?i)virtualenv|externalpython")


def not_installed(facts: Iterable[SourceFact]) -> set[str]:
    """Return the modules of known libraries that a repository imports and names nowhere to install.

    None where it does not say what it installs.
    """
    wanted = {_module(fact) for fact in facts if fact.kind == "import"} & _PACKAGES.keys()
    told = [fact.text("name") for fact in facts if fact.kind == "dependency"] if wanted else []
    if not told:
        return set()
    return _lacking(wanted, [*told, *_installing(facts)])


def cannot_start(
    facts: Sequence[SourceFact], source: SourceTree, imports: Imports, missing: AbstractSet[str]
) -> frozenset[str]:
    """Return the files that fail as they start, for they import what is not installed there."""
    wanted = [fact for fact in facts if fact.kind == "import" and _module(fact) in _PACKAGES]
    if not wanted:
        return frozenset()
    in_image = _missing_in_image(facts, {_module(fact) for fact in wanted})
    only = _only_of_airflow(facts, imports) if in_image else frozenset()
    return frozenset(
        fact.path
        for fact in wanted
        if (_module(fact) in missing or (_module(fact) in in_image and fact.path in only))
        and _line(source, fact).startswith(("import ", "from "))
    )


def _module(fact: SourceFact) -> str:
    return fact.text("module").partition(".")[0]


def _line(source: SourceTree, fact: SourceFact) -> str:
    lines = (source.text(fact.path) or "").split("\n")
    return lines[fact.line - 1] if fact.line <= len(lines) else ""


def _lacking(modules: Iterable[str], told: Iterable[str]) -> set[str]:
    said = "\n".join(told).replace("_", "-").lower()
    return {module for module in modules if _PACKAGES[module] not in said}


def _installing(facts: Iterable[SourceFact]) -> Iterator[str]:
    """Yield what may name packages outside of files of dependencies."""
    for fact in facts:
        if fact.kind in ("command", "container", "prose"):
            if _INSTALLS.search(fact.text("text")):
                yield fact.text("text")
        elif fact.kind in ("setting", "constant"):
            if _INSTALLS.search(fact.text("key") or fact.text("name")):
                yield fact.text("value")
        elif fact.kind == "call":
            yield from filter(_GIVEN.search, fact.texts("arguments"))
        elif fact.kind in ("action", "resource"):
            told = fact.texts("with") or fact.texts("attributes")
            yield from filter(_INSTALLS.search, told)


def _missing_in_image(facts: Iterable[SourceFact], modules: Iterable[str]) -> set[str]:
    """Return the modules that the one image of Airflow lacks, none where that is not known."""
    texts: dict[str, list[str]] = defaultdict(list)
    airflow: set[str] = set()
    told: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "container":
            texts[fact.path].append(fact.text("text"))
            if fact.text("instruction") == "from" and _AIRFLOW.search(fact.text("image")):
                airflow.add(fact.path)
        elif fact.kind == "dependency":
            told[fact.path].append(fact.text("name"))
        elif "_PIP_ADDITIONAL_REQUIREMENTS" in fact.text("key"):
            return set()
    if len(airflow) != 1:
        return set()
    said = texts[airflow.pop()]
    files = _copied(said, told)
    return (
        _lacking(modules, [*said, *(n for path in files for n in told[path])]) if files else set()
    )


def _copied(said: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return the files of requirements that an image installs, none where it installs more."""
    named = [name for text in said for name in _REQUIREMENTS.findall(text)]
    if not named or any(_OTHERWISE.search(text) for text in said):
        return []
    words = {word.removeprefix("./") for text in said for word in text.split()}
    files = [p for p in known if any(p == w or p.endswith(f"/{w}") for w in words if "." in w)]
    bases = {path.rpartition("/")[2] for path in files}
    return files if all(name.rpartition("/")[2] in bases for name in named) else []


def _only_of_airflow(facts: Iterable[SourceFact], imports: Imports) -> frozenset[str]:
    """Return the files that run in Airflow's own image, and that nothing else imports."""
    own = {f.path for f in facts if f.kind == "call" and _OWN_ENVIRONMENT.search(f.text("name"))}
    dags = {f.path for f in facts if f.kind == "pipeline" and f.text("system") == "airflow"}
    reached = list(dags - own)
    for path in reached:
        reached += [new for new in imports(path) if new not in reached]
    rest = {f.path for f in facts if f.kind == "file" and f.path.endswith(".py")} - {*reached}
    return frozenset(reached) - {one for path in rest for one in imports(path)}
