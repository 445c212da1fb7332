import pytest

from tests.benchmarks.__main__ import MEASURES, chosen, measure_each


def test_every_figure_is_told_whatever_became_of_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = []

    def held() -> bool:
        told.append("held")
        return True

    def missed() -> bool:
        told.append("missed")
        return False

    def broken() -> bool:
        raise OSError("no terminal")

    assert measure_each([missed, broken, held]) == 1
    assert told == ["missed", "held"]
    out = capsys.readouterr().out
    assert "broken: NOT MEASURED" in out
    assert "1 of 3 held" in out
    assert measure_each([held]) == 0


def test_the_planning_half_is_measured_as_well() -> None:
    names = {measure.__module__.rpartition(".")[2] for measure in MEASURES}
    assert names == {"processes", "screens", "planning", "scan", "portfolio", "workshop"}


def test_measures_are_chosen_by_name_and_all_without_one() -> None:
    assert [measure.__name__ for measure in chosen(["measure_keys"])] == ["measure_keys"]
    assert chosen([]) == MEASURES
    (longest,) = chosen(["measure_portfolio_in_one_go"])
    assert longest not in MEASURES
    with pytest.raises(KeyError):
        chosen(["measure_nothing"])
