"""What platforms printed about themselves, as facts, with the text that they stand in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import PurePath

from advisor.document.read import STANDARD_INPUT, read_text
from advisor.frozen import dataclass
from advisor.scan.fact import SourceFact, Zone
from advisor.scan.facts import exports
from advisor.scan.proposal import EXPORTED
from advisor.scan.source import SourceTree

Reader = Callable[[str, str], Iterator[SourceFact]]
_READERS: Mapping[str, Reader] = {
    "hosting": exports.hosting,
    "mlflow": exports.mlflow,
    "kubectl": exports.kubectl,
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Exports:
    """What exported files say; their paths begin with a mark, as no file of a repository does."""

    facts: tuple[SourceFact, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


class WithExports:
    """A repository beside which exported files can be read as well."""

    def __init__(self, source: SourceTree, texts: Mapping[str, str]) -> None:
        self._source, self._texts = source, texts

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of the repository's own files."""
        return self._source.paths

    def text(self, path: str) -> str | None:
        """Return a file of the repository or an exported one as text."""
        return self._texts[path] if path in self._texts else self._source.text(path)

    def zone(self, path: str) -> Zone:
        """Return where a file lies; what was exported is in use."""
        return "active" if path in self._texts else self._source.zone(path)


def exported_facts(
    *, hosting: Iterable[str], mlflow: Iterable[str], kubectl: Iterable[str]
) -> Exports:
    """Read the files named. Raises InputError when one cannot be read."""
    named = [("hosting", name) for name in hosting]
    named += [("mlflow", name) for name in mlflow]
    named += [("kubectl", name) for name in kubectl]
    return exports_of(
        (kind, PurePath(name).name if name != STANDARD_INPUT else kind, _text(name))
        for kind, name in named
    )


def exports_of(given: Iterable[tuple[str, str, str]]) -> Exports:
    """Return the facts of exported texts, each given with its kind and the name of its file."""
    texts: dict[str, str] = {}
    facts: list[SourceFact] = []
    for kind, name, text in given:
        path = f"{EXPORTED}{name}"
        number = sum(p == path or p.startswith(f"{path}#") for p in texts)
        path = f"{path}#{number + 1}" if number else path
        texts[path] = text
        facts += _READERS[kind](path, text)
    return Exports(facts=tuple(facts), texts=texts)


def _text(name: str) -> str:
    return read_text(name, largest=exports.MOST)
