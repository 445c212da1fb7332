"""Whom a plan waits for most."""

from collections import defaultdict

from advisor.frozen import dataclass
from advisor.roadmap.model import Roadmap

_TIGHT = 0.6  # of somebody's time; whoever has more left to give holds nothing up


@dataclass(frozen=True, kw_only=True)
class Bottleneck:
    """The person or role with the least time left, in person-days until the target is held."""

    worker: str
    planned: float
    available: float


def bottleneck(roadmap: Roadmap) -> Bottleneck | None:
    """Return who is busiest until the target is held; None where everybody has time left."""
    planned: dict[str, float] = defaultdict(float)
    available: dict[str, float] = defaultdict(float)
    last = roadmap.reached_on
    for week in roadmap.load:
        if last is None or week.week <= last:
            for worker, days in week.available.items():
                available[worker] += days
                planned[worker] += week.planned.get(worker, 0.0)
    share = {worker: planned[worker] / days for worker, days in available.items() if days}
    busiest = max(share, key=lambda worker: (share[worker], planned[worker], worker), default=None)
    if busiest is None or share[busiest] < _TIGHT:
        return None
    return Bottleneck(worker=busiest, planned=planned[busiest], available=available[busiest])
