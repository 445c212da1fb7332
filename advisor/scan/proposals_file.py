"""The file of proposals changed: by one process at a time, and whole or not at all."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.assessment.session.lock import Lock
from advisor.document.save import clear_staged, replace_file
from advisor.errors import Location, OutputError
from advisor.scan.document import proposals_data, proposals_text
from advisor.scan.proposal import Scan
from advisor.translation import sentence

_PATIENCE = 5.0  # seconds; whoever holds the file writes it and lets go
_PAUSE = 0.02


@contextmanager
def changing_proposals(path: Path) -> Iterator[None]:
    """Hold others off a file of proposals while it is read, changed and written.

    Where files cannot be locked nobody is held off. Raises OutputError when another process does
    not let go of it.
    """
    ends = time.monotonic() + _PATIENCE
    lock = Lock.take(path)
    while isinstance(lock, str) and time.monotonic() < ends:
        time.sleep(_PAUSE)
        lock = Lock.take(path)
    if isinstance(lock, str):
        raise OutputError(
            sentence("the proposals are being changed by {holder}", holder=lock),
            hint=sentence("Try again in a moment."),
            location=Location(file=str(path)),
        )
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def save_proposals(path: Path, scans: tuple[Scan, ...]) -> None:
    """Put scans into their file, as JSON where its name says so. Raises OutputError."""
    if path.suffix.lower() == ".json":
        text = json.dumps(proposals_data(scans), indent=2) + "\n"
    else:
        text = proposals_text(scans)
    clear_staged(path)
    try:
        replace_file(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise OutputError(
            sentence("the proposals cannot be saved: {reason}", reason=error.strerror or error),
            location=Location(file=str(path)),
        ) from None
