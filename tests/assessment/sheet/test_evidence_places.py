from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.model import Evidence
from advisor.assessment.sheet.evidence_places import placed
from tests.strategies import QUICK

IDS = ("a", "b")
ITEMS = st.builds(
    Evidence,
    kind=st.just("seen"),
    ref=st.sampled_from(("x", "y")),
    shows=st.sampled_from(((), ("a",), ("b",), ("b", "a"))),
    by=st.sampled_from((None, None, "Ann")),
)


@given(st.lists(ITEMS, max_size=6))
@QUICK
def test_all_evidence_stands_somewhere_and_comes_back_in_its_order(items: list[Evidence]) -> None:
    assert placed(items, IDS).joined(IDS) == tuple(items)


def test_evidence_stands_in_the_row_of_what_it_shows() -> None:
    whole, one = Evidence(kind="seen", ref="x"), Evidence(kind="seen", ref="y", shows=("b",))
    found = placed((whole, one), IDS)
    assert (found.own, found.criteria, found.rest) == (whole, {"b": one}, ())


def test_what_a_row_cannot_hold_stands_in_the_table() -> None:
    signed = Evidence(kind="seen", ref="x", by="Ann")
    two = Evidence(kind="seen", ref="y", shows=("a", "b"))
    assert placed((signed, two), IDS).rest == (signed, two)
