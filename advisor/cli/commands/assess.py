"""`advisor assess`."""

from pathlib import Path

import click

from advisor.cli.completions import files
from advisor.cli.garbage_collection import collect_garbage
from advisor.cli.options import rubric_option
from advisor.cli.terminal import run_screens
from advisor.document.read import STANDARD_INPUT
from advisor.errors import UsageError
from advisor.translation import sentence


@click.command()
@click.argument("answers", metavar="[ANSWERS]", required=False, shell_complete=files)
@click.option("--quick", is_flag=True, help=sentence("Ask only what the quick assessment asks."))
@click.option("--read-only", is_flag=True, help=sentence("For showing: nothing can be changed."))
@click.option(
    "--plain", is_flag=True, help=sentence("Plain prompts, for screen readers and dumb terminals.")
)
@click.option(
    "--proposals", metavar="F", help=sentence("Go through what `advisor scan -o F` wrote.")
)
@click.option(
    "--project", metavar="PATH", help=sentence("Of several projects, only this one's proposals.")
)
@rubric_option
def assess(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str | None,
    quick: bool,
    read_only: bool,
    plain: bool,
    proposals: str | None,
    project: str | None,
    rubric: str | None,
) -> int:
    """Answer question by question, on a screen, in a file that is created if missing.

    Each answer is saved at once. Without ANSWERS the screen begins with the recent assessments.
    """
    from advisor.rubric.catalogue import named_rubric  # noqa: PLC0415 home needs no rubric

    _require_fitting(answers, proposals, project)
    chosen = named_rubric(rubric)
    if not plain:
        path = None if answers is None else Path(answers)
        return run_screens(
            path,
            rubric=chosen,
            quick=quick,
            read_only=read_only,
            proposals=None if proposals is None else Path(proposals),
            project=project,
        )
    if proposals is not None:
        raise UsageError(
            sentence("--plain asks questions, and proposals are shown on a screen"),
            hint=sentence(
                "Without one: advisor answers take team.yaml proposals.yaml --only CRITERION"
            ),
        )
    if answers is None:
        raise UsageError(
            sentence("--plain needs a file"), hint=sentence("advisor assess team.yaml --plain")
        )
    if read_only:
        raise UsageError(sentence("--plain asks questions, which --read-only leaves no use for"))
    from advisor.tui.prompts.question_prompts import ask_plainly  # noqa: PLC0415 the screens do not need it

    collect_garbage()
    return ask_plainly(Path(answers), chosen, quick=quick)


def _require_fitting(answers: str | None, proposals: str | None, project: str | None) -> None:
    """Refuse proposals without answers to take them into, and what cannot be written to."""
    if project is not None and proposals is None:
        raise click.UsageError("--project goes with --proposals.")
    if proposals is not None and answers is None:
        raise click.UsageError("--proposals needs the answers they are taken into.")
    if proposals == STANDARD_INPUT:
        raise click.UsageError("Name the file of proposals: what is rejected is written into it.")
