from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.scoring.number import exact, rounded_down, show_score, show_share
from tests.strategies import QUICK


@pytest.mark.parametrize(
    ("score", "shown"),
    [(1.996, "1.9"), (1.9999, "1.9"), (2.0, "2.0"), (0.29, "0.2"), (0.0, "0.0"), (None, "–")],
)
def test_a_score_is_shown_with_one_decimal_and_never_rounded_up(
    score: float | None, shown: str
) -> None:
    assert show_score(score) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.999, "99 %"), (0.9999, "99 %"), (1.0, "100 %"), (0.29, "29 %"), (0.0, "0 %"), (None, "–")],
)
def test_a_share_is_shown_in_whole_percent_and_complete_only_when_it_is(
    share: float | None, shown: str
) -> None:
    assert show_share(share) == shown


@QUICK
@given(st.integers(1, 20), st.integers(1, 10**9))
def test_however_close_to_a_level_a_score_below_it_shows_below_it(level: int, parts: int) -> None:
    kept = rounded_down(level - Fraction(1, parts))
    assert kept < level
    assert float(show_score(kept)) < level


@QUICK
@given(st.fractions(0, 20))
def test_rounding_loses_less_than_one_in_the_last_decimal(value: Fraction) -> None:
    assert 0 <= value - exact(rounded_down(value)) < Fraction(1, 10_000)


@QUICK
@given(st.fractions(0, 20), st.fractions(0, 20))
def test_rounding_keeps_the_order_of_two_scores(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert rounded_down(low) <= rounded_down(high)


@pytest.mark.parametrize("number", [0.1, 0.7, 3.33, 2, 100])
def test_a_number_counts_as_its_author_wrote_it(number: float) -> None:
    assert exact(number) == Fraction(str(number))
