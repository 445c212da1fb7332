"""Where -o may write, asked before anything is computed for it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.cli.output import show_lines
from advisor.document.destination import Destination
from advisor.errors import OutputError
from advisor.report.output_permission import OccupiedError, require_replaceable
from advisor.translation import sentence


@contextmanager
def force_offered() -> Iterator[None]:
    """Have an error that `--force` would help say so."""
    try:
        yield
    except OccupiedError as error:
        fault = error.problems[0]
        hint = sentence(
            "{hint}, or give --force to replace it.", hint=(fault.hint or "").rstrip(".")
        )
        raise OutputError(fault.message, hint=hint, location=fault.location) from None


def require_place(
    path: Path,
    *,
    inputs: Iterable[str | None],
    force: bool = False,
    filled_in: bool = False,
) -> Destination:
    """Return what `-o` leads to. Raises OutputError where an output may not be written.

    `filled_in` tells that people go on writing in the output.
    """
    with force_offered():
        return require_replaceable(path, inputs=given(inputs), force=force, filled_in=filled_in)


def given(inputs: Iterable[str | None]) -> list[str]:
    """Return the inputs that a command line names."""
    return [name for name in inputs if name]


def show_written(path: Path, place: Destination) -> None:
    """Print the path that was written, but for standard output, which holds the data."""
    if not place.is_stdout:
        show_lines([str(path)])
