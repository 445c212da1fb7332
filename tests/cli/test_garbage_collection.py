import gc
from collections.abc import Iterator

import pytest
from textual.app import App

from advisor.cli import garbage_collection
from advisor.cli.garbage_collection import collect_between_keys
from tests.tui.app_driver import run


@pytest.fixture
def _as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("_as_before")
def test_screens_look_for_garbage_by_the_clock_and_not_in_the_midst_of_a_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage_collection, "_SECONDS", 0.05)
    looks: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: looks.append("all"))

    async def scene() -> None:
        app = App[None]()
        async with app.run_test() as pilot:
            collect_between_keys(app)
            assert gc.isenabled()
            assert gc.get_threshold()[0] > garbage_collection._FEW  # noqa: SLF001 made by a key
            made: list[list[int]] = [[] for _ in range(2 * garbage_collection._FEW)]  # noqa: SLF001
            await pilot.pause(0.3)
            assert looks
            assert made

    gc.disable()  # as the command line does
    run(scene())
