"""The KPIs that the team gave values for."""

from advisor.report.chapter_model import Chapter, Fact
from advisor.result.model import KpiStatus
from advisor.translation import sentence
from advisor.words.kpi import say_kpi


def kpi_fact(kpi: KpiStatus) -> Fact:
    """Return where a KPI is and where it should go."""
    return Fact(label=kpi.title, value=say_kpi(kpi), remark=kpi.how)


CHAPTER = Chapter(
    id="kpis",
    title=sentence("KPIs the team follows"),
    data=lambda result: tuple(kpi_fact(kpi) for kpi in result.kpis),
)
