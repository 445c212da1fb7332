"""Drafts that could be taken to reach some goals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.roadmap.conditions import Conditions
from advisor.roadmap.draft import Draft
from advisor.roadmap.evidence import evidence_steps, unshown
from advisor.roadmap.goal import Goal, needed_by, urgent_raises, wanted_by
from advisor.roadmap.model import Raise, RoadmapTarget
from advisor.roadmap.position import Position
from advisor.roadmap.select import Choices, Selection, select_steps
from advisor.roadmap.step_order import order_steps, urgency_of, with_needs
from advisor.roadmap.tasks import unstaffed
from advisor.rubric.model import Rubric, Step


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Drafts that reach the same goals in different ways; `complete` if there is no further way."""

    drafts: tuple[Draft, ...]
    complete: bool

    @property
    def leanest(self) -> Draft:
        """The draft of least effort."""
        return self.drafts[0]


def candidates_for(
    rubric: Rubric,
    position: Position,
    target: RoadmapTarget,
    conditions: Conditions,
    *,
    goals: Sequence[Goal],
    first: Draft | None = None,
) -> Candidates:
    """Return the drafts that reach the goals, that of least effort first.

    Steps in `first` are in all of them. Steps for which somebody has time are preferred.
    """
    shown = evidence_steps(rubric, position, goals, conditions.excluded)
    shows: dict[str, Step] = {step.id: step for step in shown}
    if first is not None:
        shows |= {step.id: step for step in first.steps if step.id in first.evidence}
    wanted, urgent = _wanted(position, goals, shows), urgent_raises(position)
    due = wanted | dict.fromkeys(urgent, 0)  # what is urgent comes before all levels
    choices = _choices(rubric, position, conditions, goals, first)
    for selection in choices.selections:
        chosen = selection.steps.values()
        selection.unreached += unshown(rubric, position, goals, conditions.excluded, chosen)
        for step in shows.values():
            selection.add_first(step)
    drafts = [
        Draft(
            position=position,
            target=target,
            goals=goals,
            conditions=conditions,
            selection=selection,
            steps=tuple(order_steps(rubric, selection, due)),
            evidence=frozenset(shows),
            wanted=wanted,
            urgent=frozenset(urgent),
            extra=_extra(selection, wanted),
            toward=urgency_of(selection, due, default=position.top),
        )
        for selection in choices.selections
    ]
    if conditions.dated:
        drafts = [draft.staffed(extra=True) for draft in drafts]
    return Candidates(drafts=tuple(drafts), complete=choices.complete)


def _choices(
    rubric: Rubric,
    position: Position,
    conditions: Conditions,
    goals: Sequence[Goal],
    first: Draft | None,
) -> Choices:
    needed = needed_by(position, goals)
    for practice, level in urgent_raises(position):
        needed[practice] = max(level, needed.get(practice, 0))
    excluded = {*conditions.excluded, *conditions.done}
    taken = [] if first is None else [s for s in first.steps if s.id not in first.evidence]
    choices = select_steps(rubric, position, needed, excluded=excluded, taken=taken)
    idle = {step.id for step in rubric.steps if unstaffed([step], conditions)}
    if not (conditions.dated and idle):
        return choices
    staffed = select_steps(rubric, position, needed, excluded=excluded | idle, taken=taken)
    return staffed if staffed.unreached <= choices.unreached else choices


def _wanted(
    position: Position, goals: Sequence[Goal], shows: Mapping[str, Step]
) -> dict[Raise, int]:
    wanted = dict(wanted_by(position, goals))
    for name, level in (raised for step in shows.values() for raised in step.raises.items()):
        # One step shows every level up to its own, and is due with the lowest of them.
        wanted[name, level] = min(
            wanted[name, below] for below in range(1, level + 1) if (name, below) in wanted
        )
    return wanted


def _extra(selection: Selection, wanted: Mapping[Raise, int]) -> frozenset[str]:
    asked = [name for name, step in selection.steps.items() if step.raises.items() & wanted.keys()]
    return frozenset(selection.steps.keys() - with_needs(selection, asked))
