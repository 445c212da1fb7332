"""Arguments and options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

answers_argument: Decorator = click.argument("answers", metavar="F")
rubric_option: Decorator = click.option(
    "--rubric",
    "rubric",
    metavar="PATH",
    help="A rubric folder or file of your own, or the id of a shipped one.",
)
strict_option: Decorator = click.option(
    "--strict", is_flag=True, help="Act on the level that evidence supports, not the one claimed."
)


def _format(*choices: str) -> Decorator:
    return click.option(
        "--format",
        "output",
        type=click.Choice(choices),
        default="text",
        show_default=True,
        help="How to print what was found.",
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
    help="No remarks and no progress on stderr.",
)


def accept_quiet(command: click.Command) -> None:
    """Let a command, and every one below it, take --quiet as the whole program does."""
    if _QUIET not in command.params:
        command.params.append(_QUIET)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            accept_quiet(below)
