"""Whether there is a terminal to draw screens on, and the application that draws them."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.diagnostics import show_problems
from advisor.cli.garbage_collection import collect_between_keys
from advisor.errors import Problem, UsageError
from advisor.translation import sentence

if TYPE_CHECKING:
    from advisor.rubric.model import Rubric
    from advisor.scan.kept_proposals import KeptProposals

# What is painted is written by a thread of its own, which has its turn after this many seconds at
# the latest; by default it waits for ten times as long where more is to be computed.
_TURN = 0.0005


def require_terminal() -> None:
    """Refuse to draw where nobody can see it. Raises UsageError.

    A driver named in TEXTUAL_DRIVER, as `advisor web` does, draws elsewhere.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            sentence("the screens need a terminal, and this is none"),
            hint=sentence(
                "Without one: advisor answers new -o team.yaml, then advisor score team.yaml; "
                "or advisor assess team.yaml --plain for plain prompts."
            ),
        )


def run_screens(
    answers: Path | None = None,
    *,
    rubric: "Rubric | None" = None,
    quick: bool = False,
    read_only: bool = False,
    proposals: Path | None = None,
    project: str | None = None,
) -> int:
    """Run the application until it is left; return its exit code.

    With `proposals` it begins with going through them, those of one `project`.

    Raises AdvisorError when there is no terminal, or `answers` cannot be used.
    """
    require_terminal()
    kept = _read(proposals, project)
    workspace = None
    if answers is not None:
        from advisor.tui.workspace.open_workspace import open_workspace  # noqa: PLC0415 home opens no file

        workspace = open_workspace(answers, rubric, quick=quick, read_only=read_only)
        if kept is not None:
            workspace.open_proposals(kept)
    from advisor.tui.app import AdvisorApp  # noqa: PLC0415 no other command needs Textual
    from advisor.tui.screens.base.termination import run_until_left  # noqa: PLC0415 see above

    app = AdvisorApp(workspace=workspace, rubric=rubric)
    app.call_after_refresh(collect_between_keys, app)
    sys.setswitchinterval(_TURN)
    code = run_until_left(app)
    if app.fault is not None:
        raise app.fault
    if app.farewell:
        show_problems([Problem(message=app.farewell)], severity="warning")
    return code


def _read(proposals: Path | None, project: str | None) -> "KeptProposals | None":
    """Read proposals before answers are opened, which are made where they are missing."""
    if proposals is None:
        return None
    from advisor.scan.kept_proposals import KeptProposals  # noqa: PLC0415 reading takes pydantic

    return KeptProposals.read(proposals, project)
