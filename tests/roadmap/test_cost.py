from dataclasses import replace

from advisor.assessment.model import Rates
from advisor.roadmap.cost import cost
from advisor.rubric.step_model import EffortRange
from tests.report.build import sample

STEP = replace(
    sample("parcel-eta").roadmap.steps[0],
    effort={
        "ml-engineer": EffortRange(low=1, likely=2, high=4),
        "data-scientist": EffortRange(low=0.5, likely=1, high=1),
        "product-owner": EffortRange(low=0, likely=0, high=0),
    },
)


def test_work_costs_its_days_times_their_rates() -> None:
    rates = Rates(currency="EUR", roles={"ml-engineer": 800, "data-scientist": 600})
    price = cost([STEP, STEP], rates)
    assert price
    assert (price.low, price.likely, price.high) == (2200, 4400, 7600)
    assert (price.currency, price.unpriced) == ("EUR", ())


def test_a_role_with_work_and_no_rate_is_named_and_in_no_figure() -> None:
    price = cost([STEP], Rates(currency="EUR", roles={"ml-engineer": 800}))
    assert price
    assert (price.likely, price.unpriced) == (1600, ("data-scientist",))


def test_there_is_no_price_without_a_rate_for_any_of_the_work() -> None:
    assert cost([STEP], Rates()) is None
    assert cost([STEP], Rates(currency="EUR", roles={"product-owner": 900})) is None
    assert cost([], Rates(currency="EUR", roles={"ml-engineer": 800})) is None
