"""The nearest goal worth having, where the target lies too far for the people."""

from datetime import date, timedelta

from advisor.roadmap.advice_model import Nearest
from advisor.roadmap.dated_plan import DatedPlan
from advisor.roadmap.deadline import PlanningProblem
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.roadmap.position import Position

_FAR = timedelta(days=548)  # eighteen months
_SOON = timedelta(days=183)  # six months


def nearest_goal(problem: PlanningProblem, plan: DatedPlan, planned: Roadmap) -> Nearest | None:
    """Return what is likely to be held within six months, if all of it takes over eighteen.

    That is what hurt, mended, and the features of which everything that is lacking is done by then.
    None where the target is near, or nothing is done so soon.
    """
    start, confidence = planned.start, planned.confidence
    if start is None or confidence is None or confidence.p85 <= start + _FAR:
        return None
    soon = [step for step in planned.steps if _done(step) <= start + _SOON]
    if not soon:
        return None
    ids = {step.id for step in soon}
    after = problem.position.after(step for step in plan.work.steps if step.id in ids)
    features = _held(after)
    mended = [step.end for step in planned.steps if step.mends and step.end]
    return Nearest(
        level=after.held,
        features=tuple(name for name in features if name not in _held(problem.position)),
        steps=tuple(step.id for step in soon),
        mended_on=max(mended, default=None),
        likely=max(_done(step) for step in soon),
    )


def _done(step: RoadmapStep) -> date:
    return step.likely_end or step.end or date.max


def _held(position: Position) -> list[str]:
    """Return the features of which nothing is lacking."""
    lacking = {feature.id for feature, _, c in position.defining() if position.lacks(c)}
    asked = dict.fromkeys(feature.id for feature, _, _ in position.defining())
    return [name for name in asked if name not in lacking]
