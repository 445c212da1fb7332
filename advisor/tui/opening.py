"""Files into workspaces."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from advisor.assessment.session import Session
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.document.read import read_text
from advisor.errors import Location, OutputError
from advisor.report.kind import is_result
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.score import score
from advisor.tui.workspace import Workspace

TEAM = "Our team"


def open_workspace(
    path: Path, rubric: Rubric | None, *, quick: bool = False, read_only: bool = False
) -> Workspace:
    """Open an answers file by the rubric given or the one it names; begin one when it is missing.

    Raises AdvisorError when it cannot be used.
    """
    if not path.exists() and not read_only:
        return begin_workspace(path, rubric, team=TEAM, quick=quick)
    session = Session.open(path, rubric, read_only=read_only)
    workspace = Workspace(session, passing=path.parent == _passing_folder())
    has_quick = any(practice.quick for practice in session.rubric.practices)
    workspace.quick = workspace.quick or (quick and has_quick)
    return workspace


def begin_workspace(path: Path, rubric: Rubric | None, *, team: str, quick: bool) -> Workspace:
    """Begin an assessment in a new file. Raises AdvisorError when that is not possible."""
    return Workspace(Session.new(path, rubric or find_rubric(), team, quick))


def read_scorecard(path: Path, rubric: Rubric | None) -> Scorecard:
    """Return the scorecard of an answers file, or the one a result document holds.

    Raises AdvisorError when it can be used as neither.
    """
    text = read_text(path)
    if is_result(text):
        from advisor.report.result import parse_result  # noqa: PLC0415 it loads the validator

        return parse_result(text, file=str(path))
    return score(*open_assessment(parse_document(text, file=str(path)), rubric))


def sample_copy(path: Path) -> Path:
    """Return a copy of a sample's answers in a folder that goes with the process."""
    place = _passing_folder() / f"{path.parent.name}.yaml"
    try:
        shutil.copyfile(path, place)
    except OSError as error:
        raise OutputError(
            f"the sample cannot be copied: {error.strerror}", location=Location(file=str(path))
        ) from None
    return place


@cache
def _passing() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="advisor-sample-")


def _passing_folder() -> Path:
    return Path(_passing().name)
