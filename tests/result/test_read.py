import json

import pytest

from advisor.errors import ContentError
from advisor.report.result_json import result_json
from advisor.result.read import parse_result
from tests.report.build import sample
from tests.report.test_result_json import ROADMAP


def test_a_result_without_dates_still_opens() -> None:
    data = json.loads(result_json(sample("parcel-eta")))
    for name in ROADMAP - {"target", "status", "bound", "steps", "projection"}:
        del data["roadmap"][name]
    for step in data["roadmap"]["steps"]:
        del step["kind"], step["toward"]
        step["start"] = step["end"] = None
    for point in data["roadmap"]["projection"]:
        del point["score"], point["dimensions"], point["stages"]
    older = data | {"schema_version": "1.0"}
    del older["planning"]
    result = parse_result(json.dumps(older), file="result.json")
    assert result.roadmap.start is None
    assert len(result.roadmap.steps) == len(data["roadmap"]["steps"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema_version": "2.0"}', "schema version 2.0"),
        ('{"schema_version": "1.0"}', "missing"),
        ('{"schema_version": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_result_is_refused(text: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        parse_result(text, file="result.json")
