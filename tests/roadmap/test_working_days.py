from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from advisor.roadmap.working_days import WorkingDays
from tests.strategies import QUICK

FRIDAY = date(2026, 11, 20)
CHRISTMAS = (date(2026, 12, 24), date(2026, 12, 25))


def test_weekends_and_holidays_are_no_working_days() -> None:
    days = WorkingDays(FRIDAY, CHRISTMAS)
    assert [days.date_of(number) for number in (0, 1)] == [FRIDAY, date(2026, 11, 23)]
    assert days.date_of(24) == date(2026, 12, 28)


def test_a_start_on_a_day_off_is_the_next_working_day() -> None:
    assert WorkingDays(date(2026, 11, 21)).date_of(0) == date(2026, 11, 23)


@QUICK
@given(st.integers(0, 400), st.integers(-10, 500))
def test_counting_until_a_day_is_the_inverse_of_naming_the_day(number: int, later: int) -> None:
    days = WorkingDays(FRIDAY, CHRISTMAS)
    assert days.count_until(days.date_of(number)) == number + 1
    last = FRIDAY + timedelta(days=later)
    count = days.count_until(last)
    assert count == 0 or days.date_of(count - 1) <= last
    assert days.date_of(count) > last
