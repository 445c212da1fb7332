"""The page on detectors lists the facts there are."""

from tests.build import ROOT
from tests.scan.facts_page import with_facts


def test_the_page_lists_each_fact_and_field() -> None:
    page = (ROOT / "docs" / "detectors.md").read_text(encoding="utf-8")
    assert page == with_facts(page), "the list drifted: run `make docs`"
