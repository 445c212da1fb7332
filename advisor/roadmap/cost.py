"""What a plan costs, from what a day of each role costs."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from advisor.assessment.model import Rates
from advisor.frozen import dataclass
from advisor.roadmap.model import RoadmapStep


@dataclass(frozen=True, kw_only=True)
class Cost:
    """The price of work in a currency, if all goes well, likely, and if all goes badly.

    `unpriced` are the roles with work and without a rate, whose days are in none of the three.
    """

    currency: str
    low: float
    likely: float
    high: float
    unpriced: Collection[str] = ()


def cost(steps: Iterable[RoadmapStep], rates: Rates) -> Cost | None:
    """Return what the effort of steps costs; None where no rate prices any of it."""
    low: dict[str, float] = defaultdict(float)
    likely: dict[str, float] = defaultdict(float)
    high: dict[str, float] = defaultdict(float)
    for step in steps:
        for role, days in step.effort.items():
            low[role] += days.low
            likely[role] += days.likely
            high[role] += days.high
    worked = [role for role, days in high.items() if days]
    if not any(role in rates.roles for role in worked):
        return None
    return Cost(
        currency=rates.currency or "",
        low=_priced(low, rates),
        likely=_priced(likely, rates),
        high=_priced(high, rates),
        unpriced=tuple(role for role in worked if role not in rates.roles),
    )


def _priced(days: dict[str, float], rates: Rates) -> float:
    return sum(given * rates.roles.get(role, 0.0) for role, given in days.items())
