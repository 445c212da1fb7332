"""Rows kept in memory, packed: a team takes little more than a kilobyte."""

from collections.abc import Iterable, Iterator

from msgspec import msgpack

from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.selection import RowKey, key_of
from advisor.scoring.portfolio.team import TeamRow, Unreadable

_DECODER = msgpack.Decoder(TeamRow)


def pack(row: TeamRow) -> bytes:
    """Return a row as bytes, the same for the same row."""
    return msgpack.encode(row)


def unpack(raw: bytes) -> TeamRow:
    """Return the row that was packed."""
    return _DECODER.decode(raw)


class KeptRows:
    """Takes what `rows_of` yields, and gives it again as often as it is asked for."""

    def __init__(self, found: Iterable[TeamRow | Unreadable | RowEdition] = ()) -> None:
        self.editions: dict[str, RowEdition] = {}
        self.unreadable = 0
        self._unread: list[Unreadable] = []
        self._packed: list[bytes] = []
        self._keys: list[RowKey] = []
        for item in found:
            self.take(item)

    def take(self, item: TeamRow | Unreadable | RowEdition) -> None:
        """Keep a row, an edition, or what could not be read."""
        if isinstance(item, RowEdition):
            self.editions.setdefault(item.key, item)
        elif isinstance(item, Unreadable):
            self.unreadable += 1
            self._unread.append(item)
        else:
            self._keys.append(key_of(len(self._packed), item))
            self._packed.append(pack(item))

    def unread(self) -> Iterator[Unreadable]:
        """Yield what could not be read, in order."""
        return iter(self._unread)

    def keys(self) -> Iterator[RowKey]:
        """Yield the key of each row, in order."""
        return iter(self._keys)

    def row(self, number: int) -> TeamRow:
        """Return a row."""
        return unpack(self._packed[number])
