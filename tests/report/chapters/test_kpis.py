import pytest

from advisor.report.chapters.kpis import kpi_fact
from advisor.result.model import KpiStatus


@pytest.mark.parametrize(
    ("unit", "direction", "current", "target", "said"),
    [
        ("days", "lower", 74, 21, "74 days; target: at most 21"),
        ("percent", "higher", 55, 95, "55 %; target: at least 95 %"),
        ("days", "lower", 1, 1, "1 day; target met: at most 1"),
        ("hours", "lower", 0, None, "0 hours"),
        ("hours", "higher", None, 2, "Not measured; target: at least 2"),
    ],
)
def test_a_figure_says_where_it_is_and_where_it_should_go(
    unit: str, direction: str, current: float | None, target: float | None, said: str
) -> None:
    kpi = KpiStatus(
        id="a",
        title="A",
        unit=unit,
        direction=direction,
        stage="deploy",
        how="By hand.",
        current=current,
        target=target,
    )
    assert kpi_fact(kpi).value == said
