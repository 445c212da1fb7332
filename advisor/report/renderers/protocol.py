"""What every renderer offers."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

from advisor.report.brand.model import PLAIN, Appearance

if TYPE_CHECKING:  # the result is read while the renderers get ready
    from advisor.result.model import Result


class Renderer(ABC):
    """Turns a result into the bytes of one format, reading nothing but its own templates.

    `remarks` are what its user should know of the file that was rendered last.
    """

    remarks: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:  # noqa: B027 most renderers hold nothing
        """Give back what the renderer holds."""

    def begin(self, result: "Result", appearance: Appearance = PLAIN) -> None:  # noqa: B027 most renderers do all in `render`
        """Start on what can go on in the background."""

    @abstractmethod
    def render(self, result: "Result", appearance: Appearance = PLAIN) -> bytes:
        """Return the whole file. Raises InputError for a template, OutputError."""
