"""Who reads the files of a portfolio, and what is remembered of them."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from advisor.cli.diagnostics import counting, remark
from advisor.document.operating_system import usable_cores
from advisor.document.presence import is_address
from advisor.errors import UsageError
from advisor.frozen import dataclass
from advisor.optional_packages import DASK, PORTFOLIO
from advisor.portfolio.kept_rows import KeptRows
from advisor.portfolio.reading import Reading, judging_of
from advisor.portfolio.rows import packed_rows_of
from advisor.portfolio.sources import Sources
from advisor.portfolio.workers import Processes, ThisProcess, Workers
from advisor.scoring.portfolio.portfolio import RowStore
from advisor.translation import counted, sentence

if TYPE_CHECKING:
    from advisor.portfolio.row_database import RowDatabase

_FEW = 200  # files, that are read before other processes would have started


@dataclass(frozen=True, kw_only=True)
class PortfolioWork:
    """How many processes read, or which cluster does, and the folder of a store."""

    jobs: int | None = None
    scheduler: str | None = None
    store: str | None = None

    def require_extras(self) -> None:
        """Raise UsageError where something that is asked for is not installed."""
        if self.store is not None and not PORTFOLIO.is_here():
            raise UsageError(
                sentence("a store needs duckdb, which is not installed"),
                hint=sentence("Install it: {command}", command=PORTFOLIO.command()),
            )
        if self.scheduler is not None and not DASK.is_here():
            raise UsageError(
                sentence("a cluster needs distributed, which is not installed"),
                hint=sentence("Install it: {command}", command=DASK.command()),
            )

    def places(self, given: tuple[str, ...]) -> tuple[str, ...]:
        """Return where files are as those who read them know it: workers start elsewhere."""
        if self.scheduler is None:
            return given
        return tuple(place if is_address(place) else str(Path(place).absolute()) for place in given)


def require_parquet(file: str | None) -> None:
    """Raise UsageError where a data set cannot be made, or would go to a terminal."""
    if file is None:
        raise UsageError(
            sentence("Parquet is no text"), hint=sentence("Name a file: -o teams.parquet")
        )
    if not PORTFOLIO.is_here():
        raise UsageError(
            sentence("Parquet needs duckdb, which is not installed"),
            hint=sentence("Install it: {command}", command=PORTFOLIO.command()),
        )


def require_addresses_readable(places: tuple[str, ...]) -> None:
    """Raise UsageError for an address where nothing is installed that could read it."""
    if any(map(is_address, places)) and not DASK.is_here():
        raise UsageError(
            sentence("an address needs fsspec, which is not installed"),
            hint=sentence("Install it: {command}", command=DASK.command()),
        )


@contextmanager
def rows_read(sources: Sources, reading: Reading, work: PortfolioWork) -> Iterator[RowStore]:
    """Read the rows of all files; a store is open until they are no longer needed."""
    with ExitStack() as open_until_here:
        store = None
        try:  # processes start while the store is opened
            with closing(_workers(work, len(sources.files))) as workers:
                store = _store(reading, work)
                if store:
                    open_until_here.callback(store.close)
                rows = _read(sources, reading._replace(run=token_hex(8)), workers, store)
        except KeyboardInterrupt:
            if store:
                remark(sentence("What was read is kept: the same command goes on from there."))
            raise
        yield rows


def _read(
    sources: Sources, reading: Reading, workers: Workers, store: "RowDatabase | None"
) -> RowStore:
    number = len(sources.files)
    with counting(lambda done: _say_how_far(done, number)) as tell:
        found = packed_rows_of(sources, reading, workers, store, tell)
        if store is None:
            return KeptRows(found)
        from advisor.portfolio.row_database import StoredRows  # noqa: PLC0415 an optional extra

        return StoredRows(store, found)


def _say_how_far(done: int, number: int) -> str:
    return counted("{done} of {n} file read", "{done} of {n} files read", number, done=done)


def _store(reading: Reading, work: PortfolioWork) -> "RowDatabase | None":
    if work.store is None:
        return None
    from advisor.portfolio.row_database import RowDatabase  # noqa: PLC0415 an optional extra

    return RowDatabase(Path(work.store), judging_of(reading))


def _workers(work: PortfolioWork, files: int) -> Workers:
    if work.scheduler is not None:
        from advisor.portfolio.dask_workers import DaskWorkers  # noqa: PLC0415 an optional extra

        return DaskWorkers(work.scheduler)
    jobs = work.jobs or (1 if files < _FEW else usable_cores())
    return ThisProcess() if jobs == 1 else Processes(jobs)
