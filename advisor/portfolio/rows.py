"""Files into the rows of teams, one after another, in the order of their paths."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from advisor.portfolio.batch import FILES_IN_A_BATCH, SAME, Batch, ReadBatch
from advisor.portfolio.file_stamp import file_stamp
from advisor.portfolio.kept_rows import PackedRow, head, unpack
from advisor.portfolio.reading import Reading
from advisor.portfolio.sources import Sources, TeamFile
from advisor.portfolio.workers import ThisProcess, Workers, read_in_order
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow, Unreadable, encodable

_FILES_RECALLED = 8192  # at a time: looking for few takes as long as for many


class KnownRow(NamedTuple):
    """A packed row, and digest and stamp of the file that it was made from."""

    sha256: str
    item: bytes
    stamp: str | None = None


class Memory(Protocol):
    """What keeps rows from one run to the next."""

    def recall(self, files: tuple[TeamFile, ...]) -> Mapping[str, KnownRow]:
        """Return what is known of these files, by their paths."""

    def recall_editions(self) -> Iterator[RowEdition]:
        """Yield every edition by which known rows are read."""

    def keep(self, rows: Mapping[TeamFile, KnownRow], editions: tuple[RowEdition, ...]) -> None:
        """Keep rows that were scored."""


class NoMemory:
    """Knows of nothing."""

    def recall(self, _files: tuple[TeamFile, ...]) -> Mapping[str, KnownRow]:
        """Return nothing."""
        return {}

    def recall_editions(self) -> Iterator[RowEdition]:
        """Yield nothing."""
        return iter(())

    def keep(self, rows: Mapping[TeamFile, KnownRow], editions: tuple[RowEdition, ...]) -> None:
        """Keep nothing."""


Found = PackedRow | Unreadable | RowEdition


def rows_of(
    sources: Sources,
    reading: Reading,
    workers: Workers | None = None,
    memory: Memory | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> Iterator[TeamRow | Unreadable | RowEdition]:
    """Yield the same as `packed_rows_of`, each row as its values."""
    for item in packed_rows_of(sources, reading, workers, memory, tell):
        yield unpack(item.item) if isinstance(item, PackedRow) else item


def packed_rows_of(
    sources: Sources,
    reading: Reading,
    workers: Workers | None = None,
    memory: Memory | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> Iterator[Found]:
    """Yield what comes of each file; an edition stands before the first row read by it.

    Files that `memory` knows are read only if something was done to them, and scored only if that
    has changed them. `tell` is called with how many
    were read. Raises InputError when the rubric that is to be used cannot be.
    """
    unfound = sorted(sources.unreadable, key=lambda item: item.source)
    rows = _Rows(sources, reading, memory or NoMemory(), tell)
    yield from merge_in_order(rows.read(workers or ThisProcess()), unfound)


class _Rows:
    """What is known of the files of batches that are under way."""

    def __init__(
        self, sources: Sources, reading: Reading, memory: Memory, tell: Callable[[int], None]
    ) -> None:
        self._files = sources.files
        self._reading = reading
        self._memory = memory
        self._tell = tell
        self._known: dict[str, KnownRow] = {}
        self._editions: set[str] = set()
        self._spans: deque[list[TeamFile]] = deque()  # of each batch all files, read or not

    def read(self, workers: Workers) -> Iterator[Found]:
        for edition in self._memory.recall_editions():
            self._editions.add(edition.key)
            yield edition
        count = 0
        for batch, done in read_in_order(self._batches(here=workers.here), workers):
            fresh = [edition for edition in done.editions if edition.key not in self._editions]
            self._editions |= {edition.key for edition in fresh}
            yield from fresh
            files = self._spans.popleft()
            known = done._replace(editions=tuple(fresh))
            items = list(self._items(files, batch, known, here=workers.here))
            count += len(files)
            self._tell(count)
            yield from items

    def _batches(self, *, here: bool) -> Iterator[Batch]:
        """Yield what is to be read of so many files at a time; it may be nothing of them."""
        for first in range(0, len(self._files), _FILES_RECALLED):
            files = self._files[first : first + _FILES_RECALLED]
            self._recall(files)
            span: list[TeamFile] = []
            touched: list[TeamFile] = []
            for source in files:
                span.append(source)
                if not (here and self._untouched(source)):
                    touched.append(source)
                if len(touched) == FILES_IN_A_BATCH:
                    yield self._batch(span, touched)
                    span, touched = [], []
            yield self._batch(span, touched)

    def _untouched(self, source: TeamFile) -> bool:
        known = self._known.get(source.path)
        return (
            known is not None and known.stamp is not None and known.stamp == file_stamp(source.path)
        )

    def _batch(self, span: list[TeamFile], touched: list[TeamFile]) -> Batch:
        self._spans.append(span)
        known = (self._known.get(source.path) for source in touched)
        digests = tuple(one.sha256 if one else None for one in known)
        return Batch(self._reading, tuple(touched), digests, tuple(sorted(self._editions)))

    def _recall(self, files: tuple[TeamFile, ...]) -> None:
        found = self._memory.recall(files)
        known = ((source.path, found.get(encodable(source.path))) for source in files)
        self._known |= {path: row for path, row in known if row}

    def _items(
        self, files: list[TeamFile], batch: Batch, done: ReadBatch, *, here: bool
    ) -> Iterator[PackedRow | Unreadable]:
        """Yield what came of files, and keep what was scored, or is known by another stamp."""
        each = zip(batch.files, done.items, done.stamps, strict=True)
        read = {source.path: (item, stamp if here else None) for source, item, stamp in each}
        fresh: dict[TeamFile, KnownRow] = {}
        for source in files:
            item, stamp = read.get(source.path, (SAME, None))
            known = self._known.pop(source.path, None)
            if item == SAME and known:
                if stamp not in {None, known.stamp}:
                    fresh[source] = known._replace(stamp=stamp)
                yield PackedRow(encodable(source.path), known.item)
            elif isinstance(item, bytes):
                fresh[source] = KnownRow(head(item).sha256, item, stamp)
                yield PackedRow(encodable(source.path), item)
            elif isinstance(item, Unreadable):
                yield item
        self._memory.keep(fresh, done.editions)


def merge_in_order(rows: Iterator[Found], others: list[Unreadable]) -> Iterator[Found]:
    """Yield rows with others among them where their paths belong."""
    left = iter(others)
    other = next(left, None)
    for item in rows:
        while other and not isinstance(item, RowEdition) and other.source < item.source:
            yield other
            other = next(left, None)
        yield item
    while other:
        yield other
        other = next(left, None)
