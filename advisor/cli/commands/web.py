"""`advisor web`."""

import errno
import os
import socket

import click

from advisor.cli.diagnostics import show_problems
from advisor.cli.garbage_collection import collect_garbage
from advisor.errors import Problem, UsageError
from advisor.optional_packages import WEB
from advisor.serving.hosts import is_everywhere, is_loopback, names_of
from advisor.translation import sentence


@click.command()
@click.option(
    "--host", default="localhost", show_default=True, help=sentence("The address to listen on.")
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--allow-host",
    metavar="NAME",
    multiple=True,
    help=sentence("A further name under which the page may be asked for. Repeatable."),
)
@click.option(
    "--visitors",
    default=8,
    show_default=True,
    type=click.IntRange(1, 100),
    help=sentence("How many may be there at once, each with a process of their own."),
)
def web(host: str, port: int, allow_host: tuple[str, ...], visitors: int) -> int:
    """Serve the screens to a browser, for this computer alone unless --host says otherwise.

    The address printed holds a token, new at each start: whoever has it reads and writes files as
    you do. ADVISOR_WEB_TOKEN in the environment sets a token of your own, which is not printed.
    """
    try:
        from advisor.tui.web.access import Access, fixed_token  # noqa: PLC0415 an optional extra
        from advisor.tui.web.server import serve  # noqa: PLC0415
    except ImportError:
        raise UsageError(
            sentence(
                "serving to a browser needs aiohttp and textual-serve, which are not installed"
            ),
            hint=sentence("Install them: {command}", command=WEB.command()),
        ) from None
    names, fixed = names_of(host, allow_host), fixed_token()
    access = Access(token=fixed, names=names) if fixed else Access(names=names)
    name = socket.gethostname() if is_everywhere(host) else host
    place = f"{f'[{name}]' if ':' in name else name}:{port}"

    def say_where() -> None:
        if not is_loopback(host):
            _warn(place)
        shown = f"?token={access.token}" if fixed is None else sentence("?token=… with your token")
        # Nobody could come without the address, so that --quiet does not leave it out.
        click.echo(
            sentence(
                "Open http://{place}/{shown} in a browser; ctrl+c ends it.",
                place=place,
                shown=shown,
            ),
            err=True,
        )

    collect_garbage()
    try:
        serve(host, port, access, visitors=visitors, ready=say_where)
    except OSError as error:
        number = error.errno or 0
        reason = os.strerror(number) if number in errno.errorcode else str(error)
        raise UsageError(
            sentence(
                "{host}:{port} cannot be listened on: {reason}", host=host, port=port, reason=reason
            ),
            hint=sentence("Choose another port: advisor web --port 8001"),
        ) from None
    return 0


def _warn(place: str) -> None:
    message = sentence(
        "other computers reach {place}, and what is typed and shown travels unencrypted",
        place=place,
    )
    hint = sentence(
        "Whoever has the token can read and write files as you do. Safer: leave --host "
        "away, and reach this computer by an SSH tunnel."
    )
    show_problems([Problem(message=message, hint=hint)], severity="warning")
