"""The command line: finds the command, runs it, and turns errors into exit codes."""

import os
import re
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from advisor.cli.completions import offered
from advisor.cli.diagnostics import show_problems
from advisor.cli.exit_code import ExitCode, exit_code_for
from advisor.cli.options import accept_quiet
from advisor.cli.streams import output_fault
from advisor.document.fault_words import nearest, shorten
from advisor.errors import AdvisorError, Problem
from advisor.translation import sentence
from advisor.version import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS = {
    "assess": sentence("Answer on screen, question by question; without a command, home."),
    "score": sentence("The level held, the dimensions, and what blocks the next level."),
    "explain": sentence("Why this level, why this number, and what would change it."),
    "plan": sentence("What to do, by whom and when, to reach a level or the most by a date."),
    "report": sentence("Write the report: HTML, PDF, Markdown and JSON."),
    "compare": sentence("What moved between two assessments, and why the level did or did not."),
    "history": sentence("Where a team stood at several times, and when to look again."),
    "portfolio": sentence("Many teams: who is where, what many lack, what would lift them."),
    "gate": sentence("Exit with 1 unless levels and scores are as high as asked."),
    "merge": sentence("Several respondents' answers into one file, their disagreements shown."),
    "answers": sentence("Start an answers file, check one, or take proposals into it."),
    "workshop": sentence("Vote as a team from phones, blind; decide, and keep votes and dissent."),
    "scan": sentence("What a repository's files show: proposals of evidence, with file and line."),
    "mcp": sentence("Let coding agents propose evidence, for a person to take."),
    "rubric": sentence("List, show and lint rubrics, and print their JSON Schemas."),
    "web": sentence("Serve the screens to a browser on this computer."),
    "doctor": sentence("What is missing on this machine, and how to get it."),
    "completion": sentence("Print the script by which a shell completes commands and ids."),
}

_LONG_VALUE = re.compile(r"(?<=['\"`])[^'\"`]{61,}(?=['\"`])")


class _ShieldedError(Exception):
    """An error that click would take for something else; the cause is meant."""


class _LazyGroup(click.Group):
    """Imports a command when it is asked for, so that `score` never pays for `report`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"advisor.cli.commands.{name}"), name)
        accept_quiet(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Offer the commands without importing any."""
        own = click.Command.shell_complete(self, ctx, incomplete)
        return [*offered(_COMMANDS, incomplete), *own]

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(
                sentence(
                    "there is no command `{args}`. {nearest}",
                    args=args[0],
                    nearest=nearest(args[0], _COMMANDS),
                )
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (OSError, EOFError) as error:
            # click takes the one for a reader, the other for a person at a prompt who left.
            raise _ShieldedError from error


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="advisor")
@click.option("--quiet", "-q", is_flag=True, help=sentence("No remarks and no progress on stderr."))
@click.pass_context
def cli(ctx: click.Context, quiet: bool) -> int | None:  # noqa: ARG001 read by diagnostics
    """Find out how mature your machine-learning delivery is, why, and what to automate next.

    Without a command the screens open: begin there.

    F is an answers file (YAML or JSON), a result document, or - for standard input.

    Exit codes: 0 done, 1 judged and found wanting, 2 wrong use, 3 an input cannot be used,
    4 a report could not be written, 130 interrupted.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand is not None:
        return None
    from advisor.cli.terminal import run_screens  # noqa: PLC0415 commands draw no screen

    return run_screens()


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    try:
        code = cli.main(args=arguments, prog_name="advisor", standalone_mode=False)
    except AdvisorError as error:
        show_problems(error.problems, more=error.more)
        return exit_code_for(error)
    except click.UsageError as error:
        _show_usage(error)
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.INTERRUPTED
    except _ShieldedError as error:
        raise error.__cause__ or error from None
    return _with_output(code)


def _with_output(code: object) -> int:
    """Return the exit code of a command, which says so when its output went nowhere.

    A verdict stands whatever became of its words. Where a command gives none, the output was what
    it was called for.
    """
    fault = output_fault()
    if fault is not None:
        message = sentence("standard output cannot be written: {strerror}", strerror=fault.strerror)
        show_problems(
            [Problem(message=message, hint=sentence("What was printed is not complete."))]
        )
        return code if isinstance(code, ExitCode) else ExitCode.OUTPUT
    return code if isinstance(code, int) else ExitCode.DONE


def _show_usage(error: click.UsageError) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    said = _LONG_VALUE.sub(lambda found: shorten(found.group()), error.format_message())
    show_problems([Problem(message=said)])
    if error.ctx is not None:
        click.echo(f"{error.ctx.get_usage()}\nTry '{error.ctx.command_path} --help'.", err=True)
