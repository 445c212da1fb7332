"""How much a visitor may send in a time."""

import asyncio

_PER_SECOND = 250.0  # a mouse in haste sends about 120
_BURST = 500.0
_FREE_BYTES = 256


class Allowance:
    """Refills steadily; whoever has spent it waits, and with it whatever they send."""

    def __init__(self) -> None:
        self._left = _BURST
        self._counted = asyncio.get_running_loop().time()

    async def spend(self, size: int) -> None:
        """Count one message of `size` characters, and wait while more was sent than allowed."""
        now = asyncio.get_running_loop().time()
        self._left = min(_BURST, self._left + (now - self._counted) * _PER_SECOND)
        self._left -= 1 + size / _FREE_BYTES
        self._counted = now
        if self._left < 0:
            await asyncio.sleep(-self._left / _PER_SECOND)
