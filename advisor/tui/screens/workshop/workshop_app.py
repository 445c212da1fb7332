"""The application of a workshop: one screen, and the server in the same loop."""

import asyncio
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen

from advisor.tui.app import AdvisorApp
from advisor.tui.screens.workshop.workshop_screen import WorkshopScreen

if TYPE_CHECKING:
    from advisor.workshop.hosting import Hosted

_PLACES = {"go", "take_over", "settle"}


class WorkshopApp(AdvisorApp):
    """Serves a workshop for as long as its screen is shown.

    `refused` is why nobody could listen at the address, if so.
    """

    CSS_PATH = "../../styles/app.tcss"

    def __init__(self, hosted: "Hosted") -> None:
        super().__init__(rubric=hosted.room.rubric)
        self.hosted = hosted
        self.refused: OSError | None = None
        self._over = asyncio.Event()
        self._served: asyncio.Task[None] | None = None

    def get_default_screen(self) -> Screen[None]:
        """Begin with nothing, over which the workshop lies."""
        return Screen()

    def on_mount(self) -> None:
        """Show the workshop, and serve it."""
        self.push_screen(WorkshopScreen(self.hosted))
        self._served = asyncio.create_task(self._serve())

    @on(events.Unmount)
    async def close(self) -> None:
        """Let nobody in any more."""
        self._over.set()
        if self._served is not None:
            await asyncio.wait([self._served])

    async def _serve(self) -> None:
        from advisor.workshop.server import serving  # noqa: PLC0415 an optional extra

        place = self.hosted.place
        try:
            async with serving(self.hosted.room, self.hosted.site, place.host, place.port):
                await self._over.wait()
        except OSError as error:
            self.refused = error
            self.exit()

    async def action_quit(self) -> None:
        """End, with the clock standing; a panel over the screen is left first."""
        screen = self.screen
        if isinstance(screen, WorkshopScreen):
            await screen.leave()
            self.exit()
        else:
            await super().action_quit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no way to other places: this is a workshop."""
        return False if action in _PLACES else super().check_action(action, parameters)
