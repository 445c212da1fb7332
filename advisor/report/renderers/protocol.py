"""What every renderer offers."""

from abc import ABC, abstractmethod

from advisor.report.brand.model import PLAIN, Appearance
from advisor.result.model import Result


class Renderer(ABC):
    """Turns a result into the bytes of one format, reading nothing but its own templates.

    `remarks` are what its user should know of the file that was rendered last.
    """

    remarks: tuple[str, ...] = ()

    @abstractmethod
    def render(self, result: Result, appearance: Appearance = PLAIN) -> bytes:
        """Return the whole file. Raises InputError for a template, OutputError."""
