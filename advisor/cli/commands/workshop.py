"""`advisor workshop`."""

import asyncio
import errno
import os
import signal
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli.commands.workshop_minutes import workshop_minutes
from advisor.cli.commands.workshop_take import workshop_take
from advisor.cli.completions import files
from advisor.cli.diagnostics import show_problems
from advisor.cli.garbage_collection import collect_garbage
from advisor.cli.options import DateType, rubric_option
from advisor.document.read import STANDARD_INPUT
from advisor.errors import Problem, UsageError
from advisor.optional_packages import WORKSHOP
from advisor.plain_text import plain
from advisor.serving.hosts import is_loopback
from advisor.translation import counted, sentence

if TYPE_CHECKING:
    from advisor.workshop.hosting import Hosted

_MINUTE = 60


class _RunGroup(click.Group):
    """Takes a file for what is to be run: `advisor workshop team.yaml`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in {"-h", "--help"}:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_RunGroup, options_metavar="", subcommand_metavar="F [OPTIONS] | COMMAND [ARGS]")
def workshop() -> None:
    """Vote as a team, blind, from phones; decide on what was voted, and keep both.

    `advisor workshop F` is short for `advisor workshop run F`.
    """


workshop.add_command(workshop_minutes)
workshop.add_command(workshop_take)


@workshop.command()
@click.argument("answers", metavar="F", shell_complete=files)
@click.option(
    "--host", default="localhost", show_default=True, help=sentence("The address to listen on.")
)
@click.option("--port", default=8090, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--allow-host",
    metavar="NAME",
    multiple=True,
    help=sentence("A further name under which the pages may be asked for. Repeatable."),
)
@click.option(
    "--minutes",
    type=click.IntRange(1, 24 * 60),
    help=sentence("How long all questions may take together; the pace is told by it."),
)
@click.option(
    "--timebox",
    metavar="MINUTES",
    type=click.FloatRange(0.25, 240),
    help=sentence("How long one question may take; then its votes are shown."),
)
@click.option(
    "--open-until",
    type=DateType(),
    metavar="DATE",
    help=sentence("Let those who cannot come vote on their own, until the end of that day."),
)
@click.option("--again", is_flag=True, help=sentence("Ask what is answered already, too."))
@click.option(
    "--no-screen", is_flag=True, help=sentence("Draw nothing here: lead from a browser alone.")
)
@rubric_option
def run(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    minutes: int | None,
    timebox: float | None,
    open_until: date | None,
    again: bool,
    no_screen: bool,
    rubric: str | None,
) -> int:
    """Serve a page for every phone, one for the projector and one to lead from.

    Votes go into a file beside F (team.votes.yaml), decisions into F, both at once. Started again,
    it goes on where it was. Phones reach this computer only where --host says so.
    """
    if answers == STANDARD_INPUT:
        raise UsageError(sentence("Name the answers file: decisions are written into it."))
    try:
        from advisor.workshop.hosting import Place, TimeFrame, hosted  # noqa: PLC0415 an optional extra
    except ImportError:
        raise UsageError(
            sentence("a workshop needs aiohttp, krippendorff and segno, which are not installed"),
            hint=sentence("Install them: {command}", command=WORKSHOP.command()),
        ) from None
    from advisor.rubric.catalogue import named_rubric  # noqa: PLC0415 see above

    place = Place(host=host, port=port, allowed=allow_host)
    box = None if timebox is None else round(timebox * _MINUTE)
    frame = TimeFrame(minutes=minutes, timebox=box, open_until=open_until)
    with hosted(Path(answers), named_rubric(rubric), place, frame, again=again) as found:
        collect_garbage()
        drawn = not no_screen and sys.stdin.isatty() and sys.stdout.isatty()
        code = _serve(found, screen=drawn)
    if drawn:
        from advisor.assessment.votes.store import votes_path  # noqa: PLC0415 see above

        votes = plain(str(votes_path(answers)))
        click.echo(sentence("All is saved, and the same command goes on."), err=True)
        click.echo(sentence("Minutes: advisor workshop minutes {votes}", votes=votes), err=True)
    return code


def _serve(found: "Hosted", *, screen: bool) -> int:
    """Serve until it is left, interrupted or terminated; return the exit code.

    Raises UsageError if nobody can listen.
    """
    place = found.place
    try:
        if screen:
            return _lead_on_screen(found)
        asyncio.run(_until_ended(found))
    except OSError as error:
        number = error.errno or 0
        reason = os.strerror(number) if number in errno.errorcode else str(error)
        raise UsageError(
            sentence(
                "{host}:{port} cannot be listened on: {reason}",
                host=place.host,
                port=place.port,
                reason=reason,
            ),
            hint=sentence("Choose another port: advisor workshop team.yaml --port 8091"),
        ) from None
    return 0


def _lead_on_screen(found: "Hosted") -> int:
    """Draw the facilitator's screen, and serve as long as it is there; return the exit code.

    Raises OSError.
    """
    from advisor.tui.screens.base.termination import run_until_left  # noqa: PLC0415 see above
    from advisor.tui.screens.workshop.workshop_app import WorkshopApp  # noqa: PLC0415 see above

    app = WorkshopApp(found)
    code = run_until_left(app)
    if app.refused is not None:
        raise app.refused
    if app.fault is not None:
        raise app.fault
    return code


async def _until_ended(found: "Hosted") -> None:
    from advisor.serving.responses import log_in_lines  # noqa: PLC0415 an optional extra
    from advisor.workshop.server import serving  # noqa: PLC0415 an optional extra

    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    with suppress(NotImplementedError):  # where ctrl+c is no signal, asyncio cancels this
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, ended.set)
    log_in_lines()
    async with serving(found.room, found.site, found.place.host, found.place.port):
        _say_where(found)
        await ended.wait()


def _say_where(found: "Hosted") -> None:
    """Tell the addresses, without which nobody could come; --quiet leaves out the rest."""
    if is_loopback(found.place.host):
        message = sentence("phones do not reach this: it listens on this computer alone")
        hint = sentence("For phones in the same network: --host 0.0.0.0")
    else:
        message = sentence("what is typed and shown travels unencrypted in this network")
        hint = sentence("Lead from this computer, and give the two last addresses to nobody.")
    show_problems([Problem(message=message, hint=hint)], severity="warning")
    questions = counted("{n} question", "{n} questions", len(found.room.workshop.agenda))
    begun = (
        sentence("The workshop goes on where it was: {questions}.", questions=questions)
        if found.resumed
        else sentence("A new workshop: {questions}.", questions=questions)
    )
    for line in (
        begun,
        sentence("Phones:    {address}   code {code}", address=found.address, code=found.keys.code),
        sentence("Projector: {address}", address=found.page("show")),
        sentence("Lead from: {address}", address=found.page("lead")),
        sentence("ctrl+c ends it; nothing is lost."),
    ):
        click.echo(line, err=True)
