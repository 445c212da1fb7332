"""What screens ask of the application that shows them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast

if TYPE_CHECKING:
    from textual.screen import Screen

    from advisor.errors import AdvisorError
    from advisor.rubric.model import Rubric
    from advisor.tui.screens.export.report_export import ReportExport
    from advisor.tui.workspace.workspace import Workspace


class Application(Protocol):
    """Opens files, knows the way between tabs, and says what was done and what cannot be."""

    rubric: "Rubric | None"

    def open_path(
        self, path: Path, refused: "Callable[[AdvisorError], None] | None" = None
    ) -> None: ...

    def open_sample(self, path: Path) -> None: ...

    def begin(self, path: Path, *, team: str, quick: bool) -> None: ...

    def action_go(self, tab: str) -> None: ...

    def action_undo(self) -> None: ...

    def step(self, which: Literal["undo", "redo"]) -> bool: ...

    def attempt(self, change: Callable[[], object]) -> bool: ...

    def ask_about_conflicts(self) -> None: ...

    def export(self, workspace: "Workspace", exporting: "ReportExport") -> None: ...

    def tell(self, text: str) -> None: ...

    def show_problems(self, error: "AdvisorError") -> None: ...


def application(screen: "Screen[object] | Screen[None] | Screen[bool]") -> Application:
    """Return the application that shows a screen."""
    return cast("Application", screen.app)
