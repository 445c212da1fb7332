"""A result of schema 1 has no criteria, and can still be shown."""

import pytest

from advisor.report.formats import render
from advisor.report.plan.formats import write_plan
from advisor.result.model import Result
from advisor.result.read import parse_result
from tests.result.results import SCHEMA_1


@pytest.fixture(scope="module")
def older() -> Result:
    return parse_result(SCHEMA_1.read_text(encoding="utf-8"), file="schema-1.json")


@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_every_format_shows_it(older: Result, name: str) -> None:
    assert render(older, name)


def test_it_says_that_it_has_no_criteria_and_speaks_of_practices(older: Result) -> None:
    text = render(older, "md").decode()
    assert "This result is of schema version 1, which has no criteria." in text
    assert "core feature" not in text
    assert "Possible" not in text
    assert all(blocker.title in text for blocker in older.blockers)


def test_its_plan_can_be_written(older: Result) -> None:
    assert write_plan(older, "md")
    assert write_plan(older, "csv")
