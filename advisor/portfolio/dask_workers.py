"""Batches read by a Dask cluster, through the interface of `concurrent.futures`."""

from concurrent.futures import Future
from contextlib import suppress
from typing import Any

import distributed

from advisor.errors import InputError
from advisor.portfolio.batch import Batch, ReadBatch, read_batch
from advisor.translation import sentence
from advisor.version import __version__

_SECONDS = 20
_BATCHES_A_THREAD = 8


def _version() -> str:
    return __version__


class DaskWorkers:
    """Reads batches on the cluster of a scheduler, which reads again what is lost with a worker."""

    here = False

    def __init__(self, scheduler: str) -> None:
        self._client = _client(scheduler)
        try:
            _require_workers(self._client, scheduler)
        except BaseException:
            self._client.close()
            raise
        self.waiting = _BATCHES_A_THREAD * sum(self._client.ncores().values())
        # Equal batches of two runs are two: files may have changed between them.
        self._executor = self._client.get_executor(pure=False)

    def submit(self, batch: Batch) -> "Future[ReadBatch]":
        """Begin to read a batch."""
        future: Future[ReadBatch] = self._executor.submit(read_batch, batch)
        return future

    def renew(self) -> None:
        """Do nothing: the scheduler looks after its workers."""

    def close(self) -> None:
        """Stop all work of ours; the cluster stays."""
        self._executor.shutdown(wait=False)
        self._client.close()


# Its functions have no types.
_Client: Any = distributed.Client


def _client(scheduler: str) -> Any:
    try:
        return _Client(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            sentence("no scheduler answers at {address}", address=scheduler),
            hint=sentence("Start one with: dask scheduler. ({reason})", reason=error),
        ) from None


def _require_workers(client: Any, scheduler: str) -> None:
    """Raise InputError where there is no worker, or one that would score otherwise than here."""
    with suppress(TimeoutError):  # they may have just been started
        client.wait_for_workers(1, timeout=_SECONDS)
    try:
        versions = client.run(_version)
    except Exception as error:  # noqa: BLE001 whatever a worker without our package raises
        raise InputError(
            sentence("the workers of {address} cannot run advisor", address=scheduler),
            hint=sentence("Install it there, and what fsspec needs. ({reason})", reason=error),
        ) from None
    if not versions:
        raise InputError(
            sentence("{address} has no workers", address=scheduler),
            hint=sentence("Start some with: dask worker {address}", address=scheduler),
        )
    others = sorted({version for version in versions.values() if version != __version__})
    if others:
        raise InputError(
            sentence(
                "some workers have another version of advisor: {others}", others=", ".join(others)
            ),
            hint=sentence("Install {version} on all of them.", version=__version__),
        )
