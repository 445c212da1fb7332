"""Figures that the team follows."""

from advisor.result.model import KpiStatus, Result
from advisor.roadmap.model import Roadmap
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words


def is_met(kpi: KpiStatus) -> bool:
    """Tell whether a figure is where it should be."""
    if kpi.current is None or kpi.target is None:
        return False
    if kpi.direction == "lower":
        return kpi.current <= kpi.target
    return kpi.current >= kpi.target


def say_kpi(kpi: KpiStatus) -> str:
    """Return where a figure is and where it should go."""
    now = sentence("Not measured") if kpi.current is None else say_amount(kpi.current, kpi.unit)
    if kpi.target is None:
        return now
    lower = kpi.direction == "lower"
    target = f"{kpi.target:g}{' %' * (kpi.unit == 'percent')}"
    bound = (
        sentence("at most {target}", target=target)
        if lower
        else sentence("at least {target}", target=target)
    )
    if is_met(kpi):
        return sentence("{now}; target met: {bound}", now=now, bound=bound)
    return sentence("{now}; target: {bound}", now=now, bound=bound)


def say_kpis(result: Result) -> str:
    """Return how many of the figures followed are where they should be; nothing without targets."""
    aimed = [kpi for kpi in result.kpis if kpi.target is not None]
    if not aimed:
        return ""
    behind = [kpi for kpi in aimed if not is_met(kpi)]
    said = _say_on_target(len(aimed) - len(behind), len(aimed))
    if result.thin or not behind:
        return sentence("{said}.", said=said)
    moved = sum(any(kpi.id in step.kpis for step in result.roadmap.steps) for kpi in behind)
    if not moved:
        return sentence("{said}; no step of this plan is known to move the rest.", said=said)
    if len(behind) == len(aimed):
        return sentence("{said}; this plan should move {n} of them.", n=moved, said=said)
    return sentence("{said}; this plan should move {n} of the others.", n=moved, said=said)


def _say_on_target(met: int, aimed: int) -> str:
    if not met:
        return counted(
            "The {n} figure that the team follows is short of its target",
            "None of the {n} figures that the team follows meets its target",
            aimed,
        )
    return counted(
        "{n} of {aimed} figures that the team follows meets its target",
        "{n} of {aimed} figures that the team follows meet their targets",
        met,
        aimed=aimed,
    )


def say_moved_by(roadmap: Roadmap, kpi: str) -> str:
    """Return which steps of a plan should move a figure; nothing where there is no plan."""
    steps = [str(n) for n, step in enumerate(roadmap.steps, 1) if kpi in step.kpis]
    if not steps:
        return sentence("No step of this plan.") if roadmap.steps else ""
    return counted(
        "Step {steps} should move it.",
        "Steps {steps} should move it.",
        len(steps),
        steps=join_words(steps),
    )


def say_amount(number: float, unit: str) -> str:
    """Return a figure with its unit, which the rubric names: `1 day`, `2 days`, `55 %`."""
    if unit == "percent":
        return f"{number:g} %"
    if unit == "currency":  # which one, the rubric cannot know
        return f"{number:g}"
    return f"{number:g} {unit.removesuffix('s') if number == 1 else unit}"
