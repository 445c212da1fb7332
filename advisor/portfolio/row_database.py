"""Rows kept from one run to the next in a DuckDB file, and rows as a Parquet data set.

A row is known again by its file's path and what is said of the file in a manifest, by the digest
of its bytes, the rubrics it was judged by, and as of when.
"""

import json
import tempfile
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from msgspec import msgpack

from advisor.errors import InputError, Location, OutputError
from advisor.portfolio.kept_rows import PackedRow, head, unpack
from advisor.portfolio.reading import Judging
from advisor.portfolio.rows import KnownRow
from advisor.portfolio.sources import TeamFile
from advisor.report.own_files import PARQUET_MARK
from advisor.scoring.portfolio.edition import RowEdition
from advisor.scoring.portfolio.selection import RowKey, key_of
from advisor.scoring.portfolio.team import TeamRow, Unreadable, encodable
from advisor.translation import sentence

FILE = "rows-4.duckdb"
_TABLES = """
create table if not exists rows (
    source varchar primary key, sha256 varchar, listing varchar,
    rubrics varchar, as_of varchar, item blob, stamp varchar
);
create table if not exists editions (key varchar primary key, item blob);
"""
_RECALL = """
select source, sha256, listing, item, stamp from rows
where rubrics = $1 and as_of = $2 and source between $3 and $4
"""
_KEEP = """
insert or replace into rows
select unnest($1::varchar[]), unnest($2::varchar[]), unnest($3::varchar[]), $4, $5,
    unnest($6::blob[]), unnest($7::varchar[])
"""
_ITEMS = "select source, item from rows where source between $1 and $2"
_COPY = """
copy (select * from read_json($1, format = 'newline_delimited', columns = {columns}))
to $2 (format parquet, compression zstd, kv_metadata {{generator: '{mark}'}})
"""
# Rows are put in and taken out in the order of their paths: more would be kept without use.
_LITTLE: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "64MB", "threads": 1}
_REPLACED = "?"  # stands for what no encoding takes: two such names may look the same
_FEW = 1024  # rows, that are put into the file at a time
_BLOCK = 4_096  # rows, that are fetched from it at a time
_BLOCKS = 4
_HERE = 20_000  # rows, that take less memory than to fetch them once more takes time


class RowDatabase:
    """A file of rows in a folder, which one process uses at a time."""

    def __init__(self, folder: Path, judging: Judging) -> None:
        """Open or make the file. Raises InputError where that cannot be."""
        self._judging = judging
        self._new: dict[TeamFile, KnownRow] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._rows = duckdb.connect(folder / FILE, config=_LITTLE)
            self._rows.execute(_TABLES)
        except (OSError, duckdb.Error) as error:
            raise InputError(
                sentence("the store in {folder} cannot be used", folder=folder),
                hint=sentence(
                    "Another process may have it open; else remove {file}. ({reason})",
                    file=FILE,
                    reason=str(error).partition("\n")[0],
                ),
                location=Location(file=str(folder)),
            ) from None

    def recall(self, files: tuple[TeamFile, ...]) -> dict[str, KnownRow]:
        """Return what is known of these files, by their paths."""
        said = {encodable(source.path): _text(source) for source in files}
        asked = [self._judging.rubrics, self._judging.as_of, min(said), max(said)]
        return {
            path: KnownRow(sha256, item, stamp)
            for path, sha256, listing, item, stamp in self._fetched(_RECALL, asked)
            if listing == said.get(path)
        }

    def _fetched(self, query: str, asked: list[str]) -> Iterator[tuple[Any, ...]]:
        """Yield what is found, a few rows at a time: there may be more in between than asked for.

        To leave those out here takes less time than to have the database look for each.
        """
        cursor = self._rows.execute(query, asked)
        while rows := cursor.fetchmany(_FEW):
            yield from rows

    def recall_editions(self) -> Iterator[RowEdition]:
        """Yield every edition by which known rows are read."""
        for (item,) in self._rows.execute("select item from editions order by key").fetchall():
            yield msgpack.decode(item, type=RowEdition)

    def keep(self, rows: Mapping[TeamFile, KnownRow], editions: tuple[RowEdition, ...]) -> None:
        """Keep rows that were scored; the last of them are there once `flush` was called."""
        for edition in editions:
            item = msgpack.encode(edition)
            self._rows.execute(
                "insert or ignore into editions values ($1, $2)", [edition.key, item]
            )
        self._new.update(rows)
        if len(self._new) >= _FEW:
            self.flush()

    def flush(self) -> None:
        """Put what is kept into the file."""
        if self._new:
            given, known = [*self._new], [*self._new.values()]
            self._rows.execute(
                _KEEP,
                [
                    [encodable(source.path) for source in given],
                    [row.sha256 for row in known],
                    [_text(source) for source in given],
                    self._judging.rubrics,
                    self._judging.as_of,
                    [row.item for row in known],
                    [row.stamp for row in known],
                ],
            )
            self._new.clear()

    def items(self, paths: list[str]) -> dict[str, bytes]:
        """Return the packed rows of files by their paths."""
        self.flush()
        wanted = set(paths)
        found = self._fetched(_ITEMS, [min(paths), max(paths)])
        return {path: item for path, item in found if path in wanted}

    def close(self) -> None:
        """Put what is kept into the file, and let go of it."""
        self.flush()
        self._rows.close()


def _text(source: TeamFile) -> str:
    return json.dumps([*source.listing, source.found])


class StoredRows:
    """Takes what `rows_of` yields, and gives it again from a store, a block at a time."""

    def __init__(
        self, store: RowDatabase, found: Iterable[PackedRow | Unreadable | RowEdition] = ()
    ) -> None:
        self.editions: dict[str, RowEdition] = {}
        self.unreadable = 0
        self._store = store
        self._unread: list[Unreadable] = []
        self._keys: list[RowKey] = []
        self._here: dict[int, bytes] = {}
        self._blocks: OrderedDict[int, dict[str, bytes]] = OrderedDict()
        editions: dict[str, RowEdition] = {}
        for item in found:
            if isinstance(item, RowEdition):
                editions.setdefault(item.key, item)
            elif isinstance(item, Unreadable):
                self.unreadable += 1
                self._unread.append(item)
            else:
                row, number = head(item.item), len(self._keys)
                if number < _HERE or _REPLACED in item.source:
                    self._here[number] = item.item
                self._keys.append(key_of(number, row))
                self.editions.setdefault(row.edition, editions[row.edition])

    def unread(self) -> Iterator[Unreadable]:
        """Yield what could not be read, in order."""
        return iter(self._unread)

    def keys(self) -> Iterator[RowKey]:
        """Yield the key of each row, in order."""
        return iter(self._keys)

    def row(self, number: int) -> TeamRow:
        """Return a row."""
        if number in self._here:
            return unpack(self._here[number])
        return unpack(self._block(number // _BLOCK)[self._keys[number].source])

    def _block(self, number: int) -> dict[str, bytes]:
        if number in self._blocks:
            self._blocks.move_to_end(number)
        else:
            keys = self._keys[number * _BLOCK : (number + 1) * _BLOCK]
            self._blocks[number] = self._store.items([key.source for key in keys])
            if len(self._blocks) > _BLOCKS:
                self._blocks.popitem(last=False)
        return self._blocks[number]


def parquet(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as a Parquet file; each column is told with its type in SQL.

    Raises OutputError where there is no room for it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="advisor-") as name:
            folder = Path(name)
            with (folder / "rows.json").open("w", encoding="utf-8") as stream:
                for row in rows:
                    stream.write(json.dumps(row, default=date.isoformat) + "\n")
            with duckdb.connect() as made:
                files = [str(folder / "rows.json"), str(folder / "rows.parquet")]
                made.execute(_COPY.format(columns=_types(columns), mark=PARQUET_MARK), files)
            return (folder / "rows.parquet").read_bytes()
    except (OSError, duckdb.Error) as error:
        raise OutputError(
            sentence("no Parquet file could be made: {reason}", reason=error)
        ) from None


def _types(columns: Mapping[str, str]) -> str:
    quoted = (f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
    return "{" + ", ".join(quoted) + "}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
