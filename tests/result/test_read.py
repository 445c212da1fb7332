import json
from typing import Any

import pytest
from hypothesis import given, settings

from advisor.document.data import as_data
from advisor.errors import ContentError
from advisor.report.result_json import result_json
from advisor.result.model import Result
from advisor.result.read import parse_result
from tests.result.results import SCHEMA_1, half_known, results
from tests.strategies import QUICK


@settings(QUICK, max_examples=8)  # each is planned, too
@given(results())
def test_a_result_read_back_is_written_with_the_same_bytes(result: Result) -> None:
    text = result_json(result)
    read = parse_result(text, file="result.json")
    assert result_json(read) == text
    assert as_data(read.parts) == as_data(result.parts)
    assert as_data(read.toward) == as_data(result.toward)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema_version": "3.0"}', "schema version 3.0"),
        ('{"schema_version": "2.0"}', "missing"),
        ('{"schema_version": "1.0"}', "missing"),
        ('{"schema_version": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_result_is_refused(text: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        parse_result(text, file="result.json")


@pytest.mark.parametrize(
    "where", ["level.parts.training.claimed", "mlops_toward.level", "coverage.value"]
)
def test_a_fault_is_told_where_it_stands_in_the_document(where: str) -> None:
    data: Any = json.loads(result_json(half_known()))
    *path, key = where.split(".")
    part = data
    for name in path:
        part = part[name]
    part[key] = "high"
    with pytest.raises(ContentError) as raised:
        parse_result(json.dumps(data), file="result.json")
    assert where in [p.location.field for p in raised.value.problems if p.location]


def test_a_result_of_schema_1_is_read_as_far_as_it_goes() -> None:
    result = parse_result(SCHEMA_1.read_text(encoding="utf-8"), file="result.json")
    assert result.schema_version == "2.0"
    assert not result.has_criteria
    assert (result.features, result.waivers) == ((), ())
    assert (result.held("claimed"), result.level["machines_claimed"]) == (0, 2)
    assert (result.guarded(), result.standing()["possible"]) == (None, None)
    assert result.as_of == result.assessed_on
    (blocker,) = result.blockers
    assert (blocker.practice, blocker.criterion, blocker.why) == ("answering.rota", None, "lacking")
    assert result.coverage.value == 1.0
    assert not result.thin
    assert [(p.claimed, p.value) for p in result.practices] == [(0, 0.0), (2, 2.0)]


def test_what_was_read_of_schema_1_is_written_as_this_schema() -> None:
    result = parse_result(SCHEMA_1.read_text(encoding="utf-8"), file="result.json")
    text = result_json(result)
    assert json.loads(text)["schema_version"] == "2.0"
    assert result_json(parse_result(text, file="result.json")) == text
    assert json.loads(text)["blockers"][0]["reason"] == "at 0, 1 is needed"
