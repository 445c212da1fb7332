import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.sheet.cells import address, escaped, guarded, is_risky, unescaped, unguarded
from tests.strategies import QUICK

SIGNS = st.text(alphabet="=+-@'\ta_x0041\x07\r\n\u200b\ufffe", max_size=12)


def test_cells_are_called_as_spreadsheets_call_them() -> None:
    assert address("Answers", 14, 5) == "Answers!E14"
    assert address(None, 1, 27) == "AA1"


@given(SIGNS)
@QUICK
def test_text_comes_back_as_it_was(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert unguarded(guarded(text)) == text
    assert not is_risky(guarded(text))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\u200b=1", "\uff1d1", "\t1"])
def test_what_begins_as_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["'tis", "a=1", "1", ""])
def test_other_text_stays(text: str) -> None:
    assert guarded(text) == unguarded(text) == text
