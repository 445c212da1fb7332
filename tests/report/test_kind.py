import json

import pytest

from advisor.report.kind import is_result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"schema_version": 1}', True),
        ('\n { "id": 1, "schema_version" : 1}', True),
        ('{"schema_version": 1, "score": NaN}', True),
        ('{"schema_version": 1, "team": {', True),
        ('{"answers": {"a.b": {"note": "the \\"schema_version\\" of it"}}}', False),
        ("{answers: {a.b: {note: 'the \"schema_version\" of it'}}}", False),
        ('{"kpis": {"schema_version": {"current": 1}}}', False),
        ("{rubric: x, team: {name: '\"schema_version\"'", False),
        ("rubric: x\nnote: '{\"schema_version\": 1}'\n", False),
        ("schema_version: 1\n", False),
        ("[" * 9999 + '"schema_version"', False),
        ("{" * 9999 + '"schema_version"', False),
        ("", False),
    ],
)
def test_a_result_is_known_by_its_own_keys(text: str, expected: bool) -> None:
    assert is_result(text) is expected


def test_a_note_of_any_form_makes_no_result() -> None:
    data = {"team": {"name": '{"schema_version": 1}'}, "answers": {}}
    assert not is_result(json.dumps(data))
    assert not is_result(json.dumps(data, indent=1))
