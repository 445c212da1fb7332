"""Which files a portfolio is made of: those named, found, meant by a pattern or in a manifest."""

import glob
import os
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from advisor.document.folder import data_files
from advisor.document.presence import is_address, is_file, is_folder, is_there
from advisor.errors import InputError, Location, Problem
from advisor.portfolio.manifest import MANIFEST, ManifestFile, load_manifest
from advisor.scoring.portfolio.team import Listing, Unreadable
from advisor.translation import sentence

_PATTERN = "*?["


class TeamFile(NamedTuple):
    """A file to read; what was only `found` in a folder is passed over if it is something else."""

    path: str
    listing: Listing = Listing()
    found: bool = False


class Sources(NamedTuple):
    """What to read, in order; what could not even be found; and the weights of a manifest."""

    files: tuple[TeamFile, ...]
    unreadable: tuple[Unreadable, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


def find_sources(
    places: Iterable[str], manifest: str | None = None, *, by_folder: bool = False
) -> Sources:
    """Return what paths and a manifest mean, each file once and in the order of their paths.

    A file called ``portfolio.yaml`` that is named, or stands in a folder that is, is a manifest.
    `by_folder` makes groups of the folders below those given, where a manifest names no group.
    Raises InputError for a manifest that cannot be used.
    """
    places = list(places)
    found = _FoundFiles()
    for file in _manifests(places, manifest):
        found.take_manifest(load_manifest(file))
    for place in places:
        if not _is_manifest(place):
            found.take_place(place, by_folder=by_folder)
    return found.sources()


def _manifests(places: Iterable[str], manifest: str | None) -> Iterator[str]:
    if manifest is not None:
        yield manifest
    for place in places:
        inside = Path(place) / MANIFEST
        if _is_manifest(place):
            yield place
        elif is_folder(Path(place)) and is_file(inside) and manifest is None:
            yield str(inside)


def _is_manifest(place: str) -> bool:
    return Path(place).name == MANIFEST


class _FoundFiles:
    """Files by where they are, so that each is read once."""

    def __init__(self) -> None:
        self._files: dict[str, TeamFile] = {}
        self._unreadable: list[Unreadable] = []
        self._weights: dict[str, float] = {}

    def sources(self) -> Sources:
        files = sorted(self._files.values(), key=lambda source: source.path)
        weights = tuple(sorted(self._weights.items()))
        return Sources(tuple(files), tuple(self._unreadable), weights)

    def take_manifest(self, file: ManifestFile) -> None:
        """Take the files of a manifest; what an earlier entry says of one stands."""
        self._weights |= file.manifest.weights
        for entry, place, location in file.entries():
            sources = self._meant(place)
            if sources == []:
                problem = Problem(
                    message=sentence("nothing is at {path}", path=entry.path),
                    hint=sentence("Paths are read from where the manifest stands."),
                    location=location,
                )
                self._unreadable.append(Unreadable(place, None, (problem,), 0))
            for path, found in sources or ():
                self._take(TeamFile(path, entry.listing, found=found))

    def take_place(self, place: str, *, by_folder: bool) -> None:
        """Take what a path means, but for what a manifest told of already."""
        meant = self._meant(place)
        if meant is None:
            return
        if not meant and not _has_pattern(place) and not is_folder(Path(place)):
            meant = [(place, False)]  # reading it tells what is wrong with it
        if not meant and _has_pattern(place):
            problem = Problem(
                message=sentence("no file is called like that"),
                hint=sentence("Patterns are * for a part of a name, and ** for folders."),
                location=Location(file=place),
            )
            self._unreadable.append(Unreadable(place, None, (problem,), 0))
        for path, found in meant:
            folder = os.path.dirname(path)  # noqa: PTH120 as below
            group = _folder_group(folder, place) if by_folder and found else None
            if not found or os.path.basename(path) != MANIFEST:  # noqa: PTH119 there are many
                self._take(TeamFile(path, Listing(group=group), found=found))

    def _meant(self, place: str) -> list[tuple[str, bool]] | None:
        """Return the files that a place means; None, and told, where nobody could look there."""
        try:
            return list(_meant(place))
        except InputError as error:
            self._unreadable.append(Unreadable(place, None, error.problems, 0))
            return None

    def _take(self, source: TeamFile) -> None:
        # What was found is written as `Path` has it, which takes its time where there are many.
        path = source.path if source.found else str(Path(source.path))
        if not os.path.isabs(path):  # noqa: PTH117 likewise
            path = os.path.join(self._here, path)  # noqa: PTH118 likewise
        self._files.setdefault(path, source)

    @cached_property
    def _here(self) -> str:
        return str(Path.cwd())


def _meant(place: str) -> Iterator[tuple[str, bool]]:
    """Yield the files that a path or a pattern means, with whether they were found in a folder."""
    if is_address(place):
        from advisor.portfolio.addresses import addresses_in  # noqa: PLC0415 an optional extra

        yield from addresses_in(place)
    elif is_folder(Path(place)):
        yield from ((path, True) for path in data_files(place))
    elif is_there(Path(place)):
        yield place, False
    elif _has_pattern(place):
        for path in sorted(glob.glob(place, recursive=True)):  # noqa: PTH207 a whole path is given
            if is_folder(Path(path)):
                yield from ((inside, True) for inside in data_files(path))
            else:
                yield str(Path(path)), True


def _has_pattern(place: str) -> bool:
    return any(sign in place for sign in _PATTERN)


@lru_cache(maxsize=1_000)  # many files are in one folder
def _folder_group(folder: str, place: str) -> str | None:
    """Return the folder right below a given one in which another is, or which it is."""
    path, place = (name.partition("://")[2].strip("/") or name for name in (folder, place))
    inside = Path(path).relative_to(place) if Path(path).is_relative_to(place) else Path(path)
    return inside.parts[0] if inside.parts else None


def require_some(sources: Sources) -> None:
    """Raise InputError where nothing was found at all."""
    if not (sources.files or sources.unreadable):
        raise InputError(
            sentence("there are neither answers nor results here"),
            hint=sentence("Name the folder they are in, or each file."),
        )
