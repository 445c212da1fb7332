"""The application without a terminal, as tests drive it."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget

from advisor.assessment.model import Answer
from advisor.rubric.model import Rubric
from advisor.tui.app import AdvisorApp
from advisor.tui.workspace.open_workspace import begin_workspace, open_workspace
from advisor.tui.workspace.workspace import Workspace
from tests.tui.textual_in_tests import drawn

SMALL = (80, 24)
LARGE = (120, 40)
Result = TypeVar("Result")
_FRAMES = re.compile("[│╭╮╰╯─█]")


@dataclass
class Driven:
    """A running application and the hand on its keys."""

    app: AdvisorApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        drawn(self.app)

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", "/": "slash", "-": "minus", ".": "full_stop", ",": "comma"}
        await self.press(*(names.get(character, character) for character in text))

    async def click(self, text: str) -> None:
        """Click on a text that is shown."""
        rows = self.text().split("\n")
        y = next(y for y, row in enumerate(rows) if text in row)
        await self.pilot.click(offset=(cell_len(rows[y].partition(text)[0]), y))
        await self.pilot.pause()
        drawn(self.app)

    async def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal another size and wait until all is drawn."""
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause()
        drawn(self.app)
        assert self.app.screen.size == size

    @property
    def workspace(self) -> Workspace:
        """What is open."""
        assert self.app.workspace is not None
        return self.app.workspace

    def answer(self, practice_id: str) -> Answer:
        """Return what the file says, read anew."""
        return open_again(self.workspace).answer_to(practice_id)

    @property
    def screen(self) -> str:
        """The kind of screen on top."""
        return type(self.app.screen).__name__

    def text(self) -> str:
        """Return all that can be read."""
        return shown(self.app)

    def words(self) -> str:
        """Return all that can be read as words in a row, whatever frames and breaks them."""
        return " ".join(_FRAMES.sub(" ", self.text()).split())

    def told(self) -> list[str]:
        """Return what was said over the screens and may still be read there."""
        return [told.message for told in self.app._notifications]  # noqa: SLF001 they have no public name


def open_again(workspace: Workspace) -> Workspace:
    """Return the file as another session would read it now."""
    return open_workspace(workspace.session.path, workspace.rubric, read_only=True)


def shown(app: AdvisorApp) -> str:
    """Return what the screen shows, a line for each line."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 what is shown has no public name
    rows = ["".join(segment.text for segment in strip) for strip in strips]
    assert len(rows) <= height
    assert all(len(row) <= width for row in rows)
    return "\n".join(row.rstrip() for row in rows)


@asynccontextmanager
async def running(
    workspace: Workspace | None = None,
    *,
    rubric: Rubric | None = None,
    size: tuple[int, int] = SMALL,
) -> AsyncIterator[Driven]:
    """Run the application at a size."""
    app = AdvisorApp(workspace=workspace, rubric=rubric)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        drawn(app)
        yield Driven(app, pilot)


def drive(scene: Callable[[Driven], Awaitable[None]], *given: Any, **more: Any) -> None:
    """Play a scene with a running application."""

    async def play() -> None:
        async with running(*given, **more) as driven:
            await scene(driven)

    run(play())


def run(scene: Coroutine[Any, Any, Result]) -> Result:
    """Run a scene in a thread of its own: the browser tests keep an event loop in this one."""
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(lambda: asyncio.run(scene)).result()


def begun(folder: Path, rubric: Rubric, *, quick: bool = False) -> Workspace:
    """Return a new assessment in a folder."""
    return begin_workspace(folder / "team.yaml", rubric, team="Any team", quick=quick)


def inside(widget: Widget, size: tuple[int, int]) -> bool:
    """Tell whether a widget lies within the screen."""
    region = widget.region
    return region.x >= 0 and region.right <= size[0] and region.y >= 0 and region.bottom <= size[1]
