"""`advisor web`."""

import errno
import os

import click

from advisor.cli.diagnostics import remark, show_problems
from advisor.errors import Problem, UsageError

_HERE = {"localhost", "127.0.0.1", "::1"}


@click.command()
@click.option("--host", default="localhost", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def web(host: str, port: int) -> int:
    """Serve the screens to a browser on this computer.

    Whoever reaches the address reads and writes files as you do, so other computers are let in
    only when --host names an address they can reach.
    """
    try:
        from advisor.tui.web import serve  # noqa: PLC0415 an optional extra
    except ImportError:
        raise UsageError(
            "serving to a browser needs textual-serve, which is not installed",
            hint='Install it: pip install "mlops-advisor[web]"',
        ) from None
    if host not in _HERE:
        message = f"everybody who reaches {host}:{port} can read and write files as you do"
        hint = "There is no password. Leave --host away to serve this computer alone."
        show_problems([Problem(message=message, hint=hint)], severity="warning")
    remark(f"Open http://{host}:{port} in a browser; ctrl+c ends it.")
    try:
        serve(host, port)
    except OSError as error:
        number = error.errno or 0
        reason = os.strerror(number) if number in errno.errorcode else str(error)
        raise UsageError(
            f"{host}:{port} cannot be listened on: {reason}",
            hint="Choose another port: advisor web --port 8001",
        ) from None
    return 0
