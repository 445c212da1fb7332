"""A file into a workspace."""

from pathlib import Path

from advisor.assessment.session import Session
from advisor.assessment.store import load_assessment
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Rubric
from advisor.tui.workspace import Workspace


def open_workspace(
    path: Path, rubric: Rubric | None, *, quick: bool = False, read_only: bool = False
) -> Workspace:
    """Open an answers file by the rubric given or the one it names; begin one when it is missing.

    Raises AdvisorError when it cannot be used.
    """
    chosen = rubric or _named(path)
    if path.exists() or not quick:
        session = Session.open(path, chosen, read_only=read_only)
    else:
        session = Session.new(path, chosen, "Our team", quick)
    return Workspace(session)


def _named(path: Path) -> Rubric:
    """Return the rubric an answers file names; the default one for a new file."""
    return find_rubric(load_assessment(path).rubric) if path.exists() else find_rubric()
