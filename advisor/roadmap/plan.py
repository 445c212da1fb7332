"""A scorecard into a roadmap."""

from advisor.assessment.model import Target
from advisor.roadmap.conditions import Conditions
from advisor.roadmap.dated import dated
from advisor.roadmap.draft import draft
from advisor.roadmap.goal import goals_of
from advisor.roadmap.model import Roadmap, RoadmapTarget
from advisor.roadmap.position import Position, position_of
from advisor.rubric.model import Rubric
from advisor.scoring.model import Basis, Scorecard


def plan(
    rubric: Rubric,
    card: Scorecard,
    wanted: Target | None = None,
    *,
    strict: bool = False,
    conditions: Conditions | None = None,
) -> Roadmap:
    """Return the steps that lead from the scorecard to the wanted level, in order.

    Without a wanted level, or with one already held, the next level is the target. `strict`
    starts from what evidence supports in place of what is claimed. Under `conditions` with a
    capacity and a start the steps have dates.
    """
    given = conditions or Conditions()
    basis: Basis = "supported" if strict else "claimed"
    position = position_of(rubric, card, basis, given.done)
    target = _target(position, wanted or Target())
    goals = goals_of(position, target) if target else []
    if target is None or not goals:
        return Roadmap(target=None, status="reached", conditions=given)
    chosen = draft(rubric, position, target, goals, given)
    return dated(chosen) if given.dated else chosen.undated()


def _target(position: Position, wanted: Target) -> RoadmapTarget | None:
    held = position.held
    chosen = {"dimensions": wanted.dimensions, "stages": wanted.stages}
    if held is None:
        return None
    if wanted.level is not None and wanted.level > held:
        return RoadmapTarget(level=wanted.level, by=wanted.by, **chosen)
    asked = RoadmapTarget(level=None, by=wanted.by, **chosen)
    if goals_of(position, asked):
        return asked
    if held >= position.top:
        return None
    # A date without a level is for the next one; a date for a level already held is past use.
    return RoadmapTarget(level=held + 1, by=wanted.by if wanted.level is None else None)
