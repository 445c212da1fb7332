"""A few files at a time, read here or elsewhere: what goes there and what comes back is plain.

The same batch comes to the same bytes wherever and however often it is read, so that one which was
lost with its process is read again.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import lru_cache
from typing import Literal, NamedTuple

from advisor.portfolio.file_stamp import file_stamp
from advisor.portfolio.kept_rows import pack
from advisor.portfolio.reading import Reading, TeamReader
from advisor.portfolio.sources import TeamFile
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.team import TeamRow, Unreadable

FILES_IN_A_BATCH = 16  # of many, some process would have nothing to do while the last is read
Same = Literal["same"]
SAME: Same = "same"


class Batch(NamedTuple):
    """Files to read, with the digest that each is known by, if it is.

    `told` are the keys of editions that need not be told once more.
    """

    reading: Reading
    files: tuple[TeamFile, ...]
    known: tuple[str | None, ...]
    told: tuple[str, ...] = ()


class ReadBatch(NamedTuple):
    """What came of each file: a packed row, what is wrong, SAME, or nothing; and the editions.

    `stamps` are those that the files had before they were read.
    """

    items: tuple[bytes | Unreadable | Same | None, ...]
    editions: tuple[RowEdition, ...]
    stamps: tuple[str | None, ...]


def read_batch(
    batch: Batch,
    stopped: Callable[[], bool] = lambda: False,
    reader: TeamReader | None = None,
) -> ReadBatch:
    """Read the files of a batch, with a reader of its own or with that of the process.

    Raises InputError when the rubric to be used cannot be, CancelledError once it is `stopped`.
    """
    reader = reader or _reader(batch.reading)
    reader.tell_all_but(batch.told)
    items: list[bytes | Unreadable | Same | None] = []
    editions: list[RowEdition] = []
    stamps: list[str | None] = []
    for source, known in zip(batch.files, batch.known, strict=True):
        if stopped():
            raise CancelledError
        stamps.append(file_stamp(source.path))
        found = reader.read_unless(source, known)
        if found.edition is not None:
            editions.append(found.edition)
        if found.same:
            items.append(SAME)
        else:
            items.append(pack(found.row) if isinstance(found.row, TeamRow) else found.row)
    return ReadBatch(tuple(items), tuple(editions), tuple(stamps))


@lru_cache(maxsize=1)
def _reader(reading: Reading) -> TeamReader:
    """Return what reads the files of a run in this process."""
    return TeamReader(reading)
