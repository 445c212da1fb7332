"""Formats of a report that this machine lacks a library for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.cli.diagnostics import remark
from advisor.errors import MissingLibraryError
from advisor.report.render import file_name


class LeftOut:
    """What is not written for want of a library, where nobody asked for it by name."""

    def __init__(self, *, allowed: bool) -> None:
        self._allowed = allowed
        self._errors: dict[str, MissingLibraryError] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._errors

    @contextmanager
    def unless_possible(self, name: str) -> Iterator[None]:
        """Do without a format whose library is missing, or raise MissingLibraryError."""
        try:
            yield
        except MissingLibraryError as error:
            if not self._allowed:
                raise
            self._errors[name] = error

    def tell(self, folder: Path) -> None:
        """Say what was left out, why, and what to do about it."""
        for name, error in self._errors.items():
            for problem in error.problems:
                remark(f"{folder / file_name(name)} is not written: {problem.message}.")
                remark(problem.hint or "")
