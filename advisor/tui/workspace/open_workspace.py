"""Files into workspaces."""

import os
import shutil
from functools import partial
from itertools import count
from pathlib import Path

from advisor.assessment.session.lock import Lock
from advisor.assessment.session.recovery import recovery_files
from advisor.assessment.session.session import Session
from advisor.assessment.state_folder import state_folders
from advisor.document.presence import is_there
from advisor.document.read import read_bytes
from advisor.errors import Location, OutputError
from advisor.result.given import require_answers
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.workspace.workspace import Workspace

TEAM = "Our team"
_copies: set[Path] = set()


def open_workspace(
    path: Path, rubric: Rubric | None, *, quick: bool = False, read_only: bool = False
) -> Workspace:
    """Open an answers file by the rubric given or the one it names; begin one when it is missing.

    Raises AdvisorError when it cannot be used.
    """
    if not is_there(path) and not read_only:
        return begin_workspace(path, rubric, team=TEAM, quick=quick)
    workspace = _workspace(Session.open(path, rubric, read_only=read_only))
    session = workspace.session
    has_quick = any(practice.quick for practice in session.rubric.practices)
    workspace.quick = workspace.quick or (quick and has_quick)
    return workspace


def open_existing(path: Path, rubric: Rubric | None) -> Workspace:
    """Open an answers file that has to be there. Raises AdvisorError when it cannot be used."""
    if not os.path.exists(path):  # noqa: PTH110 what cannot be looked at is not there either
        read_bytes(path)  # it says what is near by
    require = partial(require_answers, file=str(path))
    return _workspace(Session.open(path, rubric, require=require))


def _workspace(session: Session) -> Workspace:
    return Workspace(session, passing=session.path in _copies)


def begin_workspace(path: Path, rubric: Rubric | None, *, team: str, quick: bool) -> Workspace:
    """Begin an assessment in a new file. Raises AdvisorError when that is not possible."""
    return Workspace(Session.new(path, rubric or find_rubric(), team, quick))


def sample_copy(path: Path) -> Path:
    """Return a copy of a sample's answers that is nobody's, and may be changed at will.

    It lies where the next one will, so that none is left when a process is killed. Raises
    OutputError.
    """
    reason = sentence("there is no folder for it")
    for folder in state_folders():
        try:
            place = _copied(path, folder / "samples")
        except OSError as error:
            reason = error.strerror or str(error)
        else:
            _copies.add(place)
            return place
    raise OutputError(
        sentence("the sample cannot be copied: {reason}", reason=reason),
        location=Location(file=str(path)),
    )


def _copied(sample: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for number in count(1):
        place = folder / f"{sample.parent.name}{'' if number == 1 else f'-{number}'}.yaml"
        lock = Lock.take(place)
        if isinstance(lock, str):
            continue  # another process shows it
        for old in recovery_files(place):  # of a copy that is gone
            old.discard()
        shutil.copyfile(sample, place)
        if lock:
            lock.release()
        break
    return place
