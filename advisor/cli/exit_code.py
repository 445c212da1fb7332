"""What the process returns."""

from enum import IntEnum

from advisor.errors import AdvisorError, OutputError, UsageError


class ExitCode(IntEnum):
    """Exit codes, as the README lists them."""

    DONE = 0
    NOT_HELD = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    INTERRUPTED = 130


def exit_code_for(error: AdvisorError) -> ExitCode:
    """Return the exit code an error ends the process with."""
    if isinstance(error, UsageError):
        return ExitCode.USAGE
    return ExitCode.OUTPUT if isinstance(error, OutputError) else ExitCode.INPUT
