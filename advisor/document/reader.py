"""Values of a parsed document, each of the type it must have; what is not becomes a problem."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from advisor.document.fault_words import found_instead, nearest, shorten
from advisor.document.parse import Document, Path_
from advisor.document.share import HOW_TO_WRITE, percent_of
from advisor.errors import ContentError, Problem
from advisor.translation import sentence

_MOST_HINTS = 200
_REMOVE = sentence("Remove it.")
_NONE: Mapping[str, str] = {}
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Reader:
    """Reads one document. A value that is missing or wrong is None, and `problems` says why."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = list(document.problems)

    def refuse(self, path: Path_, message: str, hint: str | None = None) -> None:
        """Note a problem at `path`, unless what stands there was refused before."""
        if not self.usable(path):
            return
        place = self.document.locate(path)
        self.problems.append(Problem(message=message, hint=hint, location=place))

    def usable(self, path: Path_) -> bool:
        """Tell whether what stands at `path`, if anything, is a value and not an alias or tag."""
        return not self.document.problems or self.document.mark(path).usable

    def wrong(self, path: Path_, expected: str, value: Any, hint: str | None = None) -> None:
        """Note that something else than `expected` stands at `path`."""
        self.refuse(path, *found_instead(expected, value, self.document.mark(path).raw, hint))

    def fields(
        self,
        value: Any,
        path: Path_,
        valid: Collection[str] | None,
        required: Mapping[str, str] = _NONE,
    ) -> dict[str, Any]:
        """Return the filled-in fields of a mapping that takes only `valid` ones, None being any.

        `required` says of each field that must be there what to write for it.
        """
        given = self.mapping(value, path)
        for name in given:
            if valid is not None and name not in valid:
                self.unknown((*path, name), str(name), valid, sentence("a field here"), _REMOVE)
        for name, example in required.items():
            if given.get(name) is None and self.usable((*path, name)):
                self.refuse(
                    path, sentence("`{name}` is missing", name=name), f"Add `{name}: {example}`."
                )
        return {name: item for name, item in given.items() if item is not None}

    def mapping(self, value: Any, path: Path_) -> dict[Any, Any]:
        """Return a mapping; nothing counts as an empty one."""
        if value is None:
            return {}
        if isinstance(value, dict):
            return value
        hint = None if path else sentence("Write `key: value` lines instead.")
        self.wrong(path, sentence("a mapping (key: value)"), value, hint)
        return {}

    def items(self, value: Any, path: Path_) -> list[Any]:
        """Return a list; nothing counts as an empty one."""
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.wrong(path, "a list", value)
        return []

    def text(self, value: Any, path: Path_) -> str | None:
        """Return text that is not blank."""
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(path, "text", value)
            return None
        if not value.strip():
            self.refuse(
                path,
                sentence("expected text, found only blanks"),
                sentence("Write text, or remove the key."),
            )
        return value.strip()

    def truth(self, value: Any, path: Path_) -> bool | None:
        """Return true or false."""
        if value is not None and not isinstance(value, bool):
            self.wrong(path, sentence("true or false"), value)
            return None
        return value

    def number(self, value: Any, path: Path_, *, low: float | None = None) -> float | None:
        """Return a number, not below `low`."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(path, "a number", value)
            return None
        if not isfinite(value):
            self.refuse(
                path, sentence("this number is too large"), sentence("Write a smaller number.")
            )
        elif low is not None and value < low:
            self.refuse(
                path,
                sentence("{value:g} is below {low:g}", value=value, low=low),
                sentence("Write a number from {low:g} on.", low=low),
            )
        return float(value)

    def share(self, value: Any, path: Path_) -> float | None:
        """Return a share of a whole in percent, written as percent or as a part of 1."""
        if value is None:
            return None
        signed = isinstance(value, str) and value.strip().endswith("%")
        if not signed and (isinstance(value, bool) or not isinstance(value, int | float)):
            self.wrong(path, sentence("a share (a number or a percentage)"), value, HOW_TO_WRITE)
            return None
        try:
            return percent_of(value)
        except ContentError as error:
            (problem,) = error.problems
            self.refuse(path, problem.message, problem.hint)
            return None

    def day(self, value: Any, path: Path_) -> date | None:
        """Return a date written YYYY-MM-DD."""
        if value is None:
            return None
        if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
            self.wrong(path, "a date (YYYY-MM-DD)", value)
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            hint = sentence("Check the day and the month: year-month-day, such as 2026-01-31.")
            self.refuse(path, sentence("{value} is not a date that exists", value=value), hint)
            return None

    def one_of(self, value: Any, path: Path_, valid: Collection[Any] | None, what: str) -> Any:
        """Return a value that is among `valid` ones of its own type, None being any."""
        if value is None or valid is None or (isinstance(value, str) and value in valid):
            return value
        if any(value == item and isinstance(value, type(item)) for item in valid):
            return value
        self.unknown(path, self.document.mark(path).raw or str(value), valid, what)
        return None

    def name(self, path: Path_, valid: Collection[str] | None, what: str, hint: str) -> None:
        """Check that the key `path` ends with is among the `valid` ones, None being any.

        `hint` is the advice where no valid name comes near.
        """
        if valid is not None and path[-1] not in valid:
            self.unknown(path, str(path[-1]), valid, what, hint)

    def unknown(
        self, path: Path_, written: str, valid: Iterable[Any], what: str, hint: str | None = None
    ) -> None:
        """Note that what was written is not among the `valid` values."""
        message = sentence("`{written}` is not {what}", written=shorten(written), what=what)
        # The search takes a while, which a file of nothing but faults would multiply.
        if len(self.problems) < _MOST_HINTS:
            hint = _meant(written, [_as_written(value) for value in valid]) or hint
        self.refuse(path, message, hint)


def _meant(written: str, names: list[str]) -> str | None:
    """Return the hint at what was meant to be written, which is one of the `names`."""
    if written in names:
        return sentence("Remove the quotes.")
    key, colon, rest = written.partition(":")
    if colon and key in names:
        return sentence(
            "Write a blank after the colon: `{key}: {rest}`.", key=key, rest=shorten(rest)
        )
    return nearest(written, names)


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
