"""How much one participant, or one address, may ask for in a time."""

from collections import OrderedDict

from advisor.frozen import dataclass

_MOST_KNOWN = 1000


@dataclass(frozen=True, kw_only=True)
class Rate:
    """How many may come at once, and how many a second after that."""

    burst: float
    per_second: float


class Allowances:
    """A purse for each asker, which refills steadily; the clock's time comes from the caller.

    Those longest unheard of are forgotten, so that no flood of names takes memory.
    """

    def __init__(self, rate: Rate, most_known: int = _MOST_KNOWN) -> None:
        self._rate, self._most = rate, most_known
        self._purses: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, who: str, now: float) -> bool:
        """Count one request; tell whether it was within what is allowed."""
        left = self._left(who, now)
        allowed = left >= 1
        self._purses[who] = (left - allowed, now)
        self._purses.move_to_end(who)
        if len(self._purses) > self._most:
            self._purses.popitem(last=False)
        return allowed

    def _left(self, who: str, now: float) -> float:
        left, counted = self._purses.get(who, (self._rate.burst, now))
        return min(self._rate.burst, left + max(0.0, now - counted) * self._rate.per_second)
