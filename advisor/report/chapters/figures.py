"""The figures the team follows."""

from advisor.report.chapters.model import Chapter, Fact
from advisor.result.model import KpiStatus


def figure(kpi: KpiStatus) -> Fact:
    """Return where a figure is and where it should go."""
    now = "Not measured" if kpi.current is None else _amount(kpi.current, kpi.unit)
    return Fact(label=kpi.title, value=now + _goal(kpi), remark=kpi.how)


def _goal(kpi: KpiStatus) -> str:
    if kpi.target is None:
        return ""
    lower = kpi.direction == "lower"
    bound = f"at {'most' if lower else 'least'} {kpi.target:g}{' %' * (kpi.unit == 'percent')}"
    met = kpi.current is not None and (
        kpi.current <= kpi.target if lower else kpi.current >= kpi.target
    )
    return f"; target met: {bound}" if met else f"; target: {bound}"


def _amount(number: float, unit: str) -> str:
    """Return a figure with its unit: `1 day`, `2 days`, `55 %`."""
    if unit == "percent":
        return f"{number:g} %"
    return f"{number:g} {unit.removesuffix('s') if number == 1 else unit}"


CHAPTER = Chapter(
    id="figures",
    title="Figures the team follows",
    data=lambda result: tuple(figure(kpi) for kpi in result.kpis),
)
