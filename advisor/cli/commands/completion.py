"""`advisor completion`."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from advisor.cli.output import show_document
from advisor.errors import UsageError
from advisor.translation import sentence

_PROGRAM = "advisor"
_VARIABLE = "_ADVISOR_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the script by which a shell completes commands, options, ids and files.

    In ~/.bashrc: eval "$(advisor completion bash)". For zsh it goes into a file _advisor in a
    folder of fpath, for fish into ~/.config/fish/completions/advisor.fish.
    """
    from advisor.cli.command_line import cli  # noqa: PLC0415 which imports this module

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(sentence("nothing is known of the shell {shell}", shell=shell))
    # Not its own way of asking, which for bash starts one to look at its version.
    show_document(ShellComplete.source(kind(cli, {}, _PROGRAM, _VARIABLE)))
