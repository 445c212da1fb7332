"""A workshop with the facilitator's screen, as tests drive it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.pilot import Pilot

from advisor.assessment.votes.ballot import Whole, whole_vote
from advisor.assessment.votes.events import Joined, VoteCast
from advisor.assessment.votes.model import Round, Workshop
from advisor.tui.screens.workshop.workshop_app import WorkshopApp
from advisor.workshop.hosting import Hosted, Place
from advisor.workshop.keys import WorkshopKeys
from tests.tui.app_driver import LARGE, run, shown
from tests.tui.textual_in_tests import drawn
from tests.workshop.scene import RUBRIC, Scene


@dataclass
class Led:
    """A running workshop, the hand on the facilitator's keys, and people who vote."""

    app: WorkshopApp
    pilot: Pilot[None]
    scene: Scene

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they do is kept and shown."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until what happened is kept and shown."""
        work = self.scene.room._work  # noqa: SLF001 nobody else needs to know
        if work is not None:
            await asyncio.wait([work])
        for _ in range(3):  # the screen hears of it, draws, and draws what follows from that
            await asyncio.sleep(0.01)
            await self.pilot.pause()
        drawn(self.app)

    async def join(self, *names: str) -> None:
        """Let people come in; one whose name begins with a dot is unnamed."""
        for name in names:
            unnamed = name.startswith(".")
            await self.scene.room.submit(
                Joined(name=None if unnamed else name, seat=name if unnamed else None)
            )
        await self.settle()

    async def vote(self, said: Whole, *names: str, note: str | None = None) -> None:
        """Let people say one thing of the whole question under discussion."""
        workshop = self.workshop
        item = workshop.item(workshop.current or "")
        assert item is not None
        practice = next(p for p in RUBRIC.practices if p.id == item.practice)
        for name in names:
            unnamed = name.startswith(".")
            await self.scene.room.submit(
                VoteCast(
                    practice=practice.id,
                    vote=whole_vote(practice, item, said, note),
                    name=None if unnamed else name,
                    seat=name if unnamed else None,
                )
            )
        await self.settle()

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands."""
        return self.scene.room.workshop

    @property
    def round(self) -> Round:
        """The first question."""
        return self.workshop.rounds[self.scene.question]

    def text(self) -> str:
        """Return all that can be read, in words."""
        return " ".join(shown(self.app).split())


def lead(
    play: Callable[[Led], Awaitable[None]],
    *,
    size: tuple[int, int] = LARGE,
    keys: WorkshopKeys | None = None,
) -> Scene:
    """Play a scene with a workshop that is led from its screen; return what became of it."""
    scene = Scene(keys=keys or WorkshopKeys())
    hosted = Hosted(
        room=scene.room,
        site=scene.site,
        keys=scene.keys,
        place=Place(host="localhost", port=0),
        address="http://workshop.example:8090",
        resumed=False,
    )

    async def playing() -> None:
        app = WorkshopApp(hosted)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await play(Led(app, pilot, scene))

    run(playing())
    return scene
