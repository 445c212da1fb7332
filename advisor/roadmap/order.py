"""The order in which chosen steps are recommended."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from advisor.roadmap.goal import Raise
from advisor.roadmap.select import Selection
from advisor.rubric.model import Rubric, Step

_LATER_WORTH = 0.25


def order_steps(rubric: Rubric, selection: Selection, wanted: Mapping[Raise, int]) -> list[Step]:
    """Return the selected steps so that each comes after what it depends on.

    `wanted` gives the maturity level for which a practice has to reach a level. Among the steps
    that can start, those for the lowest maturity level come first, then the most blocked weight
    lifted per person-day (what a step makes possible further on counts a quarter), then the
    rubric's own order.
    """
    worth = _worth(rubric, selection, wanted)
    urgency = urgency_of(selection, wanted, default=rubric.top)
    place = {step.id: index for index, step in enumerate(rubric.steps)}
    waiting = {name: set(before) for name, before in selection.depends_on.items()}

    def rank(name: str) -> tuple[int, float, int]:
        effort = max(selection.steps[name].likely_days, 0.1)
        return urgency[name], -worth[name] / effort, place.get(name, -1)

    ready = [(rank(name), name) for name, before in waiting.items() if not before]
    heapify(ready)
    ordered: list[Step] = []
    while ready:
        _, name = heappop(ready)
        ordered.append(selection.steps[name])
        for other, before in waiting.items():
            if name in before:
                before.remove(name)
                if not before:
                    heappush(ready, (rank(other), other))
    return ordered


def urgency_of(
    selection: Selection, wanted: Mapping[Raise, int], *, default: int
) -> dict[str, int]:
    """Return the lowest maturity level that waits for each step, directly or through others."""
    own = {
        name: min((wanted.get(r, default) for r in step.raises.items()), default=default)
        for name, step in selection.steps.items()
    }
    return {name: min(own[other] for other in later) for name, later in _enabled(selection).items()}


def _worth(rubric: Rubric, selection: Selection, wanted: Mapping[Raise, int]) -> dict[str, float]:
    weight = {practice.id: practice.weight for practice in rubric.practices}
    own = {
        name: sum(
            weight[practice] for practice, n in step.raises.items() if (practice, n) in wanted
        )
        for name, step in selection.steps.items()
    }
    return {
        name: own[name] + _LATER_WORTH * sum(own[other] for other in later if other != name)
        for name, later in _enabled(selection).items()
    }


def _enabled(selection: Selection) -> dict[str, set[str]]:
    """Return for each step itself and all steps that wait for it, directly or through others."""
    after: dict[str, set[str]] = {name: set() for name in selection.steps}
    for name, before in selection.depends_on.items():
        for earlier in before:
            after[earlier].add(name)
    enabled: dict[str, set[str]] = {}

    def visit(name: str) -> set[str]:
        if name not in enabled:
            enabled[name] = {name}.union(*(visit(later) for later in after[name]))
        return enabled[name]

    for name in after:
        visit(name)
    return enabled
