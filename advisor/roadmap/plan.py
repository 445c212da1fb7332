"""A scorecard into a roadmap."""

from advisor.assessment.model import Target
from advisor.roadmap.model import Roadmap, RoadmapStep, RoadmapTarget
from advisor.roadmap.order import order_steps
from advisor.roadmap.project import project
from advisor.roadmap.select import (
    Raise,
    Selection,
    select_steps,
    starting_levels,
    urgent_raises,
)
from advisor.rubric.model import Rubric, Step
from advisor.scoring.level import blockers_for
from advisor.scoring.model import Basis, Scorecard


def plan(
    rubric: Rubric, card: Scorecard, wanted: Target | None = None, *, strict: bool = False
) -> Roadmap:
    """Return the steps that lead from the scorecard to the wanted level, in order.

    Without a wanted level, or with one already held, the next level is the target. `strict`
    starts from what evidence supports in place of what is claimed.
    """
    basis: Basis = "supported" if strict else "claimed"
    held = card.held(basis)
    if held is None or held >= card.top:
        return Roadmap(target=None, status="reached")
    return _plan_to(rubric, card, held, _target(held, wanted or Target()), basis)


def _target(held: int, wanted: Target) -> RoadmapTarget:
    # A date without a level is for the next one; a date for a level already held is past use.
    if wanted.level is None or wanted.level > held:
        return RoadmapTarget(level=wanted.level or held + 1, by=wanted.by)
    return RoadmapTarget(level=held + 1)


def _plan_to(
    rubric: Rubric, card: Scorecard, held: int, target: RoadmapTarget, basis: Basis
) -> Roadmap:
    selection = select_steps(rubric, card, target.level, basis)
    wanted = _wanted(card, held, target.level, basis)
    steps = order_steps(rubric, selection, wanted)
    levels = starting_levels(card, basis)
    return Roadmap(
        target=target,
        status="unreachable" if selection.unreached else "ordered",
        steps=tuple(_step(step, selection, wanted) for step in steps),
        projection=tuple(project(card, steps, levels, target.level, basis)),
        unreached=tuple(dict.fromkeys(selection.unreached)),
    )


def _wanted(card: Scorecard, held: int, target: int, basis: Basis) -> dict[Raise, int]:
    """Return for each raise that a gate asks for the lowest maturity level that asks for it.

    What is urgent comes before all levels, as 0.
    """
    deciding = [p for p in card.practices if p.side == card.rubric.primary_side]
    wanted: dict[Raise, int] = dict.fromkeys(sorted(urgent_raises(card, basis)), 0)
    for level in range(held + 1, target + 1):
        for blocker in blockers_for(deciding, level, basis):
            for reached in range(1, blocker.need + 1):
                wanted.setdefault((blocker.practice, reached), level)
    return wanted


def _step(step: Step, selection: Selection, wanted: dict[Raise, int]) -> RoadmapStep:
    return RoadmapStep(
        id=step.id,
        title=step.title,
        level=step.level,
        effort=step.effort,
        calendar_days=step.calendar_days,
        raises=step.raises,
        why=step.why,
        tasks=step.tasks,
        done_when=step.done_when,
        tools=step.tools,
        carries_over=step.carries_over,
        starts_fresh=step.starts_fresh,
        pitfalls=step.pitfalls,
        kpis=step.kpis,
        depends_on=tuple(sorted(selection.depends_on[step.id])),
        removes_blocker=any(wanted.get(raised, 0) for raised in step.raises.items()),
        urgent=any(wanted.get(raised) == 0 for raised in step.raises.items()),
    )
