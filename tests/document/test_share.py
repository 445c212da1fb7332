import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.document.share import percent_of, written_share
from advisor.errors import ContentError


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        (0.8, 80.0),
        (0.29, 29.0),
        (0.01, 1.0),
        (2, 2.0),
        (33.3, 33.3),
        (100, 100.0),
        ("80", 80.0),
        ("0.8", 80.0),
        ("0,8", 80.0),
        (".5", 50.0),
        ("80%", 80.0),
        (" 80 % ", 80.0),
        ("1%", 1.0),
        ("1.5%", 1.5),
        ("100%", 100.0),
    ],
)
def test_a_share_is_percent_or_a_part_of_the_whole(written: str | float, percent: float) -> None:
    assert percent_of(written) == percent


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (1, "1 may mean 1 % or 100 %", "Write 100% or 1%."),
        ("1.0", "1 may mean 1 % or 100 %", "Write 100% or 1%."),
        (1.5, "1.5 may mean 1.5 % or 150 %", "Write 1.5%."),
        (101, "101 is above 100 percent", "Write 100% for all of it."),
        ("120%", "120 is above 100 percent", "Write 100% for all of it."),
        (0, "0 is below 1 percent", "Write it like 80, 80% or 0.8."),
        (0.004, "0.004 is below 1 percent", "Write it like 80, 80% or 0.8."),
        (-0.5, "-0.5 is below 1 percent", "Write it like 80, 80% or 0.8."),
        ("0.8%", "0.8% is below 1 percent", "Write it like 80, 80% or 0.8."),
        ("most", "`most` is not a share", "Write it like 80, 80% or 0.8."),
        ("nan", "`nan` is not a share", "Write it like 80, 80% or 0.8."),
        (float("nan"), "nan is below 1 percent", "Write it like 80, 80% or 0.8."),
        (float("inf"), "inf is above 100 percent", "Write 100% for all of it."),
        ("", "`` is not a share", "Write it like 80, 80% or 0.8."),
        ("%", "`%` is not a share", "Write it like 80, 80% or 0.8."),
    ],
)
def test_what_is_no_share_or_could_be_two_is_refused(
    written: str | float, message: str, hint: str
) -> None:
    with pytest.raises(ContentError) as raised:
        percent_of(written)
    (problem,) = raised.value.problems
    assert (problem.message, problem.hint) == (message, hint)


@given(st.one_of(st.floats(1, 2), st.floats(1, 100)))
def test_what_is_written_reads_back_the_same(percent: float) -> None:
    assert percent_of(written_share(percent)) == percent
