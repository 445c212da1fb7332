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
