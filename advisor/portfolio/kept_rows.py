"""Rows kept in memory, packed: a team takes little more than a kilobyte."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import Struct, msgpack

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.selection import RowKey, key_of
from advisor.scoring.portfolio.team import TeamRow, Unreadable


class PackedRow(NamedTuple):
    """A row as bytes, and the path of the file it was made from."""

    source: str
    item: bytes


class RowHead(Struct, array_like=True):
    """The first fields of a row, which say whose it is: read alone, they take little time."""

    source: str
    sha256: str
    edition: str
    reference: str
    name: str
    id: str | None
    group: str | None
    owner: str | None
    criticality: str | None
    platform: str | None
    report: str | None
    assessed_on: date
    as_of: date
    next_assessment: date | None
    made_from: str | None


_DECODER = msgpack.Decoder(TeamRow)
_HEAD = msgpack.Decoder(RowHead)


def pack(row: TeamRow) -> bytes:
    """Return a row as bytes, the same for the same row."""
    return msgpack.encode(row)


def unpack(raw: bytes) -> TeamRow:
    """Return the row that was packed."""
    return _DECODER.decode(raw)


def head(raw: bytes) -> RowHead:
    """Return the first fields of a row that was packed."""
    return _HEAD.decode(raw)


class KeptRows:
    """Takes what `rows_of` yields, and gives it again as often as it is asked for."""

    def __init__(self, found: Iterable[TeamRow | PackedRow | Unreadable | RowEdition] = ()) -> None:
        self.editions: dict[str, RowEdition] = {}
        self.unreadable = 0
        self._unread: list[Unreadable] = []
        self._packed: list[bytes] = []
        self._keys: list[RowKey] = []
        for item in found:
            self.take(item)

    def take(self, item: TeamRow | PackedRow | Unreadable | RowEdition) -> None:
        """Keep a row, an edition, or what could not be read."""
        if isinstance(item, RowEdition):
            self.editions.setdefault(item.key, item)
        elif isinstance(item, Unreadable):
            self.unreadable += 1
            self._unread.append(item)
        else:
            packed = item.item if isinstance(item, PackedRow) else pack(item)
            self._keys.append(key_of(len(self._packed), head(packed)))
            self._packed.append(packed)

    def unread(self) -> Iterator[Unreadable]:
        """Yield what could not be read, in order."""
        return iter(self._unread)

    def keys(self) -> Iterator[RowKey]:
        """Yield the key of each row, in order."""
        return iter(self._keys)

    def row(self, number: int) -> TeamRow:
        """Return a row."""
        return unpack(self._packed[number])
