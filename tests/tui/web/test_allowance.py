import asyncio

import pytest

from advisor.tui.web.allowance import Allowance
from tests.tui.web.served import finish


async def waited(sizes: list[int], monkeypatch: pytest.MonkeyPatch) -> float:
    """Return for how many seconds messages of these sizes are held up, sent all at once."""
    waits = [0.0]
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "time", lambda: 100.0 + sum(waits))

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    allowance = Allowance()
    for size in sizes:
        await allowance.spend(size)
    return sum(waits)


@pytest.mark.parametrize(
    ("sizes", "least", "most"),
    [
        ([1] * 100, 0, 0),  # a mouse in haste
        ([1] * 2750, 9, 10),  # 2,500 a second more than the burst
        ([256 << 10], 2, 3),  # a long paste
        ([256 << 10] * 10, 38, 42),
    ],
)
def test_much_and_many_are_held_up_and_little_is_not(
    sizes: list[int], least: float, most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert least <= finish(waited(sizes, monkeypatch)) <= most
