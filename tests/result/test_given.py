import json
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.cli.command_line import run
from advisor.document import read
from advisor.document.data import as_data
from advisor.errors import InputError
from advisor.report.result_json import result_json
from advisor.result import given
from advisor.result.given import (
    GivenAnswers,
    GivenResult,
    is_result,
    open_answers,
    open_given,
    require_answers,
)
from advisor.rubric.source import rubric_folder
from tests.build import SAMPLES
from tests.report.build import sample


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


@pytest.fixture
def result_file(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    path.write_text(result_json(sample("parcel-eta")))
    return path


def test_answers_and_a_result_of_them_give_the_same(result_file: Path) -> None:
    (answers,) = (path for path in SAMPLES if path.parent.name == "parcel-eta")
    one, other = open_given(answers), open_given(result_file)
    assert isinstance(one, GivenAnswers)
    assert isinstance(other, GivenResult)
    assert one.scorecard.level == other.scorecard.level
    assert as_data(one.crosswalks("claimed")) == as_data(other.crosswalks("claimed"))
    assert result_json(one.result()) == result_json(other.result())


@pytest.mark.parametrize("named", [None, "mlops-devops", "path"])
def test_a_result_left_in_order_gets_the_dates_of_the_answers(
    tmp_path: Path, named: str | None
) -> None:
    (answers,) = (path for path in SAMPLES if path.parent.name == "parcel-eta")
    ordered = open_given(answers).result(dated=False)
    assert ordered.roadmap.undated
    path = tmp_path / "ordered.json"
    path.write_text(result_json(ordered))
    rubric = str(rubric_folder("mlops-devops")) if named == "path" else named
    dated = open_given(path, rubric).result()
    assert not dated.roadmap.undated
    assert result_json(dated) == result_json(sample("parcel-eta"))
    assert open_given(path, rubric).result(dated=False).roadmap.undated


def test_a_result_of_another_rubric_stays_without_dates(tmp_path: Path) -> None:
    data = json.loads(result_json(open_given(SAMPLES[0]).result(dated=False)))
    path = tmp_path / "ordered.json"
    for changes in ({"sha256": "0" * 64}, {"id": "gone"}):
        path.write_text(json.dumps({**data, "rubric": {**data["rubric"], **changes}}))
        assert open_given(path).result().roadmap.undated
    with pytest.raises(InputError, match="does not exist"):
        open_given(path, "gone.yaml").result()


@pytest.mark.parametrize(
    "line", ["score {}", "score {} --format json", "plan {}", "explain {}", "gate {} --min-level 0"]
)
def test_a_command_reads_what_it_is_given_once(
    result_file: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []

    def counting(kind: Callable[[str | Path], str]) -> Callable[[str | Path], str]:
        def counted(source: str | Path) -> str:
            reads.append(str(source))
            return kind(source)

        return counted

    monkeypatch.setattr(given, "read_text", counting(read.read_text))
    for file in (str(result_file), str(SAMPLES[0])):
        assert run(line.format(file).split()) == 0
        assert reads == [file]
        reads.clear()


def test_what_has_to_be_answers_is_no_result_and_no_rubric(result_file: Path) -> None:
    with pytest.raises(InputError, match="this file holds a result, and no answers"):
        open_answers(result_file)
    rubric = (rubric_folder("mlops-devops") / "rubric.yaml").read_text(encoding="utf-8")
    for text, other in ((result_file.read_text(), "a result"), (rubric, "a rubric")):
        with pytest.raises(InputError, match=f"this file holds {other}, and no answers"):
            require_answers(text, file="team.yaml")
    require_answers(SAMPLES[0].read_text(encoding="utf-8"), file="team.yaml")
