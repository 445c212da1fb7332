"""Who reads batches: this process, others on all cores, or those of a cluster."""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Protocol

from advisor.document.operating_system import interrupts_held
from advisor.errors import InputError
from advisor.portfolio.batch import Batch, ReadBatch, read_batch
from advisor.portfolio.reading import TeamReader
from advisor.translation import sentence

_MANY = 100_000  # objects, after which a process looks for garbage
_BATCHES_A_PROCESS = 8  # that none waits while rows are put into a store
_DEATHS = 3  # of workers, after which the files are to blame


class Workers(Protocol):
    """Reads batches; `waiting` is how many it may have at a time.

    `here` tells whether the files are those that this process finds at the same paths.
    """

    waiting: int
    here: bool

    def submit(self, batch: Batch) -> "Future[ReadBatch]":
        """Begin to read a batch. Raises BrokenExecutor when a worker was lost."""

    def renew(self) -> None:
        """Put new workers in the place of those that were lost."""

    def close(self) -> None:
        """Stop all work, what was begun among it."""


class ThisProcess:
    """Reads each batch at once, with a reader that is given or with one for what is asked."""

    waiting = 1
    here = True

    def __init__(self, reader: TeamReader | None = None) -> None:
        self._reader = reader

    def submit(self, batch: Batch) -> "Future[ReadBatch]":
        """Read a batch."""
        future: Future[ReadBatch] = Future()
        try:
            future.set_result(read_batch(batch, reader=self._reader))
        except InputError as error:
            future.set_exception(error)
        return future

    def renew(self) -> None:
        """Do nothing: this process is here."""

    def close(self) -> None:
        """Do nothing: no work goes on."""


class Processes:
    """Reads batches in so many processes."""

    here = True

    def __init__(self, number: int) -> None:
        self.waiting = _BATCHES_A_PROCESS * number
        self._number = number
        from multiprocessing import get_context  # noqa: PLC0415 one process does without

        # A copy of this process would have copies of its threads' locks as well.
        self._context = get_context("spawn")
        self._stop = self._context.Event()
        self._pool = self._started()

    def _started(self) -> Executor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 likewise

        pool = ProcessPoolExecutor(
            self._number,
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._stop.is_set,),
        )
        with interrupts_held():  # what Ctrl-C means is decided here alone
            pool.submit(int)  # with the first task all processes start
        return pool

    def submit(self, batch: Batch) -> "Future[ReadBatch]":
        """Begin to read a batch."""
        return self._pool.submit(_read, batch)

    def renew(self) -> None:
        """Start new processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._started()

    def close(self) -> None:
        """Let each process end after the file at hand."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)


_stopped: list[Callable[[], bool]] = []  # in a process that reads: what tells whether to stop


def _begin(stopped: Callable[[], bool]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_MANY)  # most of what is here are rubrics, which stay
    _stopped[:] = [stopped]


def _read(batch: Batch) -> ReadBatch:
    return read_batch(batch, _stopped[0])


def read_in_order(batches: Iterable[Batch], workers: Workers) -> Iterator[tuple[Batch, ReadBatch]]:
    """Yield each batch as it was read, in order; no more are read ahead than workers have to do.

    What was lost with a worker is read again. Raises InputError when workers are lost again and
    again, and what reading raises.
    """
    under_way: deque[tuple[Batch, Future[ReadBatch] | None]] = deque()
    for batch in batches:
        under_way.append((batch, _begun(batch, workers)))
        if len(under_way) >= workers.waiting:
            yield _first(under_way, workers)
    while under_way:
        yield _first(under_way, workers)


def _begun(batch: Batch, workers: Workers) -> "Future[ReadBatch] | None":
    """Return the future of a batch, or None where a worker was lost."""
    if not batch.files:  # all that stand around it are known to be the same
        return _nothing_to_read()
    try:
        return workers.submit(batch)
    except BrokenExecutor:
        return None


def _nothing_to_read() -> "Future[ReadBatch]":
    future: Future[ReadBatch] = Future()
    future.set_result(ReadBatch((), (), ()))
    return future


def _first(
    under_way: "deque[tuple[Batch, Future[ReadBatch] | None]]", workers: Workers
) -> tuple[Batch, ReadBatch]:
    for _ in range(_DEATHS):
        batch, future = under_way[0]
        try:
            if future is not None:
                done = future.result()
                under_way.popleft()
                return batch, done
        except BrokenExecutor:
            pass
        workers.renew()
        again = [(batch, _begun(batch, workers)) for batch, _ in under_way]
        under_way.clear()
        under_way.extend(again)
    names = (under_way[0][0].files[0].path, under_way[0][0].files[-1].path)
    raise InputError(
        sentence("the processes that read files end again and again"),
        hint=sentence(
            "It is one of the files from {first} to {last}: try them with --jobs 1.",
            first=names[0],
            last=names[1],
        ),
    )
