"""`advisor mcp`."""

import os
import signal
from pathlib import Path
from types import FrameType

import click

from advisor.cli.exit_code import ExitCode
from advisor.cli.garbage_collection import collect_garbage
from advisor.cli.options import rubric_option
from advisor.cli.unforeseen_fault import tell_fault
from advisor.document.presence import is_folder
from advisor.document.read import STANDARD_INPUT, read_bytes
from advisor.errors import AdvisorError, InputError, UsageError
from advisor.optional_packages import MCP
from advisor.translation import sentence

_BESIDE = "proposals.yaml"
_ENDINGS = {".yaml", ".yml", ".json"}
_MOST_LOOKED_AT = 200


@click.command()
@click.argument("answers", metavar="[F]", required=False)
@click.option(
    "--proposals",
    metavar="PROPOSALS",
    help=sentence("Where agents' proposals go; without it, proposals.yaml beside the answers."),
)
@click.option(
    "--root",
    metavar="DIR",
    help=sentence("The folder that evidence may lie in; without it, that of the answers."),
)
@rubric_option
def mcp(answers: str | None, proposals: str | None, root: str | None, rubric: str | None) -> int:
    """Let coding agents read what is open and propose evidence, over stdin and stdout (MCP).

    An agent's host starts this; docs/agents.md shows how. Nothing an agent says becomes an answer:
    it goes into the file of proposals, until a person takes it (advisor assess F --proposals
    PROPOSALS, or advisor answers take). No other file is written. Without F, the one answers file
    of the current folder is meant.
    """
    if answers == STANDARD_INPUT:
        raise UsageError(sentence("Name the answers file: standard input is the agent's."))
    try:
        from advisor.mcp.server import serve  # noqa: PLC0415 an optional extra
    except ImportError:
        raise UsageError(
            sentence("serving agents needs the package mcp, which is not installed"),
            hint=sentence("Install it: {command}", command=MCP.command()),
        ) from None
    from advisor.mcp.agent_tools import AgentTools  # noqa: PLC0415 see above
    from advisor.mcp.evidence_folder import EvidenceFolder  # noqa: PLC0415 see above

    file = Path(answers) if answers else _answers_here()
    place = Path(proposals) if proposals else file.parent / _BESIDE
    folder = Path(root) if root else file.parent
    if not is_folder(folder):
        raise InputError(sentence("there is no folder {folder}", folder=folder))
    own = frozenset(Path(os.path.realpath(path)) for path in (file, place))
    tools = AgentTools(
        answers=file,
        proposals=place,
        root=EvidenceFolder(path=Path(os.path.realpath(folder)), own=own),
        rubric=rubric,
    )
    tools.require_usable()
    collect_garbage()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    serve(tools, tell_fault)
    return 0


def _leave(number: int, _frame: FrameType | None) -> None:
    """End at once: a thread waits for the agent's next word, and would wait on for ever.

    Nothing is left half done, since proposals are put in place whole and a lock ends with us.
    """
    os._exit(ExitCode.INTERRUPTED if number == signal.SIGINT else 128 + number)


def _answers_here() -> Path:
    """Return the one answers file of the current folder. Raises UsageError."""
    from advisor.report.own_files import input_kind  # noqa: PLC0415 only without a name

    found = []
    names = sorted(path for path in Path().iterdir() if path.suffix.lower() in _ENDINGS)
    for path in names[:_MOST_LOOKED_AT]:
        try:
            if path.is_file() and input_kind(read_bytes(path)) == "answers":
                found.append(path)
        except AdvisorError:
            continue
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            sentence("there are several answers files here"),
            hint=sentence("Name one: {names}.", names=", ".join(map(str, found[:8]))),
        )
    raise UsageError(
        sentence("there is no answers file here"),
        hint=sentence("Name one, or make one: advisor answers new -o team.yaml"),
    )
