"""What goes wrong, said so that a person can put it right."""

from collections.abc import Iterable
from typing import Self

from advisor.frozen import dataclass

MOST_SHOWN = 50
"""How many problems a person is shown at once; whoever mends these will ask again."""


@dataclass(frozen=True, kw_only=True)
class Location:
    """A place in an input; line and column count from 1, field is a dotted path.

    `cell` is one of a spreadsheet, such as ``Answers!E14``.
    """

    file: str
    line: int | None = None
    column: int | None = None
    field: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        place = self.file if self.cell is None else f"{self.file}:{self.cell}"
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        return f"{place} ({self.field})" if self.field else place


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault: what is wrong, where, and what to do about it."""

    message: str
    hint: str | None = None
    location: Location | None = None


class AdvisorError(Exception):
    """Base of every error this product raises on purpose."""

    def __init__(
        self, message: str, *, hint: str | None = None, location: Location | None = None
    ) -> None:
        super().__init__(message)
        self.more = 0  # problems that are only counted
        self.problems: tuple[Problem, ...] = (
            Problem(message=message, hint=hint, location=location),
        )

    @classmethod
    def of(cls, problems: Iterable[Problem], *, more: int = 0) -> Self:
        """Return one error that reports all `problems`, which must not be empty.

        Those besides that are only counted are `more`.
        """
        listed = tuple(problems)
        error = cls(listed[0].message, hint=listed[0].hint, location=listed[0].location)
        error.problems, error.more = listed, more
        return error

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.problems) + self.more


class UsageError(AdvisorError):
    """The command line asked for something that does not exist."""


class InputError(AdvisorError):
    """An input cannot be read at all."""


class AbsentError(InputError):
    """An input is not there."""


class ContentError(InputError):
    """An input was read, and what it says cannot be used."""


class OutputError(AdvisorError):
    """A report could not be written."""


class MissingLibraryError(OutputError):
    """A format needs a library of the system that is not installed."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order in which they stand in their file."""
    return sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[int, int]:
    where = problem.location
    return (where.line or 0, where.column or 0) if where else (0, 0)
