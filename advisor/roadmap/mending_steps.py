"""From what is lacking to the steps that mend it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from advisor.frozen import dataclass
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.crew import crew_of
from advisor.roadmap.customary_order import add_customary_order
from advisor.roadmap.dated_plan import soonest_of
from advisor.roadmap.draft_plan import Draft
from advisor.roadmap.evidence import evidence_steps, unshown
from advisor.roadmap.extra_steps import with_room_used
from advisor.roadmap.goal import Goal, goals_of, urgent_criteria, wanted_by
from advisor.roadmap.model import RoadmapTarget
from advisor.roadmap.people import Team, team_of
from advisor.roadmap.position import Position
from advisor.roadmap.remaining_step import CutStep
from advisor.roadmap.seen_later import seen_in_time
from advisor.roadmap.select import Offers, Selection, select_steps
from advisor.roadmap.step_order import URGENT, order_steps, urgency_of, with_needs
from advisor.roadmap.tasks import unstaffed
from advisor.roadmap.team_numbers import TeamNumbers
from advisor.rubric.model import Rubric

_MOST_WAYS = 24


def draft_for(  # noqa: PLR0913 an argument for each choice
    rubric: Rubric,
    position: Position,
    target: RoadmapTarget,
    conditions: Conditions,
    *,
    goals: Sequence[Goal] | None = None,
    numbers: TeamNumbers | None = None,
    first: Draft | None = None,
    use_room: bool = False,
) -> Draft:
    """Return the steps that reach a target, or some other goals, with what hurt lately mended.

    Where these are few, `use_room` adds what makes the level sound. Steps in `first` are in it, as
    they are there. Steps for which somebody has time are preferred, and of those the way that may
    be done first.
    """
    chosen = goals_of(position, target) if goals is None else goals
    hurt = urgent_criteria(position)
    asked = wanted_by(position, chosen)
    offers = Offers(
        rubric,
        position.lacking,
        frozenset(_defining(position)),
        numbers or TeamNumbers(),
        frozenset({*conditions.excluded, *conditions.done}),
    )
    needed = [name for name in [*hurt, *asked] if name in position.lacking]
    everything = offers.hurrying(offers.steps)
    offers = offers.hurrying(select_steps(everything, [n for n in hurt if n in needed]).steps)
    wish = _Wish(
        rubric=rubric,
        position=position,
        target=target,
        conditions=conditions,
        goals=chosen,
        hurt=hurt,
        asked=asked,
        offers=offers,
        team=team_of(conditions, rubric.roles),
    )
    selections = list(wish.selections(needed, _taken(first)))
    drafts = (wish.draft(selection) for selection in selections)
    best = next(drafts) if len(selections) == 1 else min(drafts, key=_soonest)
    if first is not None:
        best = _as_before(best, first, offers)
    return with_room_used(best, offers) if use_room else best


def _as_before(draft: Draft, first: Draft, offers: Offers) -> Draft:
    """Return a draft that takes no more of the steps in `first` than that does.

    What needs more of them is left out. So they can keep the dates they have in its plan.
    """
    chosen = draft.selection
    kept = {step.id: step for step in first.steps if step.id in chosen.steps}
    missed = frozenset[str]().union(*(draft.brings[n] - first.brings[n] for n in kept))
    needing = {
        name
        for name in chosen.steps.keys() & offers.steps.keys() - kept.keys()
        if any(not missed.isdisjoint(need) for need in offers.needs(name))
    }
    left_out = draft.with_followers(needing) - kept.keys()
    return replace(
        draft,
        selection=replace(
            chosen,
            steps=chosen.steps | kept,
            depends_on=chosen.depends_on | {n: first.selection.depends_on[n] for n in kept},
            after=chosen.after | {n: first.selection.after.get(n, set()) for n in kept},
        ),
        steps=tuple(kept.get(step.id, step) for step in draft.steps if step.id not in left_out),
        brings={**draft.brings, **{name: first.brings[name] for name in kept}},
    )


def _soonest(draft: Draft) -> int:
    return soonest_of(draft.staffed())


@dataclass(frozen=True, kw_only=True)
class _Wish:
    """What is asked for, `hurt` before all, and what there is to reach it."""

    rubric: Rubric
    position: Position
    target: RoadmapTarget
    conditions: Conditions
    goals: Sequence[Goal]
    hurt: Sequence[str]
    asked: Mapping[str, int]
    offers: Offers
    team: Team

    def selections(
        self, needed: Sequence[str], taken: Mapping[str, frozenset[str]]
    ) -> Iterator[Selection]:
        """Yield the cheapest steps for which somebody has time, and what fewer people would take.

        That may be other steps, which are more work and sooner done.
        """
        cheapest = select_steps(self.offers, needed, taken=taken)
        idle = self._idle(cheapest, self.team)
        chosen = self._without(idle, cheapest, needed, taken) if self.team and idle else cheapest
        yield chosen
        if self._idle(chosen, self.team) or not self._has_others(chosen):
            return
        seen, waiting = {frozenset(idle)}, [crew_of(self.conditions, self.team)]
        while waiting and len(seen) < _MOST_WAYS:
            for crew in waiting.pop(0).fewer(self.rubric.roles):
                idle = self._idle(cheapest, crew.team)
                if crew.team and idle not in seen:
                    seen.add(idle)
                    other = self._without(idle, cheapest, needed, taken)
                    if not self._idle(other, crew.team):
                        waiting.append(crew)
                        yield other

    def _idle(self, selection: Selection, team: Team) -> frozenset[str]:
        """Return the steps for which nobody in a team has time."""
        steps = selection.steps.items()
        return frozenset(name for name, step in steps if unstaffed([step], team))

    def _has_others(self, selection: Selection) -> bool:
        """Tell whether something is met by other steps too."""
        brought = (self.position.brought_by(step) for step in selection.steps.values())
        criteria = frozenset[str]().union(*brought)
        return any(len(self.offers.meeting(criterion)) > 1 for criterion in criteria)

    def _without(
        self,
        idle: Collection[str],
        cheapest: Selection,
        needed: Sequence[str],
        taken: Mapping[str, frozenset[str]],
    ) -> Selection:
        """Return the cheapest steps but for some, unless these are the only ones."""
        found = select_steps(self.offers.without(idle), needed, taken=taken)
        return found if len(found.unreached) <= len(cheapest.unreached) else cheapest

    def _is_done_whole(self, name: str) -> bool:
        """Tell whether a step takes all its tasks, asked for or not.

        What is to run without anybody watching is trusted only as a whole: that is every step
        above level 1. And what is demanded is asked about as a whole by whoever demands it.
        """
        whole = self.offers.whole(name)
        above = max(whole.raises.values(), default=0) > 1
        return above or not whole.meets.isdisjoint(self._demanded)

    @cached_property
    def _demanded(self) -> frozenset[str]:
        demanded = self.position.demanded()
        return frozenset(f"{practice.id}/{criterion.id}" for practice, criterion in demanded)

    def draft(self, selection: Selection) -> Draft:
        """Return selected steps with those for evidence, in an order in which they can be done."""
        position, excluded, hurt = self.position, self.conditions.excluded, frozenset(self.hurt)
        selection.unreached += unshown(self.rubric, position, self.goals, excluded)
        for step in evidence_steps(self.rubric, position, self.goals, excluded):
            selection.add_first(step)
        brings = {name: position.brought_by(step) for name, step in selection.steps.items()}
        hurrying = with_needs(selection, [n for n, c in brings.items() if not c.isdisjoint(hurt)])
        for name in selection.steps.keys() - hurrying:
            if name in self.offers.steps and self._is_done_whole(name):
                selection.steps[name] = self.offers.whole(name)
        asked = {*self.asked, *hurt}
        for name, chosen in selection.steps.items():
            if isinstance(chosen, CutStep):
                selection.steps[name] = seen_in_time(chosen, self.offers.waits, asked)
        brings = {name: position.brought_by(step) for name, step in selection.steps.items()}
        mending = [name for name, criteria in brings.items() if not criteria.isdisjoint(hurt)]
        useful = [name for name, criteria in brings.items() if criteria & self.asked.keys()]
        wanted = {**self.asked, **dict.fromkeys(hurt, URGENT)}
        urgent = frozenset(with_needs(selection, mending))
        extra = frozenset(selection.steps.keys() - with_needs(selection, useful))
        toward = urgency_of(selection, brings, self.asked, default=position.top)
        add_customary_order(selection, brings, urgent, extra)
        return Draft(
            position=position,
            target=self.target,
            goals=self.goals,
            conditions=self.conditions,
            team=self.team,
            roles=self.rubric.roles,
            selection=selection,
            steps=tuple(
                order_steps(
                    self.rubric, selection, brings, wanted, position.harm, position.incidents
                )
            ),
            brings=brings,
            wanted=self.asked,
            hurt=hurt,
            urgent=urgent,
            extra=extra,
            later=frozenset(),
            toward=toward,
        )


def _defining(position: Position) -> Iterator[str]:
    for practice in position.practices.values():
        for criterion in practice.criteria:
            if criterion.defines or criterion.demanded:
                yield f"{practice.id}/{criterion.id}"


def _taken(first: Draft | None) -> dict[str, frozenset[str]]:
    if first is None:
        return {}
    return {
        step.id: step.meets & first.position.lacking
        for step in first.steps
        if isinstance(step, CutStep)
    }
