"""What every renderer offers."""

from typing import Protocol

from advisor.report.result import Result


class Renderer(Protocol):
    """Turns a result into the bytes of one format, reading nothing but its own templates."""

    def render(self, result: Result) -> bytes:
        """Return the whole file. Raises OutputError."""
        ...
