import pytest

from advisor.report.result import KpiStatus
from advisor.report.view.cover import figure


@pytest.mark.parametrize(
    ("unit", "direction", "current", "target", "said"),
    [
        ("days", "lower", 74, 21, "74 days; the target is at most 21 days"),
        ("percent", "higher", 55, 95, "55 %; the target is at least 95 %"),
        ("days", "lower", 1, 1, "1 day; the target of at most 1 day is met"),
        ("hours", "lower", 0, None, "0 hours"),
        ("hours", "higher", None, 2, "Not measured; the target is at least 2 hours"),
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
    assert figure(kpi).value == said
