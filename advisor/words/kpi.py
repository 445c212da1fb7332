"""Figures that the team follows."""

from advisor.result.model import KpiStatus
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


def say_moved_by(roadmap: Roadmap, kpi: str) -> str:
    """Return which steps of a plan should move a figure; nothing where none does."""
    steps = [str(n) for n, step in enumerate(roadmap.steps, 1) if kpi in step.kpis]
    if not steps:
        return ""
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
