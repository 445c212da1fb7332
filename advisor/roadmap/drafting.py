"""From what is lacking to the steps that mend it."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.cut import CutStep
from advisor.roadmap.draft import Draft
from advisor.roadmap.evidence import evidence_steps, unshown
from advisor.roadmap.goal import Goal, goals_of, urgent_criteria, wanted_by
from advisor.roadmap.model import RoadmapTarget
from advisor.roadmap.people import Team, team_of
from advisor.roadmap.position import Position
from advisor.roadmap.room import with_room_used
from advisor.roadmap.select import Offers, Selection, select_steps
from advisor.roadmap.step_order import URGENT, order_steps, urgency_of, with_needs
from advisor.roadmap.tasks import unstaffed
from advisor.rubric.model import Rubric


def draft_for(  # noqa: PLR0913 an argument for each choice
    rubric: Rubric,
    position: Position,
    target: RoadmapTarget,
    conditions: Conditions,
    *,
    goals: Sequence[Goal] | None = None,
    numbers: Mapping[str, float] | None = None,
    first: Draft | None = None,
    use_room: bool = False,
) -> Draft:
    """Return the steps that reach a target, or some other goals, with what hurt lately mended.

    Where these are few, `use_room` adds what makes the level sound. Steps in `first` are in it.
    Steps for which somebody has time are preferred.
    """
    chosen = goals_of(position, target) if goals is None else goals
    hurt = urgent_criteria(position)
    asked = wanted_by(position, chosen)
    offers = Offers(
        rubric,
        position.lacking,
        frozenset(_defining(position)),
        numbers or {},
        frozenset({*conditions.excluded, *conditions.done}),
    )
    needed = [name for name in [*hurt, *asked] if name in position.lacking]
    everything = offers.hurrying(offers.steps)
    offers = offers.hurrying(select_steps(everything, [n for n in hurt if n in needed]).steps)
    team = team_of(conditions, rubric.roles)
    selection = _select(offers, needed, _taken(first), team)
    selection.unreached += unshown(rubric, position, chosen, conditions.excluded)
    for step in evidence_steps(rubric, position, chosen, conditions.excluded):
        selection.add_first(step)
    brings = {name: position.brought_by(step) for name, step in selection.steps.items()}
    hurrying = with_needs(selection, [n for n, c in brings.items() if not c.isdisjoint(hurt)])
    for name in selection.steps.keys() - hurrying:
        if name in offers.steps:
            selection.steps[name] = offers.whole(name)
    brings = {name: position.brought_by(step) for name, step in selection.steps.items()}
    mending = [name for name, criteria in brings.items() if not criteria.isdisjoint(hurt)]
    useful = [name for name, criteria in brings.items() if criteria & asked.keys()]
    draft = Draft(
        position=position,
        target=target,
        goals=chosen,
        conditions=conditions,
        team=team,
        selection=selection,
        steps=tuple(
            order_steps(rubric, selection, brings, {**asked, **dict.fromkeys(hurt, URGENT)})
        ),
        brings=brings,
        wanted=asked,
        hurt=frozenset(hurt),
        urgent=frozenset(with_needs(selection, mending)),
        extra=frozenset(selection.steps.keys() - with_needs(selection, useful)),
        later=frozenset(),
        toward=urgency_of(selection, brings, asked, default=position.top),
    )
    return with_room_used(draft, offers) if use_room else draft


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


def _select(
    offers: Offers, needed: list[str], taken: Mapping[str, frozenset[str]], team: Team
) -> Selection:
    choice = select_steps(offers, needed, taken=taken)
    idle = {name for name, step in choice.steps.items() if unstaffed([step], team)}
    if not (team and idle):
        return choice
    staffed = select_steps(offers.without(idle), needed, taken=taken)
    return staffed if len(staffed.unreached) <= len(choice.unreached) else choice
