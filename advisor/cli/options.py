"""Arguments and options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from advisor.cli.completions import files
from advisor.document.read import STANDARD_INPUT
from advisor.translation import sentence

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class DateType(click.ParamType[date]):
    """A date written YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(sentence("{value!r} is not a date (YYYY-MM-DD)", value=value), param, ctx)


class OutputName(click.ParamType[str]):
    """The name of what is written: a file, or a folder; `-` is none."""

    name = "output"

    def __init__(self, *, folder: bool = False) -> None:
        self._folder = folder

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == STANDARD_INPUT and self._folder:
            self.fail(sentence("`-` is not the name of a folder"), param, ctx)
        if value == STANDARD_INPUT:
            self.fail(sentence("`-` is not the name of a file"), param, ctx)
        return value


answers_argument: Decorator = click.argument("answers", metavar="F", shell_complete=files)
rubric_option: Decorator = click.option(
    "--rubric",
    "rubric",
    metavar="PATH",
    shell_complete=files,
    help=sentence("A rubric folder or file of your own, or the id of a shipped one."),
)
strict_option: Decorator = click.option(
    "--strict",
    is_flag=True,
    help=sentence("Act on the level that evidence supports, not the one claimed."),
)
as_of_option: Decorator = click.option(
    "--as-of",
    "as_of",
    type=DateType(),
    metavar="DATE",
    help=sentence("Judge evidence and waivers as of this day, not of the day of the assessment."),
)


def _format(*choices: str) -> Decorator:
    return click.option(
        "--format",
        "output",
        type=click.Choice(choices),
        default="text",
        show_default=True,
        help=sentence("How to print what was found."),
    )


format_option: Decorator = _format("text", "json")
page_format_option: Decorator = _format("text", "json", "md")


def _be_quiet(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.find_root().params["quiet"] = True


_QUIET = click.Option(
    ["-q", "--quiet"],
    is_flag=True,
    expose_value=False,
    callback=_be_quiet,
    help=sentence("No remarks and no progress on stderr."),
)


def accept_quiet(command: click.Command) -> None:
    """Let a command, and every one below it, take --quiet as the whole program does."""
    if _QUIET not in command.params:
        command.params.append(_QUIET)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            accept_quiet(below)
