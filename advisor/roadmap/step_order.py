"""The order in which chosen steps are recommended."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from heapq import heapify, heappop, heappush
from math import fsum  # the same in whatever order a set is gone through

from advisor.roadmap.select import Selection
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.step_model import Step

_LATER_WORTH = 0.25
_OF_THIS_KIND = 2
_AGAINST_THE_SAME = 0.5
URGENT = -1  # comes before every level, and before what is demanded
Brings = Mapping[str, frozenset[str]]


def order_steps(
    rubric: Rubric,
    selection: Selection,
    brings: Brings,
    wanted: Mapping[str, int],
    harm: Mapping[str, float] | None = None,
    incidents: Mapping[str, str] | None = None,
) -> list[Step]:
    """Return the selected steps so that each comes after what it depends on.

    `brings` gives the criteria that each step brings, `wanted` for each criterion the maturity
    level that needs it, `URGENT` for what hurt lately. Urgent steps come first, each with what it
    needs, the one with the most weight per person-day of all that first; `harm` says how much more
    a practice weighs for what its lack cost. `incidents` names for a practice what happened for its
    lack: each further step against the same counts half of the one before, so that everything that
    happened gets its first answer early. Then, among the steps that can start, those for the
    lowest maturity level come first, then the most weight that was lacking
    per person-day (what a step makes possible further on counts a quarter, and what only teams of
    this kind are asked for counts double), then the rubric's own order.
    """
    selection = replace(selection, depends_on=selection.before)
    own = _own_worth(rubric, brings, wanted, harm or {})
    worth = _worth(selection, own)
    urgency = urgency_of(selection, brings, wanted, default=rubric.top)
    place = {step.id: index for index, step in enumerate(rubric.steps)}

    def rank(name: str) -> tuple[int, float, int]:
        return urgency[name], -worth[name] / _days(selection, [name]), place.get(name, -1)

    ordered: list[str] = []
    for chain in _urgent_chains(selection, _answers(brings, wanted, incidents or {}), own):
        ordered += _in_order(selection, chain - set(ordered), rank, done=ordered)
    ordered += _in_order(selection, selection.steps.keys() - set(ordered), rank, done=ordered)
    return [selection.steps[name] for name in ordered]


def _in_order(
    selection: Selection,
    names: Collection[str],
    rank: Callable[[str], tuple[int, float, int]],
    *,
    done: Collection[str],
) -> list[str]:
    """Return `names` by rank, each after what it depends on beyond what is `done`."""
    waiting = {name: selection.depends_on[name] - set(done) for name in names}
    followers: dict[str, list[str]] = {}
    for name, before in waiting.items():
        for earlier in before:
            followers.setdefault(earlier, []).append(name)
    ready = [(rank(name), name) for name, before in waiting.items() if not before]
    heapify(ready)
    ordered: list[str] = []
    while ready:
        _, name = heappop(ready)
        ordered.append(name)
        for other in followers.get(name, ()):
            waiting[other].remove(name)
            if not waiting[other]:
                heappush(ready, (rank(other), other))
    return ordered


def _answers(
    brings: Brings, wanted: Mapping[str, int], incidents: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return for each urgent step what happened that it is an answer to."""
    practices = {
        name: {c.partition("/")[0] for c in criteria if wanted.get(c) == URGENT}
        for name, criteria in brings.items()
    }
    return {
        name: {incidents.get(practice, practice) for practice in hurt}
        for name, hurt in practices.items()
        if hurt
    }


def _urgent_chains(
    selection: Selection, answers: Mapping[str, set[str]], own: Mapping[str, float]
) -> Iterator[set[str]]:
    """Yield each urgent step with all it needs, the most weight per person-day left first."""
    urgent = answers.keys() & selection.steps.keys()
    placed: set[str] = set()
    answered = Counter[str]()
    while urgent:
        chains = {name: with_needs(selection, [name]) - placed for name in urgent}
        worth = {
            name: own[name] * _AGAINST_THE_SAME ** min(answered[one] for one in answers[name])
            for name in urgent
        }
        best = max(sorted(chains), key=lambda name: worth[name] / _days(selection, chains[name]))
        placed |= chains[best]
        answered.update(incident for name in urgent & placed for incident in answers[name])
        urgent -= placed
        yield chains[best]


def with_needs(selection: Selection, names: Iterable[str]) -> set[str]:
    """Return some of the selected steps with all that must come before them."""
    needed = set(names)
    waiting = list(needed)
    while waiting:
        before = selection.depends_on[waiting.pop()] - needed
        needed |= before
        waiting += before
    return needed


def _days(selection: Selection, names: Iterable[str]) -> float:
    return max(fsum(selection.steps[name].likely_days for name in names), 0.1)


def urgency_of(
    selection: Selection, brings: Brings, wanted: Mapping[str, int], *, default: int
) -> dict[str, int]:
    """Return the lowest maturity level that waits for each step, directly or through others."""
    own = {
        name: min((wanted.get(c, default) for c in brings[name]), default=default)
        for name in selection.steps
    }
    return {name: min(own[other] for other in later) for name, later in _enabled(selection).items()}


def _own_worth(
    rubric: Rubric, brings: Brings, wanted: Mapping[str, int], harm: Mapping[str, float]
) -> dict[str, float]:
    """Return what each step is worth: of a practice's weight the share of what is wanted of it."""
    weight = {p.id: _weight(p) * harm.get(p.id, 1.0) for p in rubric.practices}
    count: dict[str, int] = {}
    for criterion in wanted:
        practice = criterion.partition("/")[0]
        count[practice] = count.get(practice, 0) + 1
    return {
        name: fsum(
            weight[practice] / count[practice]
            for practice in (criterion.partition("/")[0] for criterion in criteria & wanted.keys())
        )
        for name, criteria in brings.items()
    }


def _worth(selection: Selection, own: Mapping[str, float]) -> dict[str, float]:
    return {
        name: own[name] + _LATER_WORTH * fsum(own[other] for other in later if other != name)
        for name, later in _enabled(selection).items()
    }


def _weight(practice: Practice) -> float:
    """Return a practice's weight, doubled when only teams of this kind are asked for it."""
    return practice.weight * (_OF_THIS_KIND if practice.applies_when else 1)


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
