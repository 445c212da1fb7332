"""Files that are not on this machine, by their addresses, as fsspec reaches them."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import fsspec

from advisor.document.folder import DATA_SUFFIXES
from advisor.document.read import LARGEST, MEGABYTE
from advisor.errors import InputError, Location
from advisor.translation import sentence

_Found = TypeVar("_Found")


def read_address(address: str) -> bytes:
    """Return what is at an address. Raises InputError."""
    raw = _tried(address, lambda: _read(address))
    if len(raw) > LARGEST:
        raise InputError(
            sentence(
                "{name} is larger than {largest} MB", name=address, largest=LARGEST // MEGABYTE
            ),
            location=Location(file=address),
        )
    return raw


def addresses_in(address: str) -> Iterator[tuple[str, bool]]:
    """Yield the data files that an address means, with whether they were found in a folder.

    Raises InputError when nobody could look there.
    """
    yield from _tried(address, lambda: list(_found(address)))


def _read(address: str) -> bytes:
    with fsspec.open(address, "rb") as stream:
        return bytes(stream.read(LARGEST + 1))


def _found(address: str) -> Iterator[tuple[str, bool]]:
    system, path = fsspec.url_to_fs(address)
    if any(sign in path for sign in "*?["):
        inside = system.glob(path)
    elif system.isdir(path):
        inside = system.find(path)
    else:
        yield address, False
        return
    for name in sorted(inside):
        if name.endswith(DATA_SUFFIXES):
            yield system.unstrip_protocol(name), True


def _tried(address: str, use: Callable[[], _Found]) -> _Found:
    try:
        return use()
    except ImportError as error:  # what fsspec needs for a scheme is installed beside it
        raise InputError(
            sentence("{name} cannot be read here: {reason}", name=address, reason=error),
            hint=sentence("Install it where the files are read."),
            location=Location(file=address),
        ) from None
    except Exception as error:  # noqa: BLE001 each file system has errors of its own
        raise InputError(
            sentence("{name} cannot be read: {reason}", name=address, reason=error),
            location=Location(file=address),
        ) from None
