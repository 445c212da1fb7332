"""The figures the team follows."""

from advisor.report.chapters.model import Chapter, Fact
from advisor.result.model import KpiStatus
from advisor.words.kpi import say_kpi


def figure(kpi: KpiStatus) -> Fact:
    """Return where a figure is and where it should go."""
    return Fact(label=kpi.title, value=say_kpi(kpi), remark=kpi.how)


CHAPTER = Chapter(
    id="figures",
    title="Figures the team follows",
    data=lambda result: tuple(figure(kpi) for kpi in result.kpis),
)
