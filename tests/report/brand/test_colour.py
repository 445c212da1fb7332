import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.report.brand.colour import BLACK, ENOUGH, WHITE, contrast, normal, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [(BLACK, WHITE, 21.0), (WHITE, WHITE, 1.0), ("#777777", WHITE, 4.48), ("#ff0000", WHITE, 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, st.sampled_from([WHITE, "#131a23"]))
def test_a_readable_colour_has_enough_contrast_and_changes_no_more_than_it_must(
    colour: str, paper: str
) -> None:
    found = readable(colour, paper)
    assert contrast(found, paper) >= ENOUGH
    assert (found == colour) == (contrast(colour, paper) >= ENOUGH)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#0A5c8F", "#0a5c8f"),
        ("#fb0", "#ffbb00"),
        ("red", None),
        ("#12345", None),
        ("0a5c8f", None),
    ],
)
def test_colours_are_written_in_hex(text: str, colour: str | None) -> None:
    assert normal(text) == colour
