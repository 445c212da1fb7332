"""One thing to try: a command line with the files that it finds."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Case:
    """Arguments, the texts of files by name, and what is typed. Texts are bytes as Latin-1."""

    arguments: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict, repr=False)
    typed: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return the case as JSON data."""
        return asdict(self)


def as_latin(text: str) -> str:
    """Return text whose Latin-1 bytes are the UTF-8 of the one given, broken halves and all."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")
