"""Whoever reads the files, and whatever becomes of them meanwhile, the rows are the same bytes."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from advisor.errors import InputError
from advisor.portfolio.batch import Batch, ReadBatch, read_batch
from advisor.portfolio.dask_workers import DaskWorkers
from advisor.portfolio.kept_rows import KeptRows
from advisor.portfolio.reading import Reading
from advisor.portfolio.rows import rows_of
from advisor.portfolio.sources import Sources
from advisor.portfolio.workers import Processes, ThisProcess, Workers, read_in_order
from tests.portfolio.conftest import TEAMS

READING = Reading()


def told(rows: KeptRows) -> tuple[object, ...]:
    """Return all that rows hold, to the last byte."""
    return list(rows.keys()), [rows.row(n) for n in range(TEAMS)], [*rows.unread()], rows.editions


def read(
    sources: Sources, workers: Workers, tell: Callable[[int], None] = lambda _: None
) -> tuple[object, ...]:
    try:
        return told(KeptRows(rows_of(sources, READING, workers, tell=tell)))
    finally:
        workers.close()


@pytest.fixture
def expected(sources: Sources) -> tuple[object, ...]:
    return read(sources, ThisProcess())


def test_a_faulty_file_is_told_in_its_place_and_spoils_nothing(sources: Sources) -> None:
    found = list(rows_of(sources, READING))
    places = [getattr(item, "source", "") for item in found]
    assert len(found) == TEAMS + 2  # the edition, and the file with faults
    assert places[0] == ""
    assert places[1:] == sorted(places[1:])
    assert places[9].endswith("team-000007.yaml")
    assert places[8].endswith("team-000007-faulty.yaml")


def test_processes_read_the_same_though_one_is_killed(
    sources: Sources, expected: tuple[object, ...]
) -> None:
    workers = Processes(2)
    killed: list[int] = []

    def kill(_done: int) -> None:
        if not killed:
            killed.append(next(iter(workers._pool._processes)))  # type: ignore[attr-defined] # noqa: SLF001
            os.kill(killed[0], signal.SIGKILL)

    assert read(sources, workers, kill) == expected
    assert killed


@pytest.mark.timeout(60)
@pytest.mark.filterwarnings("ignore")  # of the cluster's own shutdown
def test_a_cluster_reads_the_same_though_a_worker_is_killed(
    sources: Sources, expected: tuple[object, ...]
) -> None:
    import distributed  # noqa: PLC0415 it takes its time

    local: Any = distributed.LocalCluster
    with local(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        workers = DaskWorkers(cluster.scheduler_address)
        killed: list[int] = []

        def kill(_done: int) -> None:
            if not killed:
                killed.append(next(iter(cluster.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        assert read(sources, workers, kill) == expected
        assert killed


def test_a_scheduler_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.portfolio.dask_workers._SECONDS", 0.2)
    with pytest.raises(InputError, match="no scheduler answers"):
        DaskWorkers("tcp://127.0.0.1:9")


class Dying(ThisProcess):
    """Loses every batch that it is given after some."""

    waiting = 3

    def __init__(self, after: int) -> None:
        super().__init__()
        self.given: list[str] = []
        self._after = after

    def submit(self, batch: Batch) -> "Future[ReadBatch]":
        self.given.append(batch.files[0].path)
        if len(self.given) > self._after:
            raise BrokenProcessPool
        return super().submit(batch)


def test_files_that_end_every_process_are_named(sources: Sources) -> None:
    with pytest.raises(InputError, match="again and again") as caught:
        list(rows_of(sources, READING, Dying(2)))
    hint = caught.value.problems[0].hint
    assert hint is not None
    assert sources.files[8].path in hint


def test_no_more_is_read_ahead_than_there_are_workers_for(sources: Sources) -> None:
    begun: list[Batch] = []

    def batches() -> Iterator[Batch]:
        for source in sources.files:
            begun.append(Batch(READING, (source,), (None,)))
            yield begun[-1]

    workers = Dying(10_000)
    for done, (batch, _) in enumerate(read_in_order(batches(), workers)):
        assert batch is begun[done]
        assert len(begun) - done <= workers.waiting


def test_a_batch_comes_to_the_same_however_often_it_is_read(sources: Sources) -> None:
    batch = Batch(READING, sources.files[:5], (None,) * 5)
    assert read_batch(batch) == read_batch(batch)
    editions = read_batch(batch).editions
    assert editions
    again = read_batch(batch._replace(told=tuple(edition.key for edition in editions)))
    assert again == read_batch(batch)._replace(editions=())
