"""The files a scan may read, and who may read them."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from advisor.scan.fact import SourceFact, Zone
from advisor.scan.vendored import is_vendored
from advisor.scan.zones import Zones


class SourceTree(Protocol):
    """A repository at one state: its files as text, each with the zone it lies in."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files, sorted, with '/' between parts."""

    def text(self, path: str) -> str | None:
        """Return a file as text; None where it is absent, too large, binary or vendored."""

    def zone(self, path: str) -> Zone:
        """Return where a file lies: in what runs, or among tests, examples, templates."""


class Extractor(Protocol):
    """Reads facts of one kind of file."""

    def __call__(self, source: SourceTree, path: str, text: str, /) -> Iterator[SourceFact]: ...


class InMemory:
    """Files given as texts, as fixtures of detectors are."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = dict(sorted(files.items()))
        self._zones = Zones(self._files, self._files.get)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files."""
        return tuple(self._files)

    def text(self, path: str) -> str | None:
        """Return a file as text, None where it is absent or vendored."""
        return None if is_vendored(path) else self._files.get(path)

    def zone(self, path: str) -> Zone:
        """Return where a file lies."""
        return self._zones.of(path)
