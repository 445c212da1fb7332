"""What a short plan has room for: steps that make its level sound."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.goal import Goal
from advisor.roadmap.seen_later import seen_in_time
from advisor.roadmap.select import Offers, Selection
from advisor.roadmap.tasks import unstaffed
from advisor.rubric.step_model import Step

_FEWEST = 10  # a plan of fewer steps leaves people without the next thing to do


def with_room_used(draft: Draft, offers: Offers) -> Draft:
    """Return a draft of at least ten steps, as far as there are any worth taking.

    Added are steps that meet criteria of the target's level or below it which define nothing, that
    need nothing further first and for which somebody has time: those of most weight per person-day.
    They come after all others, so that the target is held no later.
    """
    target = draft.target
    if target.level is None or target.sound or not draft.steps:
        return draft
    asked = set(Goal(level=target.level, sound=True).lacking(draft.position))
    met = frozenset[str]().union(*draft.brings.values())
    found: list[tuple[float, Step, frozenset[str]]] = []
    for name in offers.worth_doing - draft.selection.steps.keys():
        brings = draft.position.brought_by(offers.whole(name)) - met
        step = seen_in_time(offers.step(name, brings), offers.waits, ())
        brings &= step.meets
        ready = all(met.issuperset(need) for need in offers.needs(name))
        if brings and brings <= asked and ready and not unstaffed([step], draft.team):
            weight = sum(draft.position.practices[practice].weight for practice in step.raises)
            found.append((weight / max(step.likely_days, 0.1), step, brings))
    found.sort(key=lambda item: (-item[0], item[1].id))
    added = list(_without_repeats(found))[: max(0, _FEWEST - len(draft.steps))]
    names = frozenset(step.id for _, step, _ in added)
    return replace(
        draft,
        selection=Selection(
            steps=draft.selection.steps | {step.id: step for _, step, _ in added},
            depends_on=draft.selection.depends_on
            | {name: _before(draft, offers, name) for name in names},
            after=draft.selection.after,
            unreached=draft.selection.unreached,
        ),
        steps=(*draft.steps, *(step for _, step, _ in added)),
        brings={**draft.brings, **{step.id: brings for _, step, brings in added}},
        extra=draft.extra | names,
        later=names,
        toward={**draft.toward, **dict.fromkeys(names, target.level)},
    )


def _without_repeats(
    offered: Iterable[tuple[float, Step, frozenset[str]]],
) -> Iterator[tuple[float, Step, frozenset[str]]]:
    """Yield the steps that bring nothing an earlier one brings."""
    taken: frozenset[str] = frozenset()
    for weight, step, brings in offered:
        if taken.isdisjoint(brings):
            taken |= brings
            yield weight, step, brings


def _before(draft: Draft, offers: Offers, name: str) -> set[str]:
    """Return the steps of a draft that bring what a further one needs."""
    needed = frozenset(criterion for need in offers.needs(name) for criterion in need)
    return {other for other, brings in draft.brings.items() if not brings.isdisjoint(needed)}
