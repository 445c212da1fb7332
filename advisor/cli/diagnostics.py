"""Everything that goes to stderr: errors, remarks and progress."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer

import click

from advisor.errors import MOST_SHOWN, Problem
from advisor.plain_text import inert, plain_line
from advisor.translation import counted

_LONGEST = 400
_PATIENCE_SECONDS = 1.0
_SELDOM_SECONDS = 0.2


def show_problems(problems: Sequence[Problem], *, severity: str = "error", more: int = 0) -> None:
    """Print problems with their places first, as editors and CI annotations expect it.

    Of very many the first are shown, and how many there are besides, the `more` counted in.
    """
    for problem in problems[:MOST_SHOWN]:
        show_problem(problem, severity)
    show_rest(len(problems) + more, severity)


def show_problem(problem: Problem, severity: str) -> None:
    """Print one problem."""
    place = problem.location
    where = "" if place is None else place.file
    if place and place.line is not None:
        where += f":{place.line}:{place.column or 1}"
    if place and place.cell is not None:
        where += f":{place.cell}"
    _say(
        (click.style(f"{_short(where)}: ", bold=True) if where else "")
        + click.style(f"{severity}: ", fg="red" if severity == "error" else "yellow", bold=True)
        + _short(problem.message)
    )
    detail = [f"at {place.field}."] if place and place.field else []
    detail += [problem.hint] if problem.hint else []
    if detail:
        _say(f"    {_short(' '.join(detail))}")


def show_rest(number: int, kind: str) -> None:
    """Say how many of `number` problems of a kind are not shown, if any."""
    rest = number - MOST_SHOWN
    if rest > 0:
        _say(_rest(rest, kind))


def _rest(rest: int, kind: str) -> str:
    match kind:
        case "error":
            return counted("… and {n} more error.", "… and {n} more errors.", rest)
        case "finding":
            return counted("… and {n} more finding.", "… and {n} more findings.", rest)
        case "warning":
            return counted("… and {n} more warning.", "… and {n} more warnings.", rest)
        case _:
            return counted("… and {n} more remark.", "… and {n} more remarks.", rest)


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


@contextmanager
def counting(say: Callable[[int], str]) -> Iterator[Callable[[int], None]]:
    """Yield what says how far something is, on a terminal and if it takes longer than a second."""
    if _quiet() or not sys.stderr.isatty():
        yield lambda _: None
        return
    last = time.monotonic() + _PATIENCE_SECONDS

    def tell(done: int) -> None:
        nonlocal last
        if time.monotonic() > last + _SELDOM_SECONDS:
            last = time.monotonic()
            click.echo(f"\r{say(done)} …\x1b[K", err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


def _quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get("quiet"))


def _say(text: str) -> None:
    # Errors are shown when click's context, which knows of NO_COLOR, is gone.
    # Harmless parts can make a command together: a file named `:` before its colon.
    click.echo(inert(text), err=True, color=False if os.environ.get("NO_COLOR") else None)


def _short(text: str) -> str:
    harmless = plain_line(text[: 2 * _LONGEST])
    return harmless if len(harmless) <= _LONGEST else f"{harmless[: _LONGEST - 1]}…"
