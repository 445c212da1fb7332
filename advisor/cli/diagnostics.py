"""Everything that goes to stderr: errors, remarks and progress."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer

import click

from advisor.errors import Problem
from advisor.plain_text import plain

_LONGEST = 400
_PATIENCE_SECONDS = 1.0


def show_problems(problems: Iterable[Problem], *, severity: str = "error") -> None:
    """Print each problem with its place first, as editors and CI annotations expect it."""
    colour = "red" if severity == "error" else "yellow"
    for problem in problems:
        place = problem.location
        where = "" if place is None else place.file
        if place and place.line is not None:
            where += f":{place.line}:{place.column or 1}"
        _say(
            (click.style(f"{_short(where)}: ", bold=True) if where else "")
            + click.style(f"{severity}: ", fg=colour, bold=True)
            + _short(problem.message)
        )
        detail = [f"at {place.field}."] if place and place.field else []
        detail += [problem.hint] if problem.hint else []
        if detail:
            _say(f"    {_short(' '.join(detail))}")


def remark(text: str) -> None:
    """Print one line for a person, unless --quiet asks for silence."""
    if not _quiet():
        _say(_short(text))


@contextmanager
def progress(label: str) -> Iterator[None]:
    """Say what is going on, on a terminal and only if it takes longer than a second."""
    if _quiet() or not sys.stderr.isatty():
        yield
        return
    timer = Timer(_PATIENCE_SECONDS, lambda: click.echo(f"{label} …", err=True, nl=False))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        click.echo("\r\x1b[K", err=True, nl=False)


def _quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get("quiet"))


def _say(text: str) -> None:
    # Errors are shown when click's context, which knows of NO_COLOR, is gone.
    click.echo(text, err=True, color=False if os.environ.get("NO_COLOR") else None)


def _short(text: str) -> str:
    harmless = plain(text)
    return harmless if len(harmless) <= _LONGEST else f"{harmless[: _LONGEST - 1]}…"
