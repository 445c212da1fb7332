"""What this program made is told from what a person did, by the contents alone."""

import json
from pathlib import Path

import pytest

from advisor.assessment.json_schema import answers_schema
from advisor.report.formats import FORMATS, render
from advisor.report.own_files import bears_mark, input_kind
from advisor.report.plan.formats import PLAN_FORMATS, write_plan
from tests.build import RUBRICS, SAMPLES
from tests.report.build import hostile, sample, shipped

SHIPPED = Path("rubrics/mlops-devops")
PARTS = [path for path in SHIPPED.glob("**/*.yaml") if path.name != "rubric.yaml"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_report_bears_the_mark_and_is_no_input(name: str) -> None:
    data = render(sample("parcel-eta"), name)
    assert bears_mark(data)
    assert name == "json" or input_kind(data) is None


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_every_plan_bears_the_mark_whatever_it_tells(name: str) -> None:
    for result in (sample("parcel-eta"), hostile()):
        if name != "ics" or result.roadmap.start:
            assert bears_mark(write_plan(result, name).encode())


def test_a_json_schema_for_answers_bears_the_mark() -> None:
    assert bears_mark(json.dumps(answers_schema(shipped())).encode())


@pytest.mark.parametrize(
    "text",
    [
        "mine",
        "# Roadmap: of my own\n",
        "# Notes\n\n<!-- Made by advisor -->\n",
        "Number,Step,Mine\n",
        '{"schema_version": "1.1", "mine": true}',
        '{"schema_version": "1.1", "generator": "advisor 0.1.0", "answers": {}}',
        '{"$schema": "x", "title": "Answers for the survey"}',
        '[{"title": "Mine", "body": "", "labels": ["bug"]}]',
        "{not json",
        "[" * 100_000,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\n",
        "<!DOCTYPE html>\n<title>advisor</title>",
        "%PDF-1.7\n1 0 obj\n<</Type /Metadata /Length 3>>\nstream\nabc\nendstream",
        "Made by advisor. Not at all\n",
        'team: {name: A}\nnote: "\n  Made by advisor."\n',
    ],
)
def test_what_others_made_does_not(text: str) -> None:
    assert not bears_mark(text.encode())


@pytest.mark.parametrize(
    ("kind", "paths"), [("answers", SAMPLES), ("a rubric", [*RUBRICS.glob("*.yaml"), *PARTS])]
)
def test_answers_and_rubrics_are_inputs_and_bear_no_mark(kind: str, paths: list[Path]) -> None:
    assert paths
    for path in paths:
        assert input_kind(path.read_bytes()) == kind, path
        assert not bears_mark(path.read_bytes()), path


@pytest.mark.parametrize(
    "text",
    [
        '{"rubric": "a@1", "team": {"name": "A"}, "answers": {}}',
        "# a comment\n{rubric: a@1, team: {name: A}}\n",
        "{answers: {a.b: 1}, answers: [",
        "answers:\n  a.b: [1\n",
        "\ufeffanswers:\n  a.b: 1\n",
        "---\n  team: {name: A}\n  rubric: a@1\n",
        "extends: mlops-devops@1\n",
        "note: 'schema_version, <!-- Made by advisor -->'\nanswers: {}\n",
    ],
)
def test_answers_are_known_in_every_style_and_with_faults(text: str) -> None:
    assert input_kind(text.encode()) == ("a rubric" if "extends" in text else "answers")
    assert not bears_mark(text.encode())


@pytest.mark.parametrize("data", [b"", b"mine", b"\xff\xfe\0", b"# the answers: none", b"a: 1\n"])
def test_other_files_are_no_inputs(data: bytes) -> None:
    assert input_kind(data) is None
