"""Settings that tell of drift or of a model's figures, and that no code has to do with."""

import re
from collections import defaultdict
from collections.abc import Iterable

from advisor.scan.fact import SourceFact
from advisor.scan.source import SourceTree

Places = set[tuple[str, int]]
_VARIABLE = re.compile(r"^[A-Z0-9_]*(?:PSI|DRIFT|SKEW)[A-Z0-9_]*$")
_ALERT = re.compile(r"groups\.\d+\.rules\.\d+\.expr$")
_FIGURE = re.compile(r"\b[a-z_:]*(?:drift|psi_|_psi|accuracy|_auc|model_)[a-z_:]*\b")
_METRICS = re.compile(r"(?i)prometheus|opentelemetry|statsd|micrometer|promclient")
_CODE = (".py", ".go", ".js", ".ts", ".java", ".scala", ".rs", ".R", ".sh", ".ipynb")
_CALLS = (".yml", ".yaml", ".sh", "Makefile", ".toml", ".ini", ".cfg", ".tf")


def unread(facts: Iterable[SourceFact], source: SourceTree) -> Places:
    """Return the places of environment variables for drift whose names nothing else holds."""
    places: dict[str, Places] = defaultdict(set)
    for fact in facts:
        name = fact.text("key").rpartition(".")[2] if fact.kind == "setting" else ""
        if _VARIABLE.match(name) and not fact.path.endswith(".py"):
            places[name].add((fact.path, fact.line))
    return {place for name, found in places.items() if not _read(source, name) for place in found}


def _read(source: SourceTree, name: str) -> bool:
    """Tell whether some file names a variable beyond giving it a value."""
    used = re.compile(rf"\b{name}\b(?![\"']?\s*[:=])")
    for path in source.paths:
        if source.zone(path) in ("documentation", "test"):
            continue
        if path.endswith(_CODE):
            if _in_code(source.text(path) or "", name):
                return True
        elif path.endswith(_CALLS) and used.search(source.text(path) or ""):
            return True
    return False


def _in_code(text: str, name: str) -> bool:
    """Tell whether code names a variable, a class of settings perhaps in small letters."""
    return name in text or ("BaseSettings" in text and name.lower() in text)


def unemitted(facts: Iterable[SourceFact], source: SourceTree) -> Places:
    """Return the places of alerts on figures of a model that no code here gives out."""
    alerts = [f for f in facts if f.kind == "setting" and _ALERT.search(f.text("key"))]
    asked = {(f.path, f.line): _FIGURE.findall(f.text("value")) for f in alerts}
    names = {name for found in asked.values() for name in found}
    given = {name for name in names if _emitted(source, name)}
    return {place for place, found in asked.items() if found and given.isdisjoint(found)}


def _emitted(source: SourceTree, name: str) -> bool:
    """Tell whether code names a metric, perhaps without what its client puts before it."""
    words = name.split("_")
    ends = {"_".join(words[start:]) for start in range(len(words) - 1)} or {name}
    told = re.compile(rf"[\"'`]\w*(?:{'|'.join(map(re.escape, sorted(ends)))})[\"'`]")
    code = (source.text(path) or "" for path in source.paths if path.endswith(_CODE))
    return any(_METRICS.search(text) and told.search(text) for text in code)
