from advisor.workshop.allowance import Allowances, Rate


def test_each_has_a_burst_and_then_a_steady_rate() -> None:
    purses = Allowances(Rate(burst=3, per_second=2))
    assert [purses.spend("eve", 0.0) for _ in range(5)] == [True] * 3 + [False] * 2
    assert purses.spend("ana", 0.0)
    assert [purses.spend("eve", 1.0) for _ in range(3)] == [True, True, False]


def test_a_refusal_costs_nothing() -> None:
    purses = Allowances(Rate(burst=1, per_second=0.5))
    purses.spend("eve", 0.0)
    assert not any(purses.spend("eve", 1.0) for _ in range(5))
    assert purses.spend("eve", 2.0)


def test_a_clock_that_goes_back_gives_nothing() -> None:
    purses = Allowances(Rate(burst=1, per_second=1))
    purses.spend("eve", 100.0)
    assert not purses.spend("eve", 0.0)


def test_a_flood_of_names_makes_it_forget_those_unheard_of() -> None:
    purses = Allowances(Rate(burst=1, per_second=0.01), most_known=10)
    purses.spend("first", 0.0)
    for number in range(10):
        purses.spend(str(number), 0.0)
    assert not purses.spend("9", 0.0)
    assert purses.spend("first", 0.0)
