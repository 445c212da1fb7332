"""Every key of a workshop's screens does something there, and help and foot name it."""

import pytest

from advisor.tui.keyboard.key_hints import offers
from advisor.tui.keyboard.key_table import KEYS, label
from advisor.tui.widgets.key_bar import KeyBar
from tests.tui.app_driver import LARGE, SMALL
from tests.tui.screens.workshop.led import Led, lead
from tests.tui.screens.workshop.workshop_routes import WORKSHOP, lead_to

WALKED = {"workshop", "workshop-shown", "workshop-people"}


async def walk(led: Led, name: str) -> None:
    """Press each key of a screen once, coming back to it in between."""
    place = type(led.app.screen)
    keys = [
        offer.key
        for offer in offers(led.app.screen)
        if offer.usable
        and not offer.binding.action.endswith("quit")
        and (offer.node is not led.app or name == "workshop")
    ]
    assert keys
    for key in keys:
        await led.press(key)
        while led.app.screen.is_modal and type(led.app.screen) is not place:
            led.app.pop_screen()
            await led.pilot.pause()
        if type(led.app.screen) is not place:  # the key closed it
            await led.press(*WORKSHOP[name])


@pytest.mark.parametrize("name", WORKSHOP)
def test_every_key_does_something_and_the_foot_fits(name: str) -> None:
    async def play(led: Led) -> None:
        await lead_to(led, name)
        screen = led.app.screen
        bar = screen.query_one(KeyBar)
        rows = str(bar.render()).splitlines()
        assert 1 <= len(rows) <= 2
        assert all(len(row) <= bar.content_size.width <= SMALL[0] for row in rows)
        assert {"help", "back", "save", "leave"} & set(" ".join(rows).split())
        active = {
            k for k, a in screen.active_bindings.items() if a.enabled and a.binding.id in KEYS
        }
        assert active <= {offer.key for offer in offers(screen)}
        if name in WALKED:
            await walk(led, name)

    lead(play, size=SMALL)


@pytest.mark.parametrize("name", ["workshop", "workshop-shown", "workshop-people"])
def test_help_lists_every_key(name: str) -> None:
    async def play(led: Led) -> None:
        await lead_to(led, name)
        ours = {label(offer.key) for offer in offers(led.app.screen) if not offer.key.isdigit()}
        await led.press("f1")
        told = str(led.app.screen.query_one("#keys").render())
        heads = {row.split("  ", maxsplit=1)[0].strip() for row in told.splitlines()}
        listed = heads | {key for head in heads for key in head.split("/")}
        assert ours <= listed | {"/"}

    lead(play, size=LARGE)
