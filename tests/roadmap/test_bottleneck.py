from dataclasses import replace
from datetime import date

from advisor.roadmap.bottleneck import bottleneck
from advisor.roadmap.model import Roadmap, WeekLoad


def planned(*weeks: WeekLoad) -> Roadmap:
    return Roadmap(target=None, outcome="scheduled", load=weeks, held_on=date(2026, 1, 9))


def week(day: int, **busy: float) -> WeekLoad:
    return WeekLoad(week=date(2026, 1, day), planned=busy, available=dict.fromkeys(busy, 5.0))


def test_whoever_has_the_least_time_left_is_the_bottleneck() -> None:
    found = bottleneck(planned(week(5, ada=4.0, ben=4.5)))
    assert found
    assert (found.worker, found.planned, found.available) == ("ben", 4.5, 5.0)


def test_what_comes_after_the_target_does_not_count() -> None:
    found = bottleneck(planned(week(5, ada=4.0, ben=3.5), week(12, ada=0.0, ben=5.0)))
    assert found
    assert found.worker == "ada"


def test_nobody_is_where_everybody_has_time_left_or_nothing_is_planned() -> None:
    assert bottleneck(planned(week(5, ada=2.0, ben=2.5))) is None
    assert bottleneck(planned()) is None
    assert bottleneck(replace(planned(week(5, ada=0.0)), load=(week(5, ada=0.0),))) is None
