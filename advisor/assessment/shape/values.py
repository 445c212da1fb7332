"""Values that mean the same whatever the rubric."""

import re
from typing import Any

from advisor.assessment.shape.shape import Schema, Shape, Source
from advisor.assessment.valid_names import ValidNames
from advisor.document.fault_words import shorten
from advisor.document.parse import Path_
from advisor.document.share import SHARE_PATTERN, written_share
from advisor.translation import sentence

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


class TextValue(Shape):
    """Text that is not blank."""

    def read(self, source: Source, path: Path_, value: Any) -> str | None:
        """Return the text without blanks around it."""
        return source.reader.text(value, path)

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of text."""
        return {"type": "string", "minLength": 1}


class Identifier(TextValue):
    """A name for programs: small letters, digits and hyphens."""

    def read(self, source: Source, path: Path_, value: Any) -> str | None:
        """Return the name."""
        text = super().read(source, path, value)
        if text is not None and not _IDENTIFIER.fullmatch(text):
            source.reader.refuse(
                path,
                sentence("`{text}` is no id", text=shorten(text)),
                sentence(
                    "Write up to 60 small letters, digits and hyphens, such as churn-scoring."
                ),
            )
            return None
        return text

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of such a name."""
        return {"type": "string", "pattern": f"^{_IDENTIFIER.pattern}$"}


class Truth(Shape):
    """True or false."""

    def read(self, source: Source, path: Path_, value: Any) -> bool | None:
        """Return true or false."""
        return source.reader.truth(value, path)

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of true and false."""
        return {"type": "boolean"}


class Day(Shape):
    """A date, YYYY-MM-DD."""

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the date."""
        return source.reader.day(value, path)

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of a date."""
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


class DayOrMonth(Day):
    """A date, of which the day may be left out; a month is taken as its first day."""

    def read(self, source: Source, path: Path_, value: Any) -> Any:
        """Return the date."""
        month = isinstance(value, str) and _MONTH.fullmatch(value)
        return source.reader.day(f"{value}-01" if month else value, path)

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of a date or month."""
        return {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}


class Number(Shape):
    """A number, not below `low`."""

    def __init__(self, *, low: float) -> None:
        self.low = low

    def read(self, source: Source, path: Path_, value: Any) -> float | None:
        """Return the number."""
        return source.reader.number(value, path, low=self.low)

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of such a number."""
        return {"type": "number", "minimum": self.low}


class Count(Shape):
    """A whole number from 1 on."""

    def read(self, source: Source, path: Path_, value: Any) -> int | None:
        """Return the number."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            source.reader.wrong(path, sentence("a whole number"), value)
            return None
        if value < 1:
            source.reader.refuse(
                path, sentence("{value} is below 1", value=value), sentence("Write 1 or more.")
            )
        return value

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of such a number."""
        return {"type": "integer", "minimum": 1}


class Share(Shape):
    """A share of a whole in percent."""

    def read(self, source: Source, path: Path_, value: Any) -> float | None:
        """Return the percentage."""
        return source.reader.share(value, path)

    def schema(self, _valid: ValidNames, _about: Any) -> Schema:
        """Return the schema of the ways to write a share."""
        return {
            "anyOf": [
                {"type": "number", "minimum": 0.01, "exclusiveMaximum": 1},
                {"type": "number", "minimum": 2, "maximum": 100},
                {"type": "string", "pattern": SHARE_PATTERN},
            ]
        }

    def written(self, value: float) -> str | float:
        """Return percent as they are read back as the same."""
        return written_share(value)
